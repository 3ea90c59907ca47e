/// What is written on one line: quoted texts, `[a, b]` and `{a: b}`.
struct YAMLFlow {
    private static let deepest = 50
    private let letters: [Character]
    private let line: Int
    private var at = 0
    private var depth = 0

    static func read(_ text: String, line: Int) throws(YAMLFault) -> YAMLNode {
        var flow = YAMLFlow(letters: Array(text), line: line)
        let node = try flow.value()
        flow.skipSpace()
        guard flow.at == flow.letters.count || flow.letters[flow.at] == "#" else {
            throw YAMLFault(line: line, reason: "something follows where the value has ended")
        }
        return node
    }

    private init(letters: [Character], line: Int) {
        self.letters = letters
        self.line = line
    }

    private mutating func skipSpace() { while at < letters.count, letters[at] == " " { at += 1 } }

    private mutating func value() throws(YAMLFault) -> YAMLNode {
        skipSpace()
        guard at < letters.count else { throw YAMLFault(line: line, reason: "a value is missing") }
        switch letters[at] {
        case "[":
            var items: [YAMLNode] = []
            try open()
            while try another(before: "]") { items.append(try value()) }
            return YAMLNode(value: .list(items), line: line)
        case "{":
            var entries: [YAMLNode.Entry] = []
            try open()
            while try another(before: "}") { entries.append(try entry()) }
            return YAMLNode(value: .map(entries), line: line)
        case "\"": return YAMLNode(value: .scalar(try doubleQuoted()), line: line)
        case "'": return YAMLNode(value: .scalar(try singleQuoted()), line: line)
        default: return YAMLNode(value: .scalar(plain(until: ",]}")), line: line)
        }
    }

    private mutating func open() throws(YAMLFault) {
        guard depth < Self.deepest else { throw YAMLFault(line: line, reason: "this is nested too deeply") }
        depth += 1
        at += 1
    }

    /// Whether another part follows; goes past the end if none does.
    private mutating func another(before end: Character) throws(YAMLFault) -> Bool {
        skipSpace()
        if at < letters.count, letters[at] == "," { at += 1 }
        skipSpace()
        guard at < letters.count else { throw YAMLFault(line: line, reason: "“\(end)” is missing") }
        guard letters[at] == end else { return true }
        at += 1
        depth -= 1
        return false
    }

    private mutating func entry() throws(YAMLFault) -> YAMLNode.Entry {
        let key = plain(until: ":,]}")
        guard at < letters.count, letters[at] == ":" else {
            throw YAMLFault(line: line, reason: "expected “key: value”")
        }
        at += 1
        return YAMLNode.Entry(key: key, line: line, node: try value())
    }

    /// Takes at least one letter, or a stray bracket would be read for ever.
    private mutating func plain(until ends: String) -> String {
        let start = at
        repeat { at += 1 } while at < letters.count && !ends.contains(letters[at])
        return YAMLScalar.withoutComment(Substring(String(letters[start..<at])))
    }

    private mutating func singleQuoted() throws(YAMLFault) -> String {
        var text = ""
        at += 1
        while at < letters.count {
            if letters[at] == "'" {
                guard at + 1 < letters.count, letters[at + 1] == "'" else {
                    at += 1
                    return text
                }
                at += 1
            }
            text.append(letters[at])
            at += 1
        }
        throw YAMLFault(line: line, reason: "the closing quote is missing")
    }

    private mutating func doubleQuoted() throws(YAMLFault) -> String {
        var text = ""
        at += 1
        while at < letters.count, letters[at] != "\"" {
            if letters[at] == "\\", at + 1 < letters.count {
                at += 1
                switch letters[at] {
                case "n": text.append("\n")
                case "t": text.append("\t")
                case "\"", "\\", "/": text.append(letters[at])
                default: throw YAMLFault(line: line, reason: "“\\\(letters[at])” is not read here")
                }
            } else {
                text.append(letters[at])
            }
            at += 1
        }
        guard at < letters.count else { throw YAMLFault(line: line, reason: "the closing quote is missing") }
        at += 1
        return text
    }
}
