import Platform
import Situation
import Yams

extension DrillScenario {
    static let usualPrompts = [
        "What did you know, and when did you know it?", "What would you do in the same way?",
        "What would you do differently, and what would you need for it?",
    ]
}

/// A time since a drill began, as people write it.
package enum DrillOffset {
    package static func read(_ text: String) -> Int64? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int64($0) }
        guard (2...3).contains(parts.count), parts.allSatisfy({ $0.map { (0..<1000).contains($0) } ?? false }) else {
            return nil
        }
        let numbers = parts.compactMap(\.self)
        guard numbers.dropFirst().allSatisfy({ $0 < 60 }) else { return nil }
        return numbers.reduce(0) { $0 * 60 + $1 } * 1000
    }

    package static func written(_ offset: Int64) -> String {
        let seconds = max(0, offset) / 1000
        let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60)
        let end = rest < 10 ? "0\(rest)" : "\(rest)"
        guard hours > 0 else { return "\(minutes):\(end)" }
        return "\(hours):\(minutes < 10 ? "0" : "")\(minutes):\(end)"
    }
}

extension YAMLReader {
    /// What only the whole can tell: names that lead somewhere, and times within the drill.
    mutating func check(_ scenario: DrillScenario, _ root: Node) {
        if scenario.slug.isEmpty || ID<DrillScenario>(rawValue: scenario.slug) == nil {
            fault("“drill” should be made of small letters, digits and dashes", at: root["drill"])
        }
        if scenario.brief.count > 1200 { fault("a brief has at most 1,200 characters", at: root["brief"]) }
        if scenario.facts.isEmpty { fault("“facts” has none", at: root["facts"] ?? root) }
        if scenario.personas.count == DrillPersona.always.count { fault("“personas” has none", at: root) }
        if scenario.injects.count < 2 { fault("“injects” needs two at least", at: root["injects"] ?? root) }
        if scenario.form == .team, scenario.roles.isEmpty { fault("a team needs “roles”", at: root) }
        if scenario.form == .alone, !scenario.roles.isEmpty { fault("“roles” are for a team", at: root["roles"]) }
        if scenario.prompts.count != 3 { fault("“debrief” should have three prompts", at: root["debrief"]) }
        once(scenario.facts.map { String($0.number) }, "facts", root)
        once(scenario.personas.map(\.id), "personas", root)
        once(scenario.roles.map(\.id), "roles", root)
        once(scenario.injects.map(\.id), "injects", root)
        let personas = Set(scenario.personas.map(\.id))
        let (roles, injects) = (Set(scenario.roles.map(\.id)), Set(scenario.injects.map(\.id)))
        let called = Set(scenario.injects.flatMap { $0.reactions.compactMap(\.then) })
        for (inject, node) in zip(scenario.injects, items(root, "injects")) {
            names(inject.from, "from", in: personas, "personas", node)
            if !inject.to.isEmpty { names(inject.to, "to", in: roles, "roles", node) }
            if inject.at == nil, !called.contains(inject.id) {
                fault("“\(inject.id)” has no time, and no reaction calls it", at: node)
            }
            if let at = inject.at, at >= scenario.length { fault("“at” lies after the end", at: node["at"]) }
            for (reaction, part) in zip(inject.reactions, items(node, "reactions")) {
                names(reaction.from, "from", in: personas, "personas", part)
                if let then = reaction.then { names(then, "then", in: injects, "injects", part) }
                if reaction.after > scenario.length { fault("“after” is longer than the drill", at: part["after"]) }
            }
        }
    }

    private mutating func once(_ names: [String], _ key: String, _ root: Node) {
        var seen: Set<String> = []
        for (index, name) in names.enumerated() where !seen.insert(name).inserted {
            let nodes = items(root, key)
            fault("“\(name)” is there twice", at: index < nodes.count ? nodes[index] : root[key])
        }
    }

    private mutating func names(_ name: String, _ key: String, in known: Set<String>, _ what: String, _ node: Node) {
        guard !known.contains(name) else { return }
        fault("“\(key)” names “\(name)”, which is not among the \(what)", at: node[key] ?? node)
    }
}
