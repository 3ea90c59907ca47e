import Platform
import Situation

/// Who is meant by what somebody typed.
package enum Sought: Sendable {
    case found(Person)
    /// The first of those who fit.
    case several([Person])
    case nobody
}

/// A colleague who works here now: by e-mail address, by name, or by a part of it that fits one alone. Oneself is none.
///
/// - Parameter chosen: which of several it was, once they have been offered.
package func seekColleague(
    _ text: String, chosen: ID<Person>?, for seeker: ID<Person>, in tx: Transaction
) throws -> Sought {
    guard text.count > 1 else { return .nobody }
    if let person = try Person.find(email: text, in: tx), person.deactivatedAt == nil, person.id != seeker {
        return .found(person)
    }
    let fitting = try Person.search(text, limit: 21, in: tx).filter { $0.deactivatedAt == nil && $0.id != seeker }
    if let one = fitting.first(where: { $0.id == chosen }) { return .found(one) }
    let exact = fitting.filter { $0.name.lowercased() == text.lowercased() }
    let meant = exact.isEmpty ? fitting : exact
    guard let first = meant.first else { return .nobody }
    return meant.count == 1 ? .found(first) : .several(Array(meant.prefix(20)))
}

extension Sought {
    /// What stands beside the field when it is not clear who is meant.
    package func problem(_ field: String) -> Problem? {
        switch self {
        case .found: nil
        case .several: Problem(field, "Several colleagues fit. Choose one below, or write more of the name.")
        case .nobody: Problem(field, "No colleague of yours has this name or e-mail address.")
        }
    }

    package var person: ID<Person>? {
        if case .found(let person) = self { person.id } else { nil }
    }
}

extension Fields {
    /// A colleague, by name; those who fit are offered when there are several.
    package func colleague(_ name: String, _ label: String, hint: String, _ sought: Sought?) -> HTML {
        var offered: HTML = .nothing
        if case .several(let people) = sought {
            offered = radios(
                name + "_chosen", t("Who of them?"),
                people.map { ($0.id.rawValue, "\($0.name) · \($0.department)") })
        }
        return "\(text(name, label, hint: hint, required: true, autocomplete: "off"))\(offered)"
    }
}

extension Form {
    /// The one who was chosen among those who fit what stands in this field.
    package func chosen(_ name: String) -> ID<Person>? { id(name + "_chosen") }
}

/// The sections of a feature; `here` is where one is.
func subnav(_ label: String, _ items: [(path: String, words: String)], here: String) -> HTML {
    """
    <nav class="subnav" aria-label="\(label)">\(items.map { item -> HTML in
        "<a href=\"\(item.path)\"\(attribute: "aria-current", item.path == here ? "page" : nil)>\(item.words)</a>"
    })</nav>
    """
}

/// A way to what is older.
func earlier(_ path: String?, _ t: Words) -> HTML {
    guard let path else { return .nothing }
    return "<nav class=\"pages\" aria-label=\"\(t("Pages"))\">\(link(path, t("Earlier"), class: "button"))</nav>"
}
