import Platform
import Situation

/// Something that has to be done in a crisis, and that somebody can say they could be called for.
package struct DutyFunction: Sendable, Equatable {
    package let name: String
    /// In the words of the playbooks; the second look’s are ours.
    package let duties: String
    /// The titles of the playbooks that count on it.
    package var playbooks: [String]

    /// Reading a colleague’s draft before it goes out: no playbook names it, every crisis needs it.
    package static let secondLook = "Second look"

    var isSecondLook: Bool { name == DutyFunction.secondLook }

    /// What whoever has it is meant to have learned.
    var audience: Course.Audience {
        switch name {
        case TeamFunction.lead: .leaders
        case DutyFunction.secondLook: .reviewers
        default: .everyone
        }
    }

    /// Lead, second look, then what most playbooks count on.
    package static func all(in playbooks: [Playbook]) -> [DutyFunction] {
        var found: [String: DutyFunction] = [:]
        for playbook in playbooks {
            for function in playbook.functions {
                let first = DutyFunction(name: function.name, duties: function.duties, playbooks: [])
                found[function.name, default: first].playbooks.append(playbook.title)
            }
        }
        let lead = found.removeValue(forKey: TeamFunction.lead)
        found[secondLook] = nil
        let others = found.values.sorted { ($1.playbooks.count, $0.name) < ($0.playbooks.count, $1.name) }
        return [
            lead ?? DutyFunction(name: TeamFunction.lead, duties: "", playbooks: []),
            DutyFunction(name: secondLook, duties: "", playbooks: []),
        ] + others
    }
}
