import Testing
import TextEngine

@Suite("Boundaries that count, that look at the whole draft, that mind words") struct BoundaryKindsTests {
    private func quotes(_ boundary: Boundary, _ text: String) throws -> [String] {
        try Checker(Guide(boundaries: [boundary])).check(text).first { $0.weight != .ok }?.ranges.map { text.words($0) }
            ?? []
    }

    private func boundary(
        _ match: [String], limit: Boundary.Limit? = nil, flags: [String] = [], allows: [String] = [],
        unlessAnywhere: [String] = [], replacement: String? = nil, evenIfDenied: Bool = false
    ) -> Boundary {
        Boundary(
            id: "one", title: "", weight: .care, match: match, flags: flags, allows: allows, limit: limit,
            unlessAnywhere: unlessAnywhere, replacement: replacement, evenIfDenied: evenIfDenied)
    }

    @Test("At most two in a draft: the third and the fourth are found, the first ones are not")
    func draft() throws {
        let proud = boundary(["proud"], limit: .init(most: 2))
        #expect(try quotes(proud, "Proud of you. Proud of us.") == [])
        let text = "Proud of you. Proud of us. So PROUD. And proud again."
        #expect(try quotes(proud, text) == ["PROUD", "proud"])
    }

    @Test("At most five words in a sentence: each sentence is counted by itself")
    func sentence() throws {
        let long = boundary(["@word"], limit: .init(most: 5, per: .sentence), evenIfDenied: true)
        #expect(try quotes(long, "I am here now. You are there now. We are not.") == [])
        #expect(try quotes(long, "I am here now. You are there now, are you?") == ["you"])
    }

    @Test("Its own sentences are counted too, and refuse a guide that they break")
    func examples() throws {
        let fine = boundary(["proud"], limit: .init(most: 1), flags: ["Proud and proud."], allows: ["I am proud."])
        _ = try Checker(Guide(boundaries: [fine]))
        let error = GuideError.missed(rule: "one", sentence: "I am proud.")
        #expect(throws: error) {
            _ = try Checker(Guide(boundaries: [boundary(["proud"], limit: .init(most: 1), flags: ["I am proud."])]))
        }
    }

    @Test("What is explained anywhere in the draft may stand everywhere in it")
    func anywhere() throws {
        let short = boundary(["=haccp"], unlessAnywhere: ["hazard analysis"])
        #expect(try quotes(short, "HACCP held us up.") == ["HACCP"])
        #expect(try quotes(short, "HACCP held us up. That is hazard analysis, for the likes of you.") == [])
    }

    @Test("A replacement is put for the very words, at each place, with their capital")
    func replacement() throws {
        let text = "Utilize it, or utilize that."
        let findings = try Checker(Guide(boundaries: [boundary(["utilize"], replacement: "use")])).check(text)
        let remedies = try #require(findings.first?.remedies)
        #expect(remedies.map(\.replacement) == ["Use", "use"])
        #expect(remedies.map { text.applying($0) } == ["Use it, or utilize that.", "Utilize it, or use that."])
    }

    @Test("Words that are meant themselves are found where they are denied or asked for too")
    func denied() throws {
        let text = "We do not utilize it. Do you utilize it?"
        #expect(try quotes(boundary(["utilize"]), text) == [])
        #expect(try quotes(boundary(["utilize"], evenIfDenied: true), text) == ["utilize", "utilize"])
    }
}
