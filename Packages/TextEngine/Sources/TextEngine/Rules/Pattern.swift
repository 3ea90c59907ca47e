/// One pattern line, read.
struct Pattern: Sendable {
    indirect enum Element: Sendable {
        case stem(String)
        case exact(String)
        case number
        /// Up to so many words.
        case gap(Int)
        case any([[Element]])
    }

    let elements: [Element]

    /// What a match can begin with: nil when it can begin with any number or word.
    var firstWords: Set<String>? { Pattern.firstWords(elements[...]) }

    private static func firstWords(_ elements: ArraySlice<Element>) -> Set<String>? {
        guard let first = elements.first else { return nil }
        switch first {
        case .stem(let stem): return [stem]
        case .exact(let word): return [Stemming.stem(word)]
        case .number, .gap: return nil
        case .any(let choices):
            var words: Set<String> = []
            for choice in choices {
                guard let some = firstWords(choice[...]) else { return nil }
                words.formUnion(some)
            }
            return words
        }
    }
}

/// A pattern line that cannot be read: where, counted from 1, and why in English.
public struct PatternError: Error, Sendable, Equatable {
    public let column: Int
    public let reason: String
}

/// Reads a pattern line. The grammar stands in `Rule`. Linear in the line.
struct PatternParser {
    private let characters: [Character]
    private var index = 0

    static func parse(_ line: String) throws(PatternError) -> Pattern {
        var parser = PatternParser(line)
        let elements = try parser.sequence(until: [])
        if elements.isEmpty { throw PatternError(column: 1, reason: "the line is empty") }
        if case .gap? = elements.first { throw PatternError(column: 1, reason: "a line cannot begin with a gap") }
        if case .gap? = elements.last {
            throw PatternError(column: line.count, reason: "a line cannot end with a gap")
        }
        let gaps = elements.count { if case .gap = $0 { true } else { false } }
        if gaps > 3 { throw PatternError(column: line.count, reason: "a line has at most three gaps") }
        return Pattern(elements: elements)
    }

    private init(_ line: String) { characters = Array(line) }

    private mutating func sequence(until ends: Set<Character>) throws(PatternError) -> [Pattern.Element] {
        var elements: [Pattern.Element] = []
        while index < characters.count {
            let character = characters[index]
            if ends.contains(character) { return elements }
            if character.isWhitespace {
                index += 1
            } else if character == "(" {
                elements.append(.any(try alternatives()))
            } else if characters[index...].starts(with: "...") || character == "…" {
                index += character == "…" ? 1 : 3
                elements.append(.gap(6))
            } else if character == "#" {
                index += 1
                elements.append(.number)
            } else if characters[index...].starts(with: "near(") {
                index += 5
                elements.append(try near())
            } else if character == ")" || character == "|" {
                throw PatternError(column: index + 1, reason: "“\(character)” without an opening bracket")
            } else {
                elements += try word()
            }
        }
        if !ends.isEmpty { throw PatternError(column: characters.count, reason: "a bracket is not closed") }
        return elements
    }

    private mutating func alternatives() throws(PatternError) -> [[Pattern.Element]] {
        let open = index
        index += 1
        var choices: [[Pattern.Element]] = []
        while true {
            let choice = try sequence(until: ["|", ")"])
            if choice.isEmpty { throw PatternError(column: index + 1, reason: "an alternative is empty") }
            choices.append(choice)
            guard index < characters.count else {
                throw PatternError(column: open + 1, reason: "this bracket is not closed")
            }
            index += 1
            if characters[index - 1] == ")" { return choices }
        }
    }

    /// `near(a, b)` is either one after the other.
    private mutating func near() throws(PatternError) -> Pattern.Element {
        let first = try sequence(until: [","])
        index += 1
        let second = try sequence(until: [")"])
        index += 1
        if first.isEmpty || second.isEmpty { throw PatternError(column: index, reason: "near needs two things") }
        return .any([first + [.gap(8)] + second, second + [.gap(8)] + first])
    }

    private mutating func word() throws(PatternError) -> [Pattern.Element] {
        let start = index
        let isExact = characters[index] == "="
        if isExact { index += 1 }
        var text = ""
        while index < characters.count, !characters[index].isWhitespace, !"(|),…#".contains(characters[index]),
            !characters[index...].starts(with: "...")
        {
            text.append(characters[index])
            index += 1
        }
        let tokens = Tokens(text).all
        if tokens.isEmpty { throw PatternError(column: start + 1, reason: "“\(text)” is not a word") }
        return tokens.map { isExact ? .exact($0.folded) : .stem($0.stem) }
    }
}
