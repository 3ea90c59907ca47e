import Testing
import TextEngine

/// What people in other companies and other crises might write, with the findings that a good editor would have.
enum Drafts {
    struct Draft: Sendable, CustomTestStringConvertible {
        let text: String
        let findings: [String]

        init(_ text: String, _ findings: String...) {
            self.text = text
            self.findings = findings
        }

        var testDescription: String { text }
    }
}
