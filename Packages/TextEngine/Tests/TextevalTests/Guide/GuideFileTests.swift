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

    @Test(
        "What is wrong is said with the file and the line",
        arguments: [
            ("facts:\n  - status: confirmed", "recall.yaml, line 2: “statement” is missing."),
            ("facts:\n  - statement: A\n    status: sure", "recall.yaml, line 2: “sure” is no status of a fact."),
            ("boundaries: none", "recall.yaml, line 1: “boundaries” should be a list."),
        ])
    func wrong(text: String, message: String) {
        let refusal = #expect(throws: Refusal.self) { try GuideFile(text, name: "recall.yaml") }
        #expect(refusal?.message == message)
    }
}
