import Testing

@testable import TextEngine

@Suite("One’s own voice") struct OwnVoiceTests {
    @Test(
        "Its signs are a person, a place, a moment and a feeling",
        arguments: [
            ("I was there.", [.firstPerson]), ("We met in Aarhus.", [.firstPerson, .place]),
            ("My shift began on Tuesday.", [.firstPerson, .moment]), ("I am proud.", [.firstPerson, .feeling]),
            ("In March I paid in Danish kroner.", [.firstPerson]), ("I work in customer care.", [.firstPerson]),
            ("even nothing", []), ("The line from Malmö was late that night, sadly.", [.place, .moment]),
        ] as [(String, [OwnVoiceSign])])
    func signs(text: String, signs: [OwnVoiceSign]) {
        #expect(OwnVoice.signs(in: Tokens(text)) == signs)
    }

    @Test("It is said of a text with a person in it and something more, and not of a copied one")
    func said() throws {
        let post = "I was on the night line in Aarhus when the alarm came on Tuesday."
        let checker = try Checker(Guide(colleagues: [Passage(id: "p", author: "ben", text: post)]))
        #expect(checker.check("I was there on Tuesday.").names == ["own voice"])
        #expect(checker.check("It was cold on Tuesday.").names == [])
        #expect(checker.check(post, author: "amara").names == ["colleague p"])
        #expect(checker.check(post, author: "ben").names == ["own voice"])
    }
}
