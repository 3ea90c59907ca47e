import TextEngine
import TextTables
import Testing

@Suite("Personal data as spans") struct PersonalDataReaderTests {
    private static let reader = Result { try TextTables.personalData() }

    private func spans(_ text: String) throws -> [PersonalDataSpan] { try Self.reader.get().spans(in: text) }

    private func found(_ text: String) throws -> [String] {
        let scalars = Array(text.unicodeScalars)
        return try spans(text).map { span in
            var words = ""
            words.unicodeScalars.append(contentsOf: scalars[span.scalars])
            return "\(span.type.rawValue) \(words)"
        }
    }

    @Test(
        "People, places, firms and numbers are found where they stand",
        arguments: [
            ("My name is Katarína Nováková and I live in Odense.", ["PERSON Katarína Nováková", "GPE Odense"]),
            ("Dr. Obafemi called from Denmark.", ["TITLE Dr.", "PERSON Obafemi", "GPE Denmark"]),
            ("Please call me on +45 20 12 34 56.", ["PHONE_NUMBER +45 20 12 34 56"]),
            ("My SSN is 078-05-1120", ["US_SSN 078-05-1120"]),
            ("my driver's license number is F4521187", ["US_DRIVER_LICENSE F4521187"]),
            ("She is a 37-year-old nurse", ["AGE 37"]),
            (
                "Send it to 14 Mill Lane, Apt. 3, Springfield, IL 62704.",
                ["STREET_ADDRESS 14 Mill Lane, Apt. 3, Springfield, IL 62704"]
            ),
            ("The Norwegian government signed on 2019-05-04.", ["NRP Norwegian", "DATE_TIME 2019-05-04"]),
            ("🥛 Pay with 4111 1111 1111 1111!", ["CREDIT_CARD 4111 1111 1111 1111"]),
        ])
    func found(text: String, names: [String]) throws { #expect(try found(text).filter(names.contains) == names) }

    @Test(
        "A text about nobody has none",
        arguments: [
            "", " ", "…", "How do I close my account?", "We counted 600 cartons, 40 less than last week.",
            "The line stays closed until the valves are new.", "Nobody knows why it happened.", "12 of 40 were faulty",
        ])
    func none(text: String) throws { #expect(try found(text) == []) }

    @Test("A span names the same words in all three encodings, and the words that spoke for it are in the text")
    func encodings() throws {
        let text = "🥛🇩🇰 e\u{301}t 𝐇i, my name is Zoë Müller, mail zoë@mail.example, card 4111111111111111"
        for span in try spans(text) {
            let utf8 = String(decoding: Array(text.utf8)[span.range.utf8], as: UTF8.self)
            #expect(utf8 == String(decoding: Array(text.utf16)[span.range.utf16], as: UTF16.self))
            #expect(Array(utf8.unicodeScalars) == Array(Array(text.unicodeScalars)[span.scalars]))
            #expect((0...1).contains(span.confidence))
            if case .words(let words) = span.because { #expect(words.utf8.upperBound <= text.utf8.count) }
        }
        #expect(try spans(text).map(\.because).suffix(2) == [.form, .checksum])
    }

    @Test("What proves itself is sure; what was learned is less so")
    func confidence() throws {
        let all = try spans("Amara wrote to amara@mail.example")
        #expect(all.first { $0.type == .email }?.confidence == 1)
        #expect(all.filter { $0.type == .person }.allSatisfy { $0.confidence < 1 })
    }
}
