import Testing

@testable import texteval

@Suite("The tool's arguments") struct ArgumentsTests {
    @Test("Options, repeats and the flag are read in any order") func read() throws {
        let arguments = try Arguments(["--time", "--top", "3", "--repeat", "4"], options: ["--top"])
        #expect(arguments.isTimed)
        #expect(arguments.rounds == 4)
        #expect(try arguments.count("--top", default: 5) == 3)
    }

    @Test(
        "What is not an option, lacks its value or is no number is refused",
        arguments: [["--tpo", "3"], ["--top"], ["--repeat", "0"], ["top"]])
    func refused(words: [String]) {
        #expect(throws: Refusal.self) { try Arguments(words, options: ["--top"]) }
    }
}
