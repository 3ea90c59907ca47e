import Platform
import Testing

@Suite struct CSVTests {
    private func rows(_ text: String) throws -> [[String]] { try CSV(text).rows.map(\.fields) }

    @Test(
        "The examples of RFC 4180 read as it says",
        arguments: [
            ("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n", [["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"]]),
            ("aaa,bbb,ccc\r\nzzz,yyy,xxx", [["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"]]),
            ("\"aaa\",\"b\r\nbb\",\"ccc\"\r\nzzz", [["aaa", "b\r\nbb", "ccc"], ["zzz"]]),
            ("\"aaa\",\"b\"\"bb\",\"c,c\"", [["aaa", "b\"bb", "c,c"]]),
            ("a,,\n,b,", [["a", "", ""], ["", "b", ""]]),
            ("\"\",x", [["", "x"]]),
        ])
    func examples(text: String, expected: [[String]]) throws {
        #expect(try rows(text) == expected)
    }

    @Test("Lines may end in CRLF, LF or CR; a byte order mark and empty lines are left out")
    func lineEnds() throws {
        let expected = [["name", "email"], ["Amara", "a@halden.example"]]
        for end in ["\r\n", "\n", "\r"] {
            #expect(try rows("\u{FEFF}name,email\(end)\(end)Amara,a@halden.example\(end)") == expected)
        }
        #expect(try rows("").isEmpty)
        #expect(try rows("\r\n\r\n").isEmpty)
    }

    @Test("Each row knows the line it begins on, also after quoted line ends and empty lines")
    func lines() throws {
        let csv = try CSV("name\r\n\r\n\"two\r\nlines\"\r\nthird\rfourth")
        #expect(csv.rows.map(\.line) == [1, 3, 5, 6])
    }

    @Test("A quotation mark that never closes is named by the line on which it opens")
    func openQuote() {
        #expect(throws: CSV.Fault.openQuote(line: 3)) { try CSV("a\nb\n\"c\nd\ne") }
        #expect(throws: CSV.Fault.textAfterQuote(line: 2)) { try CSV("a\n\"b\"c\nd") }
    }

    @Test("Quotation marks inside a word are part of it")
    func innerQuotes() throws {
        #expect(try rows("5\" pipe,ok") == [["5\" pipe", "ok"]])
    }

    @Test(
        "Nothing that reads as a formula leaves unarmed",
        arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\r\n=1", "=\u{301}1", "＝1"])
    func formulas(text: String) {
        let line = CSV.line([text])
        #expect(line.hasPrefix("'") || line.hasPrefix("\"'"))
    }

    @Test(
        "What is written reads back as it was",
        arguments: [
            ["a", "b"], ["", ""], ["two\nlines", "a,b", "say \"hello\""], ["\"", ",", "x\r\n"], ["é🙂", "x\",\u{301}"],
            ["a,\u{301}b"], ["\"\u{301}"],
        ])
    func roundTrip(fields: [String]) throws {
        let read = try #require(try rows("head\r\n" + CSV.line(fields)).last)
        // Scalar by scalar, because texts that look alike are equal to each other.
        #expect(read.map { Array($0.unicodeScalars) } == fields.map { Array($0.unicodeScalars) })
    }

    @Test("A large hostile file is read in a time that grows with its size")
    func hostile() throws {
        let commas = String(repeating: ",", count: 200_000)
        #expect(try rows(commas)[0].count == 200_001)
        let quotes = String(repeating: "\"", count: 200_001)
        #expect(throws: CSV.Fault.openQuote(line: 1)) { try CSV(quotes) }
    }
}
