/// Many rules in one frozen index, so that the cost of a check follows the text and not the number of rules.
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

/// Which lines of which rules a word can begin, and which it makes possible at all: every line has a rare word that
/// it cannot match without. A text is first asked for those, and only the lines that are left are tried where they
/// can begin.
struct LineIndex: Sendable {
    private struct Line: Sendable {
        let rule: Int
        let pattern: Automaton
    }

    private let lines: [Line]
    private let byBeginning: [String: [Int]]
    private let byNumber: [Int]
    private let byName: [Int]
    private let byAnyWord: [Int]
    private let byRareWord: [String: [Int]]
    /// Lines of numbers alone.
    private let always: [Int]

    init(_ rules: [[Automaton]]) {
        lines = rules.enumerated().flatMap { rule, patterns in patterns.map { Line(rule: rule, pattern: $0) } }
        let uses = lines.reduce(into: [String: Int]()) { uses, line in
            for word in line.pattern.required.joined() { uses[word, default: 0] += 1 }
        }
        var (byBeginning, byRareWord): ([String: [Int]], [String: [Int]]) = ([:], [:])
        var (byNumber, byName, byAnyWord, always): ([Int], [Int], [Int], [Int]) = ([], [], [], [])
        for (index, line) in lines.enumerated() {
            let beginnings = line.pattern.beginnings
            for stem in beginnings.stems { byBeginning[stem, default: []].append(index) }
            if beginnings.number { byNumber.append(index) }
            if beginnings.name { byName.append(index) }
            if beginnings.any { byAnyWord.append(index) }
            func commonness(_ words: Set<String>) -> Int { words.reduce(0) { $0 + (uses[$1] ?? 0) } }
            if let rare = line.pattern.required.min(by: { commonness($0) < commonness($1) }) {
                for word in rare { byRareWord[word, default: []].append(index) }
            } else {
                always.append(index)
            }
        }
        self.byBeginning = byBeginning
        self.byNumber = byNumber
        self.byName = byName
        self.byAnyWord = byAnyWord
        self.byRareWord = byRareWord
        self.always = always
    }

    func matches(of rules: [Rule], in tokens: Tokens) -> [RuleMatch] {
        guard let possible = possible(in: tokens) else { return [] }
        var found: [Int: [Range<Int>]] = [:]
        var exceptions = Exceptions()
        func look(_ candidates: [Int], at start: Int) {
            for index in candidates where possible[index] {
                let line = lines[index]
                if let last = found[line.rule]?.last, start < last.upperBound { continue }
                guard let end = line.pattern.end(in: tokens, from: start),
                    rules[line.rule].evenIfDenied || !Negation.leavesUnsaid(start..<end, of: line.pattern, in: tokens),
                    !exceptions.excuse(rules[line.rule], line.rule, sentence: tokens[start].sentence, in: tokens)
                else { continue }
                found[line.rule, default: []].append(start..<end)
            }
        }
        for (start, token) in tokens.all.enumerated() {
            if let lines = byBeginning[token.stem] { look(lines, at: start) }
            if let other = token.otherStem, let lines = byBeginning[other] { look(lines, at: start) }
            if token.isNumber { look(byNumber, at: start) }
            if !byName.isEmpty, tokens.isName(start) { look(byName, at: start) }
            look(byAnyWord, at: start)
        }
        return found.sorted { $0.key < $1.key }.map { RuleMatch(rule: $0.key, ranges: $0.value) }
    }

    /// The lines whose rare word the text has; nil when there are none.
    private func possible(in tokens: Tokens) -> [Bool]? {
        var possible = [Bool](repeating: false, count: lines.count)
        var isAny = !always.isEmpty
        for index in always { possible[index] = true }
        func arm(_ stem: String) {
            guard let lines = byRareWord[stem] else { return }
            isAny = true
            for index in lines { possible[index] = true }
        }
        for token in tokens.all {
            arm(token.stem)
            if let other = token.otherStem { arm(other) }
        }
        return isAny ? possible : nil
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
