import Testing

@testable import TextEngine

@Suite("Boundaries") struct BoundaryMatcherTests {
    private func boundary(flags: [String] = [], allows: [String] = [], match: [String] = ["supplier ... Odense"])
        -> Boundary
    {
        Boundary(id: "odense", title: "The supplier", weight: .stop, match: match, flags: flags, allows: allows)
    }

    @Test("A guide is refused when a boundary misses what it must flag")
    func missed() {
        let sentence = "The people in Odense did it."
        #expect(throws: GuideError.missed(rule: "odense", sentence: sentence)) {
            _ = try Checker(Guide(boundaries: [boundary(flags: ["The supplier in Odense did it.", sentence])]))
        }
    }

    @Test("A guide is refused when a boundary flags what it must allow")
    func flagged() {
        let sentence = "A supplier of bread in Odense was kind."
        #expect(throws: GuideError.flaggedByMistake(rule: "odense", sentence: sentence)) {
            _ = try Checker(Guide(boundaries: [boundary(allows: ["Odense is nice.", sentence])]))
        }
    }

    @Test("A guide is refused when a line cannot be read, of a boundary or of a message")
    func unreadable() {
        let error = GuideError.badPattern(rule: "odense", column: 9, reason: "this bracket is not closed")
        #expect(throws: error) { _ = try Checker(Guide(boundaries: [boundary(match: ["fine", "too bad (a"])])) }
        #expect(throws: error) {
            _ = try Checker(Guide(messages: [Message(id: "odense", text: "", carries: ["too bad (a"])]))
        }
    }

    @Test("The demo’s boundaries keep their own sentences")
    func demo() throws {
        _ = try BoundaryMatcher(Halden.boundaries)
    }

    @Test("One finding for each boundary, with every place and the words that made it")
    func places() throws {
        let text = "Our supplier from Odense is late. 🥛 The supplier, Odense again."
        let findings = try Checker(Guide(boundaries: [boundary()])).check(text)
        let finding = try #require(findings.first("boundary odense"))
        #expect(findings.count { $0.name == "boundary odense" } == 1)
        #expect(finding.weight == .stop)
        #expect(finding.ranges.map { text.words($0) } == ["supplier from Odense", "supplier, Odense"])
        #expect(finding.detail == .boundary(id: "odense", matched: ["supplier from Odense", "supplier, Odense"]))
        #expect(finding.quote == "supplier from Odense")
        #expect(finding.remedies.isEmpty)
    }

    @Test("A boundary weighs what its guide says")
    func weight() throws {
        var care = boundary()
        care.weight = .care
        #expect(try Checker(Guide(boundaries: [care])).check("the supplier in Odense").map(\.weight) == [.care])
    }
}
