import Platform

extension Playbook {
    /// The text of a file that says the same, for one that was put together piece by piece.
    ///
    /// - Parameter head: the remarks at the beginning of the file that it continues.
    func written(under head: String = "") -> String {
        var lines = PlaybookLines()
        lines.put("playbook", slug)
        lines.put("title", title)
        lines.put("kind", kind.rawValue)
        lines.line("version: \(version)")
        lines.put("summary", summary)
        lines.list("functions", functions) { function, item in
            item.put("name", function.name)
            item.put("duties", function.duties)
            item.put("department", function.department)
        }
        lines.line(
            "cadence: {first: \(cadence.first)m, for: \(cadence.lasts)m, then: \(cadence.then)m, later: \(cadence.later)m}"
        )
        lines.line("approvals: \(approvalsNeeded)")
        lines.put("second_look", secondLook.rawValue)
        lines.list("facts", facts) { fact, item in
            item.put("question", fact.question)
            item.put("statement", fact.details.statement)
            item.put("status", fact.details.status == .notTrue ? "not-true" : fact.details.status.rawValue)
            item.put("owner", fact.details.owner)
            item.put("source", fact.details.source)
        }
        lines.list("messages", guidance.messages) { message, item in
            item.put("text", message.text)
            item.put("value", message.value)
            item.put("stance", message.stance)
            item.put("carries", message.carries)
        }
        lines.list("boundaries", guidance.boundaries) { $0.write(into: &$1) }
        lines.list("guidelines", guidance.guidelines) { guideline, item in
            item.put("title", guideline.title)
            item.put("text", guideline.text)
        }
        lines.list("templates", guidance.templates) { template, item in
            item.put("kind", template.kind.rawValue)
            item.put("title", template.title)
            item.put("text", template.text)
        }
        lines.list("checklist", checklist) { task, item in
            item.line("within: \(task.within.written)")
            item.put("do", task.task)
            item.put("function", task.function)
        }
        return head + lines.text
    }

    /// The remarks with which its text begins.
    var head: String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).prefix { $0.hasPrefix("#") }
        return lines.map { $0 + "\n" }.joined()
    }

    /// Whether both say the same, whatever the order of keys, remarks and blanks.
    func saysTheSame(as other: Playbook) -> Bool {
        var (mine, theirs) = (self, other)
        for path in [\Playbook.text, \.content] { (mine[keyPath: path], theirs[keyPath: path]) = ("", "") }
        return mine == theirs
    }
}

extension PlaybookBoundary {
    fileprivate func write(into item: inout PlaybookLines) {
        item.put("title", details.title)
        item.put("weight", details.weight.rawValue)
        item.put("subject", details.subject)
        item.put("protects", details.protects)
        item.put("narrower", details.narrower)
        item.put("reason", details.reason)
        item.put("instead", details.instead)
        item.put("ask", details.ask)
        item.put("owner", details.owner)
        item.line("expires: \(lasts.written)")
        if let most = details.atMost {
            item.line("at-most: \(most)")
            item.put("per", details.per.rawValue)
        }
        item.put("replacement", details.replacement)
        if details.evenIfDenied { item.line("even-if-denied: true") }
        item.put("match", details.match)
        item.put("unless", details.unless)
        item.put("unless-anywhere", details.unlessAnywhere)
        item.put("flags", details.flags)
        item.put("allows", details.allows)
    }
}

extension Duration {
    fileprivate var written: String {
        let seconds = wholeSeconds
        if seconds.isMultiple(of: 86_400) { return "\(seconds / 86_400)d" }
        return seconds.isMultiple(of: 3_600) ? "\(seconds / 3_600)h" : "\(seconds / 60)m"
    }
}

/// Lines of YAML: keys with texts in quotation marks, so that nothing in a text is taken for a sign.
private struct PlaybookLines {
    private(set) var lines: [String] = []

    var text: String { lines.map { $0 + "\n" }.joined() }

    mutating func line(_ line: String) { lines.append(line) }

    /// Nothing for what is empty: then the key may be left out.
    mutating func put(_ key: String, _ text: String) {
        if !text.isEmpty { line("\(key): \(text.quoted)") }
    }

    mutating func put(_ key: String, _ texts: [String]) {
        guard !texts.isEmpty else { return }
        line("\(key):")
        lines += texts.map { "  - \($0.quoted)" }
    }

    mutating func list<Item>(_ key: String, _ items: [Item], _ write: (Item, inout PlaybookLines) -> Void) {
        guard !items.isEmpty else { return }
        line("\(key):")
        for item in items {
            var inner = PlaybookLines()
            write(item, &inner)
            lines += inner.lines.enumerated().map { ($0.offset == 0 ? "  - " : "    ") + $0.element }
        }
    }
}

extension String {
    fileprivate var quoted: String {
        var quoted = "\""
        for character in unicodeScalars {
            switch character {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}":
                quoted +=
                    "\\u" + String(repeating: "0", count: 4 - String(character.value, radix: 16).count)
                    + String(character.value, radix: 16)
            default: quoted.unicodeScalars.append(character)
            }
        }
        return quoted + "\""
    }
}
