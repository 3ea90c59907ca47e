import Testing

@testable import TextEngine

@Suite("Word pieces") struct WordPiecesTests {
    @Test(
        "A text is cut as BERT cuts it, without what says nothing",
        arguments: [
            ("The Lines restart", "the line ##s restart"), ("restarting", "restart ##ing"),
            ("Café, café", "cafe , cafe"),
            ("the the", "the the"), ("日本", "日 [UNK]"), ("zzz the", "[UNK] the"), ("the🥛line", "the 🥛 line"),
            ("RT @halden: the line https://a.example/the?line the", "the line the"), ("the&amp;line", "the line"),
            ("#TheLine", "the line"), ("#theLine2Restart", "the [UNK] restart"), ("mail@line", "[UNK] [UNK] line"),
            ("Line, THE.line", "line , the [UNK] line"), ("", ""), ("   \n", ""), ("the\u{301} line", "the line"),
        ])
    func pieces(text: String, expected: String) throws {
        let names = try SmallVectors.vectors().pieces.pieces(of: text).map { SmallVectors.pieces[Int($0)] }
        #expect(names.joined(separator: " ") == expected)
    }

    @Test("Bytes that are not UTF-8 are passed over")
    func broken() throws {
        let pieces = try SmallVectors.vectors().pieces
        let bytes: [UInt8] = [
            0xFF, 0x74, 0x68, 0x65, 0xC3, 0x20, 0xE2, 0x82, 0xED, 0xA0, 0x80, 0x6C, 0x69, 0x6E, 0x65, 0xF0,
        ]
        var numbers: [UInt16] = []
        pieces.append(bytes.span, to: &numbers)
        #expect(numbers == pieces.pieces(of: "the line"))
    }

    @Test("A word of a hundred letters is cut, a longer one is unknown")
    func long() throws {
        let pieces = try SmallVectors.vectors().pieces
        #expect(pieces.pieces(of: "the" + String(repeating: "s", count: 97)).count == 98)
        #expect(pieces.pieces(of: "the" + String(repeating: "s", count: 98)) == [pieces.unknown])
    }

    @Test(
        "A table whose letters are not UTF-8 is refused: a word of them would not end where its room does",
        arguments: [[0x80, 0x80, 0x80, 0x80, 0x80], [0xA9], [0xC3], [0x65, 0xFF]] as [[UInt8]])
    func letters(bytes: [UInt8]) throws {
        #expect(throws: TableError.unexpected("fold.letters")) { try SmallVectors.vectors(letter: bytes) }
        let long = try SmallVectors.vectors(letter: Array("🥛🥛".utf8)).pieces
        #expect(long.pieces(of: String(repeating: "é", count: 51)) == [long.unknown])
    }

    @Test(
        "Eight times the text, about eight times the work",
        arguments: [
            "s", "the", "the ", "thes", "é", "\u{301}", "한", "@", "#", "&", "h", "www.", "RT @", "#aB", "日", "🥛",
        ])
    func linear(unit: String) throws {
        let pieces = try SmallVectors.vectors().pieces
        let (small, large) = (String(repeating: unit, count: 4_000), String(repeating: unit, count: 32_000))
        var numbers: [UInt16] = []
        let ratio = Cost.ratio(
            of: { pieces.append(large, to: &numbers) }, to: { for _ in 0..<4 { pieces.append(small, to: &numbers) } })
        #expect(ratio < 8)
    }
}
