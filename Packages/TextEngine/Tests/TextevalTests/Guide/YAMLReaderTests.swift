import Testing

@testable import texteval

@Suite("Reading a playbook's YAML") struct YAMLReaderTests {
    @Test("Maps, lists and every way to write a text") func read() throws {
        let root = try YAMLReader.read(
            """
            # A remark
            title: Product recall  # the short one
            summary: >-
              Something that we made
              has to come back.

              From everywhere.
            letter: |
              Dear all,
                it is me.
            cadence: {first: 20m, then: "1h"}
            names: [Halden, 'Halden''s']
            facts:
            - statement: We do not know
                yet.
              status: developing
            - statement: "Say \\"no\\"."
            empty:
            """)
        #expect(root["title"] == scalar("Product recall", 2))
        #expect(root["summary"] == scalar("Something that we made has to come back.\nFrom everywhere.", 3))
        #expect(root["letter"] == scalar("Dear all,\n  it is me.\n", 8))
        #expect(root["cadence"]?["first"] == scalar("20m", 11))
        #expect(root["cadence"]?["then"] == scalar("1h", 11))
        #expect(root["names"]?.value == .list([scalar("Halden", 12), scalar("Halden's", 12)]))
        guard case .list(let facts) = root["facts"]?.value else { throw YAMLFault(line: 13, reason: "no list") }
        #expect(facts.map { $0["statement"] } == [scalar("We do not know yet.", 14), scalar("Say \"no\".", 17)])
        #expect(facts[0]["status"] == scalar("developing", 16))
        #expect(root["empty"] == scalar("", 18))
    }

    @Test(
        "What cannot be read is refused with its line",
        arguments: [
            ("a: 1\nno colon", 2), ("a: 1\na: 2", 2), ("a: \"open", 1), ("a: [1, 2", 1), ("a: &anchor b", 1),
            ("a: 1\n    b: 2", 2), ("a: \"x\" y", 1), ("a: \"\\q\"", 1), ("- a\nb: 1", 2),
        ])
    func refused(text: String, line: Int) {
        let fault = #expect(throws: YAMLFault.self) { try YAMLReader.read(text) }
        #expect(fault?.line == line, "\(text)")
    }

    @Test(
        "Nothing that is nested, open or cut makes it fall or stay",
        arguments: ["[", "{a: ", "- ", "- - ", "a:\n ", "\"", "}", "]", ":", "a: >\n ", "\t"])
    func hostile(unit: String) {
        for count in [1, 2, 51, 500] { _ = try? YAMLReader.read(String(repeating: unit, count: count)) }
    }

    private func scalar(_ text: String, _ line: Int) -> YAMLNode { YAMLNode(value: .scalar(text), line: line) }
}
