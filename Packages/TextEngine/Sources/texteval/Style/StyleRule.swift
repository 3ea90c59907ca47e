import Foundation
import TextEngine

/// One rule of a Vale style.
struct StyleRule {
    struct Read {
        var boundaries: [Boundary] = []
        var leftOut: [(line: Int, reason: String)] = []
    }

    let root: YAMLNode
    let name: String
    let message: String
    let weight: Boundary.Weight

    init(_ root: YAMLNode, name: String) throws(YAMLFault) {
        self.root = root
        self.name = name
        message = try root.text("message") ?? name
        weight = try root.text("level") == "error" ? .stop : .care
    }

    func read() throws(YAMLFault) -> Read {
        if let scope = strangeScope {
            throw YAMLFault(
                line: root["scope"]?.line ?? 1, reason: "it is about “\(scope)”, which a draft does not have")
        }
        if try root.text("nonword") == "true" {
            throw YAMLFault(line: root["nonword"]?.line ?? 1, reason: "“nonword” looks inside words and at marks")
        }
        switch try root.required("extends") {
        case "existence": return try existence()
        case "substitution": return try substitution()
        case "occurrence": return try occurrence()
        case "repetition": return try repetition()
        case "conditional": return try conditional()
        case let other:
            throw YAMLFault(line: root["extends"]?.line ?? 1, reason: "“\(other)” is not among what is taken over")
        }
    }

    private func existence() throws(YAMLFault) -> Read {
        var read = Read()
        let exceptions = try exceptions(&read)
        var lines: [String] = []
        if let raw = root["raw"] {
            let joined = try root.texts("raw").joined()
            lines += self.lines(YAMLNode(value: .scalar(joined), line: raw.line), &read)
        }
        for token in try root.items("tokens") {
            lines += self.lines(token, &read).filter { !exceptions.contains($0) }
        }
        if !lines.isEmpty { read.boundaries.append(boundary(lines)) }
        return read
    }

    /// A boundary for each pair, since each has words of its own to put instead.
    private func substitution() throws(YAMLFault) -> Read {
        var read = Read()
        let exceptions = try exceptions(&read)
        guard case .map(let pairs)? = root["swap"]?.value else {
            throw YAMLFault(line: root["swap"]?.line ?? 1, reason: "“swap” should be words and what to put instead")
        }
        for pair in pairs {
            guard case .scalar(let value) = pair.node.value, !value.contains("$") else {
                read.leftOut.append((pair.line, "“\(pair.key)”: what to put is made from what was found"))
                continue
            }
            let choices = value.split(separator: "|").map(String.init)
            let token = YAMLNode(value: .scalar(pair.key), line: pair.line)
            let lines = lines(token, &read).filter { !exceptions.contains($0) }
            let isCaseOnly = choices.contains { choice in
                (try? StyleExpression.lines(choice))?.contains {
                    lines.map { $0.lowercased() }.contains($0.lowercased())
                }
                    == true
            }
            if isCaseOnly {
                read.leftOut.append((pair.line, "“\(pair.key)” and “\(value)” differ in capitals only"))
            } else if !lines.isEmpty {
                let title = filled([choices.joined(separator: ", "), pair.key])
                read.boundaries.append(
                    Boundary(
                        id: "\(name): \(pair.key)", title: title, weight: weight, match: lines,
                        replacement: choices.first, evenIfDenied: true))
            }
        }
        return read
    }

    private func occurrence() throws(YAMLFault) -> Read {
        var read = Read()
        if try count("min") ?? 0 > 0 {
            read.leftOut.append((root["min"]?.line ?? 1, "“min”: what is missing cannot be pointed at"))
        }
        guard let most = try count("max"), let token = root["token"] else { return read }
        let lines = lines(token, &read)
        let span: Boundary.Limit.Span = try root.text("scope") == "sentence" ? .sentence : .draft
        guard !lines.isEmpty else { return read }
        read.boundaries.append(
            Boundary(
                id: name, title: filled([String(most)]), weight: weight, match: lines,
                limit: Boundary.Limit(most: most, per: span), evenIfDenied: true))
        return read
    }

    private func repetition() throws(YAMLFault) -> Read {
        var read = Read()
        var lines: [String] = []
        for token in try root.items("tokens") {
            for line in self.lines(token, &read) { lines.append(line == "@word" ? "@word @again" : "\(line) \(line)") }
        }
        if !lines.isEmpty { read.boundaries.append(boundary(lines)) }
        return read
    }

    private func conditional() throws(YAMLFault) -> Read {
        var read = Read()
        guard let first = root["first"], let second = root["second"] else {
            throw YAMLFault(line: root.line, reason: "“first” and “second” are needed")
        }
        let exceptions = try exceptions(&read)
        let asked = lines(first, &read).filter { !exceptions.contains($0) }
        let owed = lines(second, &read)
        guard !asked.isEmpty, !owed.isEmpty else { return read }
        read.boundaries.append(
            Boundary(
                id: name, title: filled([]), weight: weight, match: asked, unlessAnywhere: owed, evenIfDenied: true))
        return read
    }
}

extension StyleRule {
    private func boundary(_ lines: [String]) -> Boundary {
        Boundary(id: name, title: filled([]), weight: weight, match: lines, evenIfDenied: true)
    }

    /// The message with words where its `%s` stand; “…” where there are none.
    private func filled(_ words: [String]) -> String {
        var (title, rest) = ("", words[...])
        for (number, part) in message.components(separatedBy: "%s").enumerated() {
            title += (number == 0 ? "" : rest.popFirst() ?? "…") + part
        }
        return title
    }

    private func lines(_ token: YAMLNode, _ read: inout Read) -> [String] {
        guard case .scalar(let expression) = token.value else {
            read.leftOut.append((token.line, "this should be a text"))
            return []
        }
        do throws(StyleExpression.Refused) {
            return try StyleExpression.lines(expression)
        } catch {
            read.leftOut.append((token.line, "“\(expression)”: \(error.reason)"))
            return []
        }
    }

    private func exceptions(_ read: inout Read) throws(YAMLFault) -> Set<String> {
        var all: Set<String> = []
        for exception in try root.items("exceptions") { all.formUnion(lines(exception, &read)) }
        return all
    }

    private func count(_ key: String) throws(YAMLFault) -> Int? {
        guard let spelled = try root.text(key) else { return nil }
        guard let count = Int(spelled), count >= 0 else {
            throw YAMLFault(line: root[key]?.line ?? 1, reason: "“\(key)” should be a whole number")
        }
        return count
    }

    /// A part of a page that a short text does not have: headings, tables, code.
    private var strangeScope: String? {
        let scopes: [String]
        switch root["scope"]?.value {
        case .scalar(let scope)?: scopes = [scope]
        case .list(let items)?:
            scopes = items.compactMap { if case .scalar(let scope) = $0.value { scope } else { nil } }
        default: return nil
        }
        let known: Set<String> = ["text", "sentence", "paragraph", "summary", "paragraph.text", "text.md", "all", ""]
        return scopes.contains(where: known.contains) ? nil : scopes.first
    }
}
