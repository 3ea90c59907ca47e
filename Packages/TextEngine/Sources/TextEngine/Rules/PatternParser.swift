/// Reads a pattern line by recursive descent. Linear in the line.
struct PatternParser {
    private let characters: [Character]
    private var index = 0
    private var depth = 0

    static func parse(_ line: String) throws(PatternError) -> Pattern {
        var parser = PatternParser(characters: Array(line))
        let elements = try parser.sequence(until: [])
        if elements.isEmpty { throw PatternError(column: 1, reason: "the line is empty") }
        if Pattern.gaps(in: elements) > 3 {
            throw PatternError(column: line.count, reason: "a line has at most three gaps")
        }
        return Pattern(elements: elements)
    }

    private init(characters: [Character]) { self.characters = characters }

    private mutating func sequence(until ends: Set<Character>) throws(PatternError) -> [Pattern.Element] {
        var elements: [Pattern.Element] = []
        while index < characters.count, !ends.contains(characters[index]) {
            let character = characters[index]
            if character.isWhitespace {
                index += 1
            } else if character == "(" {
                elements.append(try alternatives())
            } else if starts("...") || character == "…" {
                index += character == "…" ? 1 : 3
                elements.append(.gap(6))
            } else if character == "#" {
                index += 1
                elements.append(.number)
            } else if character == "@" {
                elements.append(try marked())
            } else if character == "?" {
                try leaveOut(&elements)
            } else if starts("near(") {
                elements.append(try near())
            } else if character == ")" || character == "|" {
                throw PatternError(column: index + 1, reason: "“\(character)” without an opening bracket")
            } else if character == "," {
                throw PatternError(column: index + 1, reason: "“,” is not a word")
            } else {
                elements += try character == "=" ? exactWord() : words()
            }
        }
        return elements
    }

    /// `(a|b c)`
    private mutating func alternatives() throws(PatternError) -> Pattern.Element {
        let open = try enter(1)
        var choices: [[Pattern.Element]] = []
        repeat {
            let choice = try sequence(until: ["|", ")"])
            if choice.isEmpty, index < characters.count {
                throw PatternError(column: index + 1, reason: "an alternative is empty")
            }
            // A list of words among alternatives lends its words, which then share one place with the others.
            if choice.count == 1, case .any(let inner) = choice[0] { choices += inner } else { choices.append(choice) }
        } while try leave(open, by: ")", or: "|") == "|"
        return .any(choices)
    }

    /// `word?` and `(a|b)?` may be left out.
    private mutating func leaveOut(_ elements: inout [Pattern.Element]) throws(PatternError) {
        guard let last = elements.last, index > 0, !characters[index - 1].isWhitespace else {
            throw PatternError(column: index + 1, reason: "“?” belongs right behind a word or a bracket")
        }
        if case .gap = last { throw PatternError(column: index + 1, reason: "a gap may be empty as it is") }
        elements[elements.count - 1] = .any([[last], []])
        index += 1
    }

    /// `@name`, or the name of a list of words.
    private mutating func marked() throws(PatternError) -> Pattern.Element {
        let start = index
        index += 1
        while index < characters.count, characters[index].isLetter { index += 1 }
        let name = String(characters[(start + 1)..<index])
        switch name {
        case "name": return .name
        case "word": return .word
        case "again": return .again
        default:
            if let list = WordList.named(name) { return list }
            let known = (["again", "name", "word"] + WordList.names).map { "@\($0)" }.joined(separator: ", ")
            throw PatternError(column: start + 1, reason: "there is no “@\(name)”; there are \(known)")
        }
    }

    /// `near(a, b)` is either one after the other.
    private mutating func near() throws(PatternError) -> Pattern.Element {
        let open = try enter(5)
        let first = try sequence(until: [",", ")"])
        guard try leave(open, by: ")", or: ",") == "," else {
            throw PatternError(column: index, reason: "near needs two things with a comma between")
        }
        let second = try sequence(until: [")", ","])
        if index < characters.count, characters[index] == "," {
            throw PatternError(column: index + 1, reason: "near takes two things, not more")
        }
        _ = try leave(open, by: ")", or: ")")
        if first.isEmpty || second.isEmpty {
            throw PatternError(column: index, reason: "near needs two things with a comma between")
        }
        return .any([first + [.gap(8)] + second, second + [.gap(8)] + first])
    }

    /// Steps over an opening bracket; says where it stands.
    private mutating func enter(_ length: Int) throws(PatternError) -> Int {
        let open = index + length - 1
        index += length
        depth += 1
        if depth > 4 { throw PatternError(column: open + 1, reason: "brackets are at most four deep") }
        return open
    }

    /// Steps over what ends a part of a bracket.
    private mutating func leave(
        _ open: Int, by close: Character, or next: Character
    ) throws(PatternError) -> Character {
        guard index < characters.count else {
            throw PatternError(column: open + 1, reason: "this bracket is not closed")
        }
        let character = characters[index]
        index += 1
        if character == close { depth -= 1 }
        return character
    }

    /// Plain words in a row are read as a text is, so that "six hundred" is one number here too.
    private mutating func words() throws(PatternError) -> [Pattern.Element] {
        let start = index
        while index < characters.count, characters[index] != "=", !isSpecial, !starts("near(") {
            if characters[index].isWhitespace { index += 1 } else { try word() }
        }
        return Tokens(String(characters[start..<index])).all.map { .stem($0.stem) }
    }

    private mutating func exactWord() throws(PatternError) -> [Pattern.Element] {
        let start = index
        index += 1
        try word(from: start)
        return Tokens(String(characters[(start + 1)..<index])).all.map { .exact($0.folded) }
    }

    /// Steps over one word.
    private mutating func word(from start: Int? = nil) throws(PatternError) {
        let begin = index
        let start = start ?? begin
        while index < characters.count, !characters[index].isWhitespace, !isSpecial { index += 1 }
        let typed = characters[begin..<index]
        // What has a letter or a digit is a word, and needs no closer look.
        if !typed.contains(where: { $0.isLetter || $0.isNumber }), Tokens(String(typed)).count == 0 {
            let shown = String(characters[start..<max(index, start + 1)])
            throw PatternError(column: start + 1, reason: "“\(shown)” is not a word")
        }
    }

    /// Something with a meaning of its own begins here.
    private var isSpecial: Bool {
        switch characters[index] {
        case "(", "|", ")", ",", "…", "#", "@", "?": true
        default: starts("...")
        }
    }

    private func starts(_ text: String) -> Bool {
        characters[index] == text.first && characters[index...].starts(with: text)
    }
}
