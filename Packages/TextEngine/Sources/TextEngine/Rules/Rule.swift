/// Pattern lines, compiled. A line matches words in order:
///
/// - `word` in any inflection (fault, faults); `=word` exactly
/// - `(a|b c)` either
/// - `...` up to six words between, in the same sentence
/// - `near(a, b)` both within eight words, in either order
/// - `#` any number
///
/// Words are matched folded, with spelling tricks undone. A match that is negated in its clause ("we will not
/// speculate that …") does not count, nor one in a sentence that an `unless` line matches. Matching is linear in the
/// text for a given set of lines.
public struct Rule: Sendable {
    let match: [Automaton]
    let unless: [Automaton]
    private let lines: LineIndex

    public init(match: [String], unless: [String] = []) throws(PatternError) {
        var patterns: [Automaton] = []
        for line in match where !line.isBlank {
            patterns.append(try Automaton(try PatternParser.parse(line), line: line))
        }
        var exceptions: [Automaton] = []
        for line in unless where !line.isBlank {
            exceptions.append(try Automaton(try PatternParser.parse(line), line: line))
        }
        self.init(match: patterns, unless: exceptions)
    }

    init(match: [Automaton], unless: [Automaton] = []) {
        self.match = match
        self.unless = unless
        lines = LineIndex([match])
    }

    /// Where it matches, first to last; matches do not overlap.
    public func matches(in text: String) -> [TextRange] {
        let tokens = Tokens(text)
        return matches(in: tokens).map { tokens.range($0) }
    }

    func matches(in tokens: Tokens) -> [Range<Int>] {
        lines.matches(of: [self], in: tokens).first?.ranges ?? []
    }
}

/// Many rules in one frozen index: a token leads to the lines that can begin with it, so that the cost of a check
/// follows the text and not the number of rules.
struct RuleSet: Sendable {
    private let rules: [Rule]
    private let lines: LineIndex

    init(_ rules: [Rule]) {
        self.rules = rules
        lines = LineIndex(rules.map(\.match))
    }

    /// The rules that match, in their order, each with where.
    func matches(in tokens: Tokens) -> [RuleMatch] { lines.matches(of: rules, in: tokens) }
}

struct RuleMatch {
    let rule: Int
    let ranges: [Range<Int>]
}

/// Which lines of which rules can begin with a word. Built once.
struct LineIndex: Sendable {
    private struct Line: Sendable {
        let rule: Int
        let pattern: Automaton
    }

    private let byStem: [String: [Line]]
    private let byNumber: [Line]

    init(_ rules: [[Automaton]]) {
        var byStem: [String: [Line]] = [:]
        var byNumber: [Line] = []
        for (index, patterns) in rules.enumerated() {
            for pattern in patterns {
                let line = Line(rule: index, pattern: pattern)
                let beginnings = pattern.beginnings
                for stem in beginnings.stems { byStem[stem, default: []].append(line) }
                if beginnings.number { byNumber.append(line) }
            }
        }
        self.byStem = byStem
        self.byNumber = byNumber
    }

    func matches(of rules: [Rule], in tokens: Tokens) -> [RuleMatch] {
        var found: [Int: [Range<Int>]] = [:]
        var exceptions = Exceptions()
        func look(_ lines: [Line], at start: Int) {
            for line in lines {
                if let last = found[line.rule]?.last, start < last.upperBound { continue }
                guard let end = line.pattern.end(in: tokens, from: start),
                    !Negation.governs(start, in: tokens),
                    !exceptions.excuse(rules[line.rule], line.rule, sentence: tokens[start].sentence, in: tokens)
                else { continue }
                found[line.rule, default: []].append(start..<end)
            }
        }
        for start in tokens.all.indices {
            if let lines = byStem[tokens[start].stem] { look(lines, at: start) }
            if let other = tokens[start].otherStem, let lines = byStem[other] { look(lines, at: start) }
            if tokens[start].isNumber { look(byNumber, at: start) }
        }
        return found.sorted { $0.key < $1.key }.map { RuleMatch(rule: $0.key, ranges: $0.value) }
    }
}

/// Whether an `unless` line matches in a sentence: asked for every match, looked up once for each rule and sentence.
private struct Exceptions {
    private var known: [Key: Bool] = [:]

    private struct Key: Hashable {
        let rule: Int
        let sentence: Int
    }

    mutating func excuse(_ rule: Rule, _ index: Int, sentence: Int, in tokens: Tokens) -> Bool {
        guard !rule.unless.isEmpty else { return false }
        let key = Key(rule: index, sentence: sentence)
        if let known = known[key] { return known }
        let isExcused = tokens.sentences[sentence].contains { start in
            rule.unless.contains { $0.end(in: tokens, from: start) != nil }
        }
        known[key] = isExcused
        return isExcused
    }
}

extension String {
    fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
