import Platform
import TextEngine

extension Playbook {
    /// Its boundaries by the names that its guide gives them.
    package var boundaries: [String: BoundaryDetails] {
        let named = guidance.boundaries.enumerated().map { ("\($0 + 1): \($1.details.title)", $1.details) }
        return Dictionary(named) { first, _ in first }
    }

    /// What a draft is held against when there is only the playbook.
    package func guide(employer: String) -> Guide {
        Guide(
            boundaries: guidance.boundaries.enumerated().map {
                $1.details.forEngine(id: "\($0 + 1): \($1.details.title)")
            },
            facts: facts.enumerated().map { index, fact in
                TextEngine.Fact(
                    id: "\(index + 1)", number: index + 1, statement: fact.details.statement, status: .developing)
            },
            messages: guidance.messages.enumerated().map {
                Message(id: "\($0 + 1)", text: $1.text, carries: $1.carries)
            },
            templates: guidance.templates.enumerated().map {
                TextEngine.Template(id: "\($0 + 1)", text: $1.text)
            }, disclosure: Disclosure(names: [employer], suggested: "I work at \(employer)."))
    }
}
