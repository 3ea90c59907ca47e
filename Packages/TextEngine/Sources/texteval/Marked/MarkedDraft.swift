import TextEngine

/// A draft in which somebody has marked what a good editor would point at: `{supplier|It was the supplier}`, `{undisclosed}`
/// for what has no place, `{a+b|…}` for two at once, `{guess?|…}` for what may be said or left and `{safe~|…}` for what is said
/// around corners. The marks are taken out before anything reads the text.
struct MarkedDraft {
    struct Mark: Equatable {
        let code: String
        /// UTF-8, in the text without marks; nil for what is about the whole.
        let range: Range<Int>?
        let passage: String
        let isOptional: Bool
        /// Said around corners: only who knows what is meant understands it.
        let isOblique: Bool
    }

    let guide: String
    let text: String
    let marks: [Mark]

    var isClean: Bool { !marks.contains { !$0.isOptional } }

    init(_ line: Substring) throws {
        let parts = line.split(separator: "\t", maxSplits: 1)
        guard parts.count == 2 else { throw BadLine(expected: "playbook, tab, draft") }
        guide = String(parts[0])
        var (text, marks): (String, [Mark]) = ("", [])
        var rest = parts[1].replacing("\\n", with: "\n")[...]
        while let open = rest.firstIndex(of: "{") {
            text += rest[..<open]
            guard let close = rest[open...].firstIndex(of: "}") else { throw BadLine(expected: "a } after each {") }
            let inside = rest[rest.index(after: open)..<close]
            let halves = inside.split(separator: "|", maxSplits: 1)
            guard let codes = halves.first, !codes.contains("{") else { throw BadLine(expected: "{code|passage}") }
            let passage = halves.count == 2 ? String(halves[1]) : ""
            let start = text.utf8.count
            text += passage
            let range = halves.count == 2 ? start..<text.utf8.count : nil
            for code in codes.split(separator: "+") {
                marks.append(
                    Mark(
                        code: String(code.prefix { $0 != "?" && $0 != "~" }), range: range, passage: passage,
                        isOptional: code.hasSuffix("?"), isOblique: code.hasSuffix("~")))
            }
            rest = rest[rest.index(after: close)...]
        }
        guard !rest.contains("}") else { throw BadLine(expected: "a { before each }") }
        self.text = text + rest
        self.marks = marks
    }
}
