import Platform

/// The few marks that the words of a course know. Whatever is no mark is text, so nothing can go wrong in it.
struct CourseText: Sendable, Equatable {
    enum Block: Sendable, Equatable {
        case paragraph([Piece])
        case heading([Piece])
        case quote([Piece])
        case list(isOrdered: Bool, [[Piece]])
    }

    indirect enum Piece: Sendable, Equatable {
        case text(String)
        case strong([Piece])
        case emphasis([Piece])
        case link([Piece], to: String)
    }

    let blocks: [Block]

    init(_ text: String) {
        var blocks: [Block] = []
        var open: (kind: Line.Kind, words: String)?
        func close() {
            guard let block = open else { return }
            open = nil
            let pieces = CourseText.pieces(block.words)
            switch block.kind {
            case .plain: blocks.append(.paragraph(pieces))
            case .heading: blocks.append(.heading(pieces))
            case .quote: blocks.append(.quote(pieces))
            case .item(let isOrdered):
                if case .list(isOrdered, let items)? = blocks.last {
                    blocks[blocks.count - 1] = .list(isOrdered: isOrdered, items + [pieces])
                } else {
                    blocks.append(.list(isOrdered: isOrdered, [pieces]))
                }
            }
        }
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let line = Line(line)
            if line.words.isEmpty, line.kind == .plain {
                close()
                continue
            }
            let goesOn = line.kind == .plain || line.kind == .quote
            if let block = open, goesOn, line.kind == .plain || block.kind == line.kind, block.kind != .heading {
                open = (block.kind, block.words + " " + line.words)
            } else {
                close()
                open = (line.kind, line.words)
            }
        }
        close()
        self.blocks = blocks
    }
}

private struct Line {
    enum Kind: Equatable { case plain, heading, quote, item(isOrdered: Bool) }

    let kind: Kind
    let words: String

    init(_ line: Substring) {
        let text = line.drop { $0 == " " }
        if text.hasPrefix("### ") {
            (kind, words) = (.heading, text.dropFirst(4).trimmed)
        } else if text.hasPrefix("> ") {
            (kind, words) = (.quote, text.dropFirst(2).trimmed)
        } else if text.hasPrefix("- ") {
            (kind, words) = (.item(isOrdered: false), text.dropFirst(2).trimmed)
        } else if let number = text.prefixMatch(of: #/[0-9]{1,2}\. /#) {
            (kind, words) = (.item(isOrdered: true), text[number.range.upperBound...].trimmed)
        } else {
            (kind, words) = (.plain, text.trimmed)
        }
    }
}

extension Substring {
    fileprivate var trimmed: String { String(self).trimmingEnds }
}

extension String {
    fileprivate var trimmingEnds: String {
        let start = drop { $0.isWhitespace }
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }
}

// MARK: - Within a line

extension CourseText {
    static func pieces(_ text: String) -> [Piece] { pieces(text[...], depth: 0) }

    private static func pieces(_ text: Substring, depth: Int) -> [Piece] {
        guard depth < 4 else { return [.text(String(text))] }
        var found: [Piece] = []
        var plain = ""
        var rest = text
        func flush() {
            if !plain.isEmpty { found.append(.text(plain)) }
            plain = ""
        }
        while let first = rest.first {
            if let (piece, after) = marked(rest, depth) {
                flush()
                found.append(piece)
                rest = after
            } else {
                plain.append(first)
                rest = rest.dropFirst()
            }
        }
        flush()
        return found
    }

    private static func marked(_ text: Substring, _ depth: Int) -> (Piece, Substring)? {
        if text.hasPrefix("**"), let (inner, after) = enclosed(text, by: "**") {
            return (.strong(pieces(inner, depth: depth + 1)), after)
        }
        if text.hasPrefix("*"), !text.hasPrefix("**"), let (inner, after) = enclosed(text, by: "*") {
            return (.emphasis(pieces(inner, depth: depth + 1)), after)
        }
        guard text.hasPrefix("["), let bracket = text.firstRange(of: "]("),
            let end = text[bracket.upperBound...].firstIndex(of: ")")
        else { return nil }
        let address = String(text[bracket.upperBound..<end])
        let words = text[text.index(after: text.startIndex)..<bracket.lowerBound]
        let isOurs = address.hasPrefix("/") && !address.hasPrefix("//")
        guard isOurs || address.hasPrefix("https://"), !words.isEmpty, !words.contains("[") else { return nil }
        return (.link([.text(String(words))], to: address), text[text.index(after: end)...])
    }

    private static func enclosed(_ text: Substring, by mark: String) -> (Substring, Substring)? {
        let inside = text.dropFirst(mark.count)
        guard let first = inside.first, !first.isWhitespace, let end = inside.firstRange(of: mark),
            end.lowerBound > inside.startIndex
        else { return nil }
        return (inside[..<end.lowerBound], inside[end.upperBound...])
    }
}

// MARK: - As a page

extension CourseText {
    var html: HTML { "\(blocks.map(markup))" }

    private func markup(_ block: Block) -> HTML {
        switch block {
        case .paragraph(let pieces): return "<p>\(pieces.map(markup))</p>"
        case .heading(let pieces): return "<h2>\(pieces.map(markup))</h2>"
        case .quote(let pieces): return "<blockquote><p>\(pieces.map(markup))</p></blockquote>"
        case .list(let isOrdered, let items):
            let rows: [HTML] = items.map { item in "<li>\(item.map(markup))</li>" }
            return isOrdered ? "<ol>\(rows)</ol>" : "<ul>\(rows)</ul>"
        }
    }

    private func markup(_ piece: Piece) -> HTML {
        switch piece {
        case .text(let text): "\(text)"
        case .strong(let inner): "<strong>\(inner.map(markup))</strong>"
        case .emphasis(let inner): "<em>\(inner.map(markup))</em>"
        case .link(let inner, let address): "<a href=\"\(address)\">\(inner.map(markup))</a>"
        }
    }
}
