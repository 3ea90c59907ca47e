/// Reads the part of YAML in which playbooks are written: maps and lists by indentation, plain, quoted, folded and literal
/// texts, and `[a, b]` and `{a: b}` on one line. Anchors, tags and documents are refused rather than misread. Linear in
/// the text; the package has no dependencies, or this would be a library's work.
struct YAMLReader {
    private struct Line {
        let number: Int
        var indent: Int
        var text: Substring

        var isBlank: Bool { text.isEmpty || text.first == "#" }
        var isItem: Bool { text == "-" || text.hasPrefix("- ") }
    }

    private static let deepest = 50
    private var lines: [Line]
    private var at = 0
    private var depth = 0

    static func read(_ text: String) throws(YAMLFault) -> YAMLNode {
        var reader = YAMLReader(text)
        reader.skipBlank()
        guard let first = reader.current else { return YAMLNode(value: .map([]), line: 1) }
        let node = try reader.block(indent: first.indent)
        reader.skipBlank()
        if let rest = reader.current { throw YAMLFault(line: rest.number, reason: "this stands too far left or right") }
        return node
    }

    private init(_ text: String) {
        let all = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        lines = all.enumerated().map { number, line in
            let text = line.drop { $0 == " " }
            return Line(number: number + 1, indent: line.count - text.count, text: text)
        }
    }

    private var current: Line? { at < lines.count ? lines[at] : nil }

    private mutating func skipBlank() { while let line = current, line.isBlank { at += 1 } }

    private mutating func block(indent: Int) throws(YAMLFault) -> YAMLNode {
        guard let line = current else { throw YAMLFault(line: lines.count, reason: "a value is missing") }
        guard depth < Self.deepest else { throw YAMLFault(line: line.number, reason: "this is nested too deeply") }
        depth += 1
        defer { depth -= 1 }
        return line.isItem ? try list(indent: indent) : try map(indent: indent)
    }

    private mutating func list(indent: Int) throws(YAMLFault) -> YAMLNode {
        var items: [YAMLNode] = []
        let start = current?.number ?? 0
        while let line = current, line.indent == indent, line.isItem {
            let rest = line.text.dropFirst().drop { $0 == " " }
            if rest.isEmpty || rest.first == "#" {
                at += 1
                items.append(try nested(deeperThan: indent, line.number))
            } else if YAMLScalar.key(in: rest) != nil {
                let inner = line.indent + line.text.count - rest.count
                lines[at] = Line(number: line.number, indent: inner, text: rest)
                items.append(try map(indent: inner))
            } else {
                items.append(try value(rest, indent: indent))
            }
            skipBlank()
        }
        return YAMLNode(value: .list(items), line: start)
    }

    private mutating func map(indent: Int) throws(YAMLFault) -> YAMLNode {
        var entries: [YAMLNode.Entry] = []
        let start = current?.number ?? 0
        while let line = current, line.indent == indent, !line.isItem {
            guard let (key, rest) = YAMLScalar.key(in: line.text) else {
                throw YAMLFault(line: line.number, reason: "expected “key: value”")
            }
            if entries.contains(where: { $0.key == key }) {
                throw YAMLFault(line: line.number, reason: "“\(key)” stands here twice")
            }
            let node: YAMLNode
            if rest.isEmpty || rest.first == "#" {
                at += 1
                node = try nested(deeperThan: indent, line.number)
            } else {
                node = try value(rest, indent: indent)
            }
            entries.append(YAMLNode.Entry(key: key, line: line.number, node: node))
            skipBlank()
        }
        return YAMLNode(value: .map(entries), line: start)
    }

    /// What stands under a key or a dash; a list may stand as far left as its key. Nothing is an empty text.
    private mutating func nested(deeperThan indent: Int, _ number: Int) throws(YAMLFault) -> YAMLNode {
        skipBlank()
        guard let line = current, line.indent > indent || (line.indent == indent && line.isItem) else {
            return YAMLNode(value: .scalar(""), line: number)
        }
        return try block(indent: line.indent)
    }

    /// A value that begins on the current line.
    private mutating func value(_ text: Substring, indent: Int) throws(YAMLFault) -> YAMLNode {
        guard let line = current else { throw YAMLFault(line: lines.count, reason: "a value is missing") }
        at += 1
        switch text.first {
        case "|", ">":
            return YAMLNode(value: .scalar(try longText(text, line.number, indent: indent)), line: line.number)
        case "[", "{", "\"", "'":
            var whole = String(text)
            while !YAMLScalar.isWhole(whole), let next = current, next.isBlank || next.indent > indent {
                whole += " " + next.text
                at += 1
            }
            return try YAMLFlow.read(whole, line: line.number)
        case "&", "*", "!", "%", "@", "`":
            throw YAMLFault(line: line.number, reason: "“\(text.prefix(1))” is not read here; put the text in quotes")
        default:
            var words = [YAMLScalar.withoutComment(text)]
            while let next = current, !next.text.isEmpty, next.indent > indent, next.text.first != "#" {
                if YAMLScalar.key(in: next.text) != nil {
                    throw YAMLFault(line: next.number, reason: "expected a text that goes on; quote it")
                }
                words.append(YAMLScalar.withoutComment(next.text))
                at += 1
            }
            return YAMLNode(value: .scalar(words.joined(separator: " ")), line: line.number)
        }
    }

    /// `|` keeps its line ends, `>` makes spaces of them; `-` leaves out the last one.
    private mutating func longText(_ head: Substring, _ number: Int, indent: Int) throws(YAMLFault) -> String {
        let sign = YAMLScalar.withoutComment(head)
        guard sign.count <= 2, sign.dropFirst().allSatisfy({ "-+".contains($0) }) else {
            throw YAMLFault(line: number, reason: "“\(sign)” is not read here")
        }
        var found: [(indent: Int, text: Substring)] = []
        while let line = current, line.text.isEmpty || line.indent > indent {
            found.append((line.indent, line.text))
            at += 1
        }
        while found.last?.text.isEmpty == true { found.removeLast() }
        let left = found.filter { !$0.text.isEmpty }.map(\.indent).min() ?? 0
        let texts = found.map { String(repeating: " ", count: max(0, $0.indent - left)) + $0.text }
        let end = sign.hasSuffix("-") || texts.isEmpty ? "" : "\n"
        if sign.first == "|" { return texts.joined(separator: "\n") + end }
        var folded = ""
        for (number, text) in texts.enumerated() {
            let isStart = number == 0 || texts[number - 1].isEmpty
            folded += text.isEmpty ? "\n" : (isStart ? "" : " ") + text
        }
        return folded + end
    }
}
