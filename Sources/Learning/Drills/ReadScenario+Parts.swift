import Platform
import Situation
import TextEngine
import Yams

extension YAMLReader {
    mutating func scenario(_ root: Node, protecting speech: ProtectedSpeech) -> DrillScenario {
        known(
            [
                "drill", "title", "version", "form", "minutes", "playbook", "company", "brief", "facts", "boundaries",
                "roles", "personas", "injects", "debrief",
            ], in: root)
        let form: DrillForm = choice(root, "form", default: .alone)
        let scenario = DrillScenario(
            slug: text(root, "drill"), title: text(root, "title"),
            version: whole(root, "version", default: 1, 1...9999),
            form: form, minutes: whole(root, "minutes", default: 15, 2...(form == .alone ? 60 : 480)),
            company: text(root, "company"), brief: text(root, "brief"),
            facts: items(root, "facts").map { drillFact($0) },
            boundaries: items(root, "boundaries").map { drillBoundary($0, protecting: speech) },
            roles: items(root, "roles").map { role($0) },
            personas: items(root, "personas").map { persona($0) } + DrillPersona.always,
            injects: items(root, "injects").map { inject($0) },
            prompts: root["debrief"] == nil ? DrillScenario.usualPrompts : texts(root, "debrief"))
        check(scenario, root)
        return scenario
    }

    mutating func whole(
        _ node: Node, _ key: String, default fallback: Int? = nil, _ range: ClosedRange<Int>
    ) -> Int {
        guard let value = node[key] else {
            if fallback == nil { fault("“\(key)” is missing", at: node) }
            return fallback ?? range.lowerBound
        }
        guard let number = Int(value.scalar?.string ?? ""), range.contains(number) else {
            fault("“\(key)” should be a number from \(range.lowerBound) to \(range.upperBound)", at: value)
            return fallback ?? range.lowerBound
        }
        return number
    }

    /// `2:30` or `1:05:00`.
    mutating func offset(_ node: Node, _ key: String) -> Int64? {
        guard let value = node[key] else { return nil }
        guard let offset = DrillOffset.read(value.scalar?.string ?? "") else {
            fault("“\(key)” should look like \"2:30\" or \"1:05:00\"", at: value)
            return nil
        }
        return offset
    }

    /// One text, or several ways of saying it.
    mutating func variations(_ node: Node, _ key: String) -> [String] {
        guard let value = node[key], value.sequence == nil else { return texts(node, key) }
        return [text(node, key)]
    }

    private mutating func drillFact(_ node: Node) -> DrillFact {
        known(["number", "statement", "status", "carries", "figures"], in: node)
        let fact = DrillFact(
            number: whole(node, "number", 1...99), statement: text(node, "statement"),
            status: choice(node, "status", default: .developing, spelled: ["not-true": .notTrue]),
            carries: texts(node, "carries"), figures: items(node, "figures").flatMap { drillFigures($0) })
        do throws(PatternError) { _ = try Rule(match: fact.carries) } catch {
            fault("a pattern cannot be read: place \(error.column): \(error.reason)", at: node["carries"])
        }
        if fact.statement.count > 600 { fault("a statement has at most 600 characters", at: node["statement"]) }
        return fact
    }

    /// `{value: 640, unit: pots}`; with several units, what they call it besides: `[customers, people]`.
    private mutating func drillFigures(_ node: Node) -> [FactFigure] {
        known(["value", "unit", "how"], in: node)
        guard let value = Double(node["value"]?.scalar?.string ?? ""), value.isFinite else {
            fault("“value” is a number", at: node["value"] ?? node)
            return []
        }
        let units = variations(node, "unit").filter { !$0.isEmpty }
        if units.isEmpty { fault("“unit” is missing", at: node) }
        let how: FactFigure.Comparator = choice(
            node, "how", default: .exactly,
            spelled: ["at-least": .atLeast, "at-most": .atMost, "more-than": .moreThan, "less-than": .lessThan])
        return units.map { FactFigure(name: $0, value: value, unit: $0, comparator: how) }
    }

    private mutating func drillBoundary(_ node: Node, protecting speech: ProtectedSpeech) -> BoundaryDetails {
        known(["title", "weight", "reason", "instead", "match", "unless", "flags", "allows"], in: node)
        var details = BoundaryDetails()
        details.title = text(node, "title")
        details.weight = choice(node, "weight", default: .care)
        details.reason = text(node, "reason")
        details.instead = text(node, "instead")
        details.match = texts(node, "match")
        details.unless = texts(node, "unless")
        details.flags = texts(node, "flags")
        details.allows = texts(node, "allows")
        // What a boundary in a crisis has to state besides does not matter where nobody is bound by it.
        details.subject = details.title
        (details.protects, details.narrower) = (details.reason, details.reason)
        (details.ask, details.owner) = ("the crisis team", "the crisis team")
        let start = Instant(milliseconds: 0)
        details.expiresAt = start + .days(30)
        for problem in details.validate(under: GuidanceLimits(speech, at: start)) {
            fault(problem, of: "boundary “\(details.title)”", at: node)
        }
        return details
    }

    private mutating func role(_ node: Node) -> DrillRole {
        known(["id", "name", "duties"], in: node)
        return DrillRole(id: text(node, "id"), name: text(node, "name"), duties: text(node, "duties", default: ""))
    }

    private mutating func persona(_ node: Node) -> DrillPersona {
        known(["id", "name", "handle", "voice", "disposition", "followers"], in: node)
        return DrillPersona(
            id: text(node, "id"), name: text(node, "name"), handle: text(node, "handle"),
            voice: text(node, "voice", default: ""), disposition: choice(node, "disposition", default: .neutral),
            followers: whole(node, "followers", default: 100, 0...10_000_000))
    }

    private mutating func inject(_ node: Node) -> DrillInject {
        known(
            [
                "id", "at", "channel", "from", "to", "text", "phase", "expects", "better", "spread", "fact", "pressure",
                "reactions",
            ], in: node)
        let from = text(node, "from")
        let expects = texts(node, "expects").compactMap { word -> DrillDimension? in
            if let known = DrillDimension(rawValue: word) { return known }
            let all = DrillDimension.allCases.map(\.rawValue).joined(separator: ", ")
            fault("“expects” knows \(all)", at: node["expects"])
            return nil
        }
        if expects.contains(.silence), expects.count > 1 { fault("“silence” stands alone", at: node["expects"]) }
        let variations = variations(node, "text")
        if variations.isEmpty { fault("“text” is missing", at: node) }
        return DrillInject(
            id: text(node, "id"), at: offset(node, "at"), channel: choice(node, "channel", default: .feed), from: from,
            to: text(node, "to", default: ""), text: variations, phase: text(node, "phase", default: ""),
            expects: expects, better: text(node, "better", default: ""),
            spread: whole(node, "spread", default: 20, 0...100), fact: node["fact"].map { drillFact($0) },
            pressure: choice(node, "pressure", default: .any),
            reactions: items(node, "reactions").map { reaction($0, from: from) })
    }

    private mutating func reaction(_ node: Node, from: String) -> DrillReaction {
        known(["when", "from", "say", "spread", "then", "after"], in: node)
        if node["when"] == nil { fault("“when” is missing", at: node) }
        let then = text(node, "then", default: "")
        return DrillReaction(
            when: choice(node, "when", default: .reply), from: text(node, "from", default: from),
            say: variations(node, "say"), spread: whole(node, "spread", default: 0, -100...100),
            then: then.isEmpty ? nil : then, after: offset(node, "after") ?? 180_000)
    }
}
