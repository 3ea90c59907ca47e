import Testing
import TextEngine

@testable import texteval

@Suite("A playbook as a guide") struct GuideFileTests {
    private let playbook = """
        playbook: recall
        organisation: {names: [Halden], disclosure: I work at Halden.}
        boundaries:
          - title: Blaming the supplier
            weight: stop
            match:
              - "supplier ... (fault|blame)"
            flags:
              - It was the supplier's fault.
            allows:
              - We talk to the supplier.
        facts:
          - statement: 612 cartons left the building.
            status: confirmed
            figures:
              - {value: 612, unit: cartons}
            earlier:
              - statement: 600 cartons left the building.
                figures: [{value: 600, unit: cartons}]
        """

    @Test("Boundaries, facts and who speaks reach the check") func whole() throws {
        let checker = try Checker(GuideFile(playbook, name: "recall.yaml").guide)
        let findings = checker.check("The supplier is to blame. 600 cartons left Halden.")
        let boundary = Detail.boundary(id: "Blaming the supplier", matched: ["supplier is to blame"])
        #expect(findings.map(\.detail).contains(boundary))
        let differs = findings.contains { finding in
            guard case .factDiffers(_, _, "600 cartons", _, earlierVersion: 1) = finding.detail else { return false }
            return true
        }
        #expect(differs)
        #expect(findings.map(\.detail).contains(.disclosureMissing(suggested: "I work at Halden.")))
    }

    @Test("A boundary may count, be excused by the whole draft, replace a word, and mind what is denied")
    func kinds() throws {
        let text = """
            boundaries:
              - title: Exclamation
                match: ["(great|super)"]
                at-most: 1
                per: sentence
                unless-anywhere: ["as a joke"]
              - title: Long word
                match: ["utilize"]
                replacement: use
                even-if-denied: true
            """
        let boundaries = try GuideFile(text, name: "style.yaml").guide.boundaries
        #expect(boundaries[0].limit == Boundary.Limit(most: 1, per: .sentence))
        #expect(boundaries[0].unlessAnywhere == ["as a joke"])
        #expect(boundaries[1].replacement == "use" && boundaries[1].evenIfDenied)
        #expect(!boundaries[0].evenIfDenied && boundaries[1].limit == nil)
    }

    @Test(
        "What is wrong is said with the file and the line",
        arguments: [
            ("facts:\n  - status: confirmed", "recall.yaml, line 2: “statement” is missing."),
            ("facts:\n  - statement: A\n    status: sure", "recall.yaml, line 2: “sure” is no status of a fact."),
            ("boundaries: none", "recall.yaml, line 1: “boundaries” should be a list."),
            (
                "boundaries:\n  - title: A\n    at-most: few",
                "recall.yaml, line 3: “at-most” should be a whole number."
            ),
            (
                "boundaries:\n  - title: A\n    at-most: -1",
                "recall.yaml, line 3: “at-most” should be a whole number."
            ),
            (
                "boundaries:\n  - title: A\n    at-most: 2\n    per: line",
                "recall.yaml, line 4: “per” should be one of draft, sentence."
            ),
            (
                "boundaries:\n  - title: A\n    match: [a]\n    per: sentence",
                "recall.yaml, line 4: “per” needs an “at-most”."
            ),
            (
                "boundaries:\n  - title: A\n    even-if-denied: maybe",
                "recall.yaml, line 3: “even-if-denied” should be true or false."
            ),
            (
                "boundaries:\n  - title: A\n    replacement: \"\"",
                "recall.yaml, line 2: “replacement” is missing."
            ),
            (
                "boundaries:\n  - title: A\n    unless-anywhere: joke",
                "recall.yaml, line 3: “unless-anywhere” should be a list."
            ),
        ])
    func wrong(text: String, message: String) {
        let refusal = #expect(throws: Refusal.self) { try GuideFile(text, name: "recall.yaml") }
        #expect(refusal?.message == message)
    }
}
