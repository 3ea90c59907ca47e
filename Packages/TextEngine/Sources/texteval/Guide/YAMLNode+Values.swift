/// What a key of a map holds, refused with its line where it is something else.
extension YAMLNode {
    func items(_ key: String) throws(YAMLFault) -> [YAMLNode] {
        guard let node = self[key], node.value != .scalar("") else { return [] }
        guard case .list(let items) = node.value else {
            throw YAMLFault(line: node.line, reason: "“\(key)” should be a list")
        }
        return items
    }

    func text(_ key: String) throws(YAMLFault) -> String? {
        guard let node = self[key] else { return nil }
        guard case .scalar(let text) = node.value else {
            throw YAMLFault(line: node.line, reason: "“\(key)” should be a text")
        }
        return text
    }

    func required(_ key: String) throws(YAMLFault) -> String {
        guard let text = try text(key), !text.isEmpty else {
            throw YAMLFault(line: line, reason: "“\(key)” is missing")
        }
        return text
    }

    func texts(_ key: String) throws(YAMLFault) -> [String] {
        var texts: [String] = []
        for item in try items(key) {
            guard case .scalar(let text) = item.value else {
                throw YAMLFault(line: item.line, reason: "“\(key)” should be a list of texts")
            }
            texts.append(text)
        }
        return texts
    }

    func choice<C: RawRepresentable<String> & CaseIterable>(_ key: String, default standard: C) throws(YAMLFault) -> C {
        guard let spelled = try text(key) else { return standard }
        guard let choice = C(rawValue: spelled) else {
            let known = C.allCases.map(\.rawValue)
            let choices = known == ["true", "false"] ? "true or false" : "one of " + known.joined(separator: ", ")
            throw YAMLFault(line: self[key]?.line ?? line, reason: "“\(key)” should be \(choices)")
        }
        return choice
    }
}
