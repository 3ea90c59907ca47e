import Testing

@testable import TextEngine

@Suite("A reader of personal data and its table") struct PersonalDataTableTests {
    /// A table of the smallest size: two types, one feature.
    private func table(_ change: (inout [String: (kind: UInt8, numbers: [UInt32])]) -> Void = { _ in }) throws
        -> TableFile
    {
        let labels = "O\nB-PERSON\nB-AGE\nI-PERSON\nI-AGE".utf8.map { UInt32($0) }
        var columns: [String: (kind: UInt8, numbers: [UInt32])] = [
            "labels": (0, labels), "keys": (5, [7]), "counts": (0, [1]), "marks": (0, [1]), "weights": (2, [1024]),
            "transitions": (3, Array(repeating: 0, count: 25)), "words": (5, [9]), "bits": (2, [1]),
        ]
        change(&columns)
        return try TableFile(bytes(columns))
    }

    private func bytes(_ columns: [String: (kind: UInt8, numbers: [UInt32])]) -> [UInt8] {
        var whole = Array("TXTTBL1\n".utf8)
        for (name, column) in columns {
            let width = column.kind == 0 ? 1 : column.kind == 2 ? 2 : 4
            whole += [UInt8(name.utf8.count), 0] + Array(name.utf8) + [column.kind]
            whole += (0..<8).map { UInt8(truncatingIfNeeded: column.numbers.count >> ($0 * 8)) }
            while whole.count % 8 != 0 { whole.append(0) }
            for number in column.numbers { whole += (0..<width).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) } }
        }
        return whole
    }

    @Test("Finds what proves itself even where nothing was learned")
    func proven() throws {
        let reader = try PersonalDataReader(table())
        let spans = reader.spans(in: "aged 37, zoë@mail.example, 4111 1111 1111 1111; my name is nobody")
        #expect(spans.map(\.type) == [.age, .email, .card])
        #expect(spans.map(\.scalars) == [5..<7, 9..<25, 27..<46])
        #expect(spans.map(\.range.utf8) == [5..<7, 9..<26, 28..<47])
    }

    @Test("A table that does not fit itself is refused with the column's name")
    func refused() throws {
        for name in ["labels", "keys", "counts", "marks", "weights", "transitions", "words", "bits"] {
            #expect(throws: TableError.missing(name)) { try PersonalDataReader(table { $0[name] = nil }) }
        }
        for (name, numbers): (String, [UInt32]) in [
            ("counts", [1, 1]), ("weights", []), ("marks", [5]), ("transitions", [0]), ("bits", []), ("labels", [79]),
        ] {
            #expect(throws: TableError.unexpected(name)) {
                try PersonalDataReader(table { $0[name]?.numbers = numbers })
            }
        }
        let foreign = "O\nB-SECRET\nI-SECRET".utf8.map { UInt32($0) }
        #expect(throws: TableError.unexpected("labels")) {
            try PersonalDataReader(
                table {
                    $0["labels"]?.numbers = foreign
                    $0["transitions"]?.numbers = Array(repeating: 0, count: 9)
                })
        }
    }

    @Test("Whatever is typed, spans stand in order, apart, and name the same words in each encoding")
    func ranges() throws {
        let reader = try PersonalDataReader(table())
        let first = UInt64.random(in: 0...UInt64.max)
        for seed in (0..<300).map({ first &+ $0 }) {
            var fuzz = Fuzz(seed: seed)
            let text = fuzz.text() + (seed % 3 == 0 ? " 41 years old" : "")
            let spans = reader.spans(in: text)
            #expect(
                zip(spans, spans.dropFirst()).allSatisfy { $0.scalars.upperBound <= $1.scalars.lowerBound }, "\(seed)")
            for span in spans {
                let words = text.words(utf8: span.range.utf8)
                #expect(words != nil && words == text.words(utf16: span.range.utf16), "seed \(seed)")
                #expect(
                    words.map { Array($0.unicodeScalars) } == Array(Array(text.unicodeScalars)[span.scalars]), "\(seed)"
                )
            }
        }
    }

    @Test("Ages are numbers that the words around them say to be an age")
    func ages() throws {
        let reader = try PersonalDataReader(table())
        for text in [
            "37 years old", "a 37-year-old", "a 37 year old nurse", "I am 37 y/o", "37yo", "aged 37",
            "at the age of 37",
            "37 years of age", "(37 yrs old)",
        ] {
            #expect(reader.spans(in: text).map(\.type) == [.age], "\(text)")
        }
        for text in [
            "37 years ago", "a 37-year-old company", "a 370 year old", "0 years old", "37 old cartons",
            "20-37 years old",
            "page 37", "37", "years old",
        ] {
            #expect(reader.spans(in: text).isEmpty, "\(text)")
        }
    }
}
