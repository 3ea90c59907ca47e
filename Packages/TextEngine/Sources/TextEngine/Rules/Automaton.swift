/// A pattern as a position automaton (Glushkov 1961): every word, number or step of a gap is one of at most 64
/// positions, so that all ways through the pattern are followed at once in one machine word. Nothing is tried twice;
/// a match costs the words it spans, whatever the brackets.
struct Automaton: Sendable {
    private(set) var stems: [String: UInt64] = [:]
    private(set) var words: [String: UInt64] = [:]
    private(set) var numbers: UInt64 = 0
    private(set) var names: UInt64 = 0
    private(set) var anyWord: UInt64 = 0
    private var again: UInt64 = 0
    private(set) var gaps: UInt64 = 0
    private(set) var follow: [UInt64] = []
    private(set) var first: UInt64 = 0
    private(set) var last: UInt64 = 0
    /// Words with a capital that are nobody's name: the employer's.
    private let others: Set<String>
    /// Sets of stems, each of which lends at least one word to every match.
    let required: [Set<String>]

    /// - Parameter line: the text that was read, for the place of an error
    init(_ pattern: Pattern, line: String, others: Set<String> = []) throws(PatternError) {
        self.others = others
        required = pattern.required
        guard let part = add(pattern.elements) else {
            throw PatternError(column: line.count, reason: "the line is too long; write it as several lines")
        }
        (first, last) = (part.first, part.last)
        if first & gaps != 0 { throw PatternError(column: 1, reason: "a line cannot begin with a gap") }
        if last & gaps != 0 { throw PatternError(column: line.count, reason: "a line cannot end with a gap") }
    }

    /// The end of the shortest match that begins at this token, within its sentence.
    func end(in tokens: Tokens, from start: Int) -> Int? {
        let stop = tokens.sentence(around: start).upperBound
        var active = first
        for index in start..<stop {
            var positions = filled(by: tokens[index])
            if active & names != 0, tokens.isName(index), !others.contains(tokens[index].stem) { positions |= names }
            if active & again != 0, index > 0, tokens.repeats(index) { positions |= again }
            active &= positions
            if active & last != 0 { return index + 1 }
            if active == 0 { return nil }
            var next: UInt64 = 0
            while active != 0 {
                next |= follow[active.trailingZeroBitCount]
                active &= active - 1
            }
            active = next
        }
        return nil
    }

    /// The stems that a match can begin with, and whether a number, a name or any word can.
    var beginnings: (stems: Set<String>, number: Bool, name: Bool, any: Bool) {
        let stems = stems.filter { $0.value & first != 0 }.map(\.key)
        let words = words.filter { $0.value & first != 0 }.map { Stemming.stemOfExact($0.key) }
        return (Set(stems + words), numbers & first != 0, names & first != 0, (anyWord | again) & first != 0)
    }

    /// Whether the line itself has this word somewhere.
    func names(_ token: Token) -> Bool { stems[token.stem] != nil || words[token.folded] != nil }

    private func filled(by token: Token) -> UInt64 {
        var positions = gaps | anyWord
        if let stem = stems[token.stem] { positions |= stem }
        if let other = token.otherStem, let stem = stems[other] { positions |= stem }
        if !words.isEmpty, let word = words[token.folded] { positions |= word }
        if token.isNumber { positions |= numbers }
        return positions
    }

    /// What a part of a pattern can begin and end with, and whether it can be left out.
    private struct Part {
        var first: UInt64 = 0
        var last: UInt64 = 0
        var isOptional = true
    }

    private mutating func add(_ elements: [Pattern.Element]) -> Part? {
        var whole = Part()
        for element in elements {
            guard let part = add(element) else { return nil }
            connect(whole.last, to: part.first)
            if whole.isOptional { whole.first |= part.first }
            whole.last = part.isOptional ? whole.last | part.last : part.last
            whole.isOptional = whole.isOptional && part.isOptional
        }
        return whole
    }

    private mutating func add(_ element: Pattern.Element) -> Part? {
        switch element {
        case .stem(let stem): return position { $0.stems[stem, default: 0] |= $1 }
        case .exact(let word): return position { $0.words[word, default: 0] |= $1 }
        case .number: return position { $0.numbers |= $1 }
        case .name: return position { $0.names |= $1 }
        case .word: return position { $0.anyWord |= $1 }
        case .again: return position { $0.again |= $1 }
        case .gap(let most):
            var whole = Part()
            for _ in 0..<most {
                guard var step = position({ $0.gaps |= $1 }) else { return nil }
                step.isOptional = true
                connect(whole.last, to: step.first)
                whole.first |= step.first
                whole.last |= step.last
            }
            return whole
        case .any(let choices):
            var whole = Part(isOptional: false)
            var single: UInt64 = 0
            for choice in choices {
                guard let part = add(choice, sharing: &single) else { return nil }
                whole.first |= part.first
                whole.last |= part.last
                whole.isOptional = whole.isOptional || part.isOptional
            }
            return whole
        }
    }

    /// Choices of a single word share one position.
    private mutating func add(_ choice: [Pattern.Element], sharing bit: inout UInt64) -> Part? {
        if bit != 0, choice.count == 1 {
            let part = Part(first: bit, last: bit, isOptional: false)
            switch choice[0] {
            case .stem(let stem):
                stems[stem, default: 0] |= bit
                return part
            case .exact(let word):
                words[word, default: 0] |= bit
                return part
            case .number, .name, .word, .again, .gap, .any: break
            }
        }
        guard let part = add(choice) else { return nil }
        if choice.count == 1, !part.isOptional, part.first == part.last, part.first.nonzeroBitCount == 1 {
            bit = part.first
        }
        return part
    }

    private mutating func position(_ fill: (inout Automaton, UInt64) -> Void) -> Part? {
        guard follow.count < 64 else { return nil }
        let bit: UInt64 = 1 << UInt64(follow.count)
        follow.append(0)
        fill(&self, bit)
        return Part(first: bit, last: bit, isOptional: false)
    }

    private mutating func connect(_ ends: UInt64, to starts: UInt64) {
        var ends = ends
        while ends != 0 {
            follow[ends.trailingZeroBitCount] |= starts
            ends &= ends - 1
        }
    }
}
