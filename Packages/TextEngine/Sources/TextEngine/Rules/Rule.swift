/// Pattern lines, compiled. A line matches words in order:
///
/// - `word` in any inflection (fault, faults); `=word` exactly
/// - `(a|b c)` either; `word?` and `(a|b)?` may be left out
/// - `...` up to six words between, in the same sentence
/// - `near(a, b)` both within eight words, in either order
/// - `#` any number
/// - `@word` any one word; `@again` the word before it once more
/// - `@blame` and the other lists of `WordList` any of their words
/// - `@name` what looks like somebody's name: a word with a capital that begins no sentence, or two of them that do
///
/// A line has at most three gaps on any way through it, and 64 places: a word or a list of single words takes one, a
/// gap six, `near` sixteen and its words twice.
///
/// Words are matched folded, with spelling tricks undone. A match that is negated in its clause ("we will not
/// speculate that …") or only asked about ("is it safe to drink?") does not count, nor one in a sentence that an `unless`
/// line matches. Matching is linear in the text for a given set of lines.
public struct Rule: Sendable {
    let match: [Automaton]
    let unless: [Automaton]
    /// Whether what is denied or only asked counts too.
    let evenIfDenied: Bool
    private let lines: LineIndex

    public init(match: [String], unless: [String] = []) throws(PatternError) {
        try self.init(match: match, unless: unless, others: [], evenIfDenied: false)
    }

    /// - Parameter others: stems of words with a capital that are nobody's name
    init(match: [String], unless: [String], others: Set<String>, evenIfDenied: Bool = false) throws(PatternError) {
        var patterns: [Automaton] = []
        for line in match where !line.isBlank {
            patterns.append(try Automaton(try PatternParser.parse(line), line: line, others: others))
        }
        var exceptions: [Automaton] = []
        for line in unless where !line.isBlank {
            exceptions.append(try Automaton(try PatternParser.parse(line), line: line, others: others))
        }
        self.init(match: patterns, unless: exceptions, evenIfDenied: evenIfDenied)
    }

    init(match: [Automaton], unless: [Automaton] = [], evenIfDenied: Bool = false) {
        self.match = match
        self.unless = unless
        self.evenIfDenied = evenIfDenied
        lines = LineIndex([match])
    }

    /// Where it matches, first to last; matches do not overlap.
    public func matches(in text: String) -> [TextRange] { matches(in: ReadText(text)) }

    /// The same, for a text that other rules look at too. Linear in the text's words; nothing is read again.
    public func matches(in text: ReadText) -> [TextRange] {
        matches(in: text.tokens).map { text.tokens.range($0) }
    }

    func matches(in tokens: Tokens) -> [Range<Int>] {
        lines.matches(of: [self], in: tokens).first?.ranges ?? []
    }
}

extension String {
    fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
