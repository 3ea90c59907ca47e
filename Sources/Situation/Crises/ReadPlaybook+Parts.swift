import Platform
import Yams

extension YAMLReader {
    mutating func playbook(_ root: Node, protecting speech: ProtectedSpeech) -> Playbook {
        known(
            [
                "playbook", "title", "kind", "version", "summary", "functions", "cadence", "approvals", "second_look",
                "facts", "messages", "boundaries", "guidelines", "templates", "checklist",
            ], in: root)
        let functions = items(root, "functions").map { node in
            known(["name", "duties", "department"], in: node)
            return PlaybookFunction(
                name: text(node, "name"), duties: text(node, "duties", default: ""),
                department: text(node, "department", default: ""))
        }
        if functions.isEmpty { fault("“functions” names nobody", at: root) }
        let names = Set(functions.map(\.name))
        let facts = items(root, "facts").map { fact($0, functions: names) }
        let checklist = items(root, "checklist").map { node in
            known(["within", "do", "function"], in: node)
            return PlaybookTask(
                within: duration(node, "within", default: .hours(1)), task: text(node, "do"),
                function: known(node, "function", in: names))
        }
        var guidance = PlaybookGuidance()
        guidance.messages = items(root, "messages").map { node in
            known(["text", "value", "stance", "carries"], in: node)
            return checked("message", at: node, under: speech) { reader in
                MessageDetails(
                    text: reader.text(node, "text", default: ""), value: reader.text(node, "value", default: ""),
                    stance: reader.text(node, "stance", default: ""), carries: reader.texts(node, "carries"))
            }
        }
        guidance.boundaries = items(root, "boundaries").map { boundary($0, functions: names, protecting: speech) }
        guidance.guidelines = items(root, "guidelines").map { node in
            known(["title", "text"], in: node)
            return checked("guideline", at: node, under: speech) { reader in
                GuidelineDetails(
                    title: reader.text(node, "title", default: ""), text: reader.text(node, "text", default: ""))
            }
        }
        guidance.templates = items(root, "templates").map { node in
            known(["kind", "title", "text"], in: node)
            return checked("template", at: node, under: speech) { reader in
                TemplateDetails(
                    kind: reader.choice(node, "kind", default: .prompt),
                    title: reader.text(node, "title", default: ""), text: reader.text(node, "text", default: ""))
            }
        }
        let playbook = Playbook(
            slug: text(root, "playbook"), title: text(root, "title"), kind: choice(root, "kind", default: .other),
            version: number(root, "version", default: 1), summary: text(root, "summary", default: ""),
            functions: functions, cadence: cadence(root), approvalsNeeded: number(root, "approvals", default: 1),
            secondLook: choice(root, "second_look", default: .onRequest), facts: facts, guidance: guidance,
            checklist: checklist)
        // The name is given when a crisis is opened; everything else that is asked then has to be right here.
        for problem in CrisisDetails(playbook).validate() where problem.field != "title" {
            fault(problem, of: "playbook", at: root)
        }
        return playbook
    }

    /// What opening a crisis would refuse is refused here, with its line.
    private mutating func checked<Details: GuidanceDetails>(
        _ what: String, at node: Node, under speech: ProtectedSpeech, _ read: (inout YAMLReader) -> Details
    ) -> Details {
        let details = read(&self)
        for problem in details.validate(under: GuidanceLimits(speech, at: Instant(milliseconds: 0))) {
            fault(problem, of: what, at: node)
        }
        return details
    }

    private mutating func cadence(_ root: Node) -> Cadence {
        guard let node = root["cadence"] else { return Cadence() }
        known(["first", "for", "then", "later"], in: node)
        func minutes(_ key: String, _ fallback: Int) -> Int {
            duration(node, key, default: .minutes(fallback)).wholeSeconds / 60
        }
        let usual = Cadence()
        return Cadence(
            first: minutes("first", usual.first), lasts: minutes("for", usual.lasts),
            then: minutes("then", usual.then), later: minutes("later", usual.later))
    }

    private mutating func fact(_ node: Node, functions: Set<String>) -> FactToEstablish {
        known(["question", "statement", "status", "owner", "source"], in: node)
        let status: FactStatus = choice(
            node, "status", default: .developing, spelled: ["not-true": .notTrue, "not_true": .notTrue])
        let details = FactDetails(
            statement: text(node, "statement", default: ""), status: status, owner: known(node, "owner", in: functions),
            source: text(node, "source", default: ""))
        for problem in details.validate() { fault(problem, of: "fact", at: node) }
        return FactToEstablish(question: text(node, "question", default: ""), details: details)
    }

    private mutating func boundary(
        _ node: Node, functions: Set<String>, protecting speech: ProtectedSpeech
    ) -> PlaybookBoundary {
        known(
            [
                "title", "weight", "subject", "protects", "narrower", "reason", "instead", "ask", "owner", "expires",
                "match", "unless", "unless-anywhere", "at-most", "per", "replacement", "even-if-denied", "flags",
                "allows",
            ], in: node)
        var details = BoundaryDetails()
        details.title = text(node, "title", default: "")
        details.weight = choice(node, "weight", default: .care)
        details.subject = text(node, "subject", default: "")
        details.protects = text(node, "protects", default: "")
        details.narrower = text(node, "narrower", default: "")
        details.reason = text(node, "reason", default: "")
        details.instead = text(node, "instead", default: "")
        details.ask = known(node, "ask", in: functions)
        details.owner = known(node, "owner", in: functions)
        details.match = texts(node, "match")
        details.unless = texts(node, "unless")
        count(node, &details)
        details.flags = texts(node, "flags")
        details.allows = texts(node, "allows")
        let boundary = PlaybookBoundary(details, lasts: duration(node, "expires", default: .days(30)))
        let start = Instant(milliseconds: 0)
        let limits = GuidanceLimits(speech, at: start)
        for problem in boundary.opened(at: start).validate(under: limits) {
            fault(problem, of: "boundary “\(details.title)”", at: node)
        }
        return boundary
    }

    /// How often, unless, and what for the very words: what only some boundaries have.
    private mutating func count(_ node: Node, _ details: inout BoundaryDetails) {
        details.unlessAnywhere = texts(node, "unless-anywhere")
        if node["at-most"] != nil { details.atMost = number(node, "at-most", default: 0) }
        details.per = choice(node, "per", default: .draft)
        if let per = node["per"], node["at-most"] == nil { fault("“per” needs an “at-most”", at: per) }
        details.replacement = text(node, "replacement", default: "")
        if node["replacement"] != nil, details.replacement.isEmpty {
            fault("“replacement” is empty", at: node["replacement"])
        }
        details.evenIfDenied = truth(node, "even-if-denied")
    }

    private mutating func truth(_ node: Node, _ key: String) -> Bool {
        guard let value = node[key] else { return false }
        guard let truth = value.bool else {
            fault("“\(key)” should be true or false", at: value)
            return false
        }
        return truth
    }

    private mutating func known(_ node: Node, _ key: String, in functions: Set<String>) -> String {
        let name = text(node, key, default: "")
        if !name.isEmpty, !functions.contains(name) {
            fault("“\(key)” names “\(name)”, which is not among the functions", at: node[key])
        }
        return name
    }

    private mutating func number(_ node: Node, _ key: String, default fallback: Int) -> Int {
        guard let value = node[key] else { return fallback }
        guard let number = value.int else {
            fault("“\(key)” should be a number", at: value)
            return fallback
        }
        return number
    }
}
