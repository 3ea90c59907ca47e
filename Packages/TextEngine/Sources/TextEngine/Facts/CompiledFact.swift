/// A fact, read once.
struct CompiledFact: Sendable {
    struct Version: Sendable {
        let version: Int
        let figures: [CompiledFigure]
        let moments: [Known]
    }

    /// A day or a time, and how the fact writes it.
    struct Known: Sendable {
        let moment: Moment
        let words: String
    }

    let fact: Fact
    let claim: Claim
    let figures: [CompiledFigure]
    let moments: [Known]
    /// The stems of the words of these.
    let momentStems: Set<String>
    /// The newest first.
    let earlier: [Version]
    /// What the public version of the same fact already says, when this one is not public yet.
    var knownWords: Set<String> = []
    var knownFigures: [CompiledFigure] = []

    var id: String { fact.id }
    var number: Int { fact.number }
    var stems: Set<String> { figures.reduce(Set(claim.words)) { $0.union($1.unit) } }

    init(_ fact: Fact) {
        self.fact = fact
        claim = Claim(fact)
        figures = fact.figures.map(CompiledFigure.init)
        earlier = fact.earlier.reversed().map {
            Version(
                version: $0.version, figures: $0.figures.map(CompiledFigure.init),
                moments: CompiledFact.moments(in: Tokens($0.statement), of: $0.statement))
        }
        let tokens = Tokens(fact.statement)
        moments = CompiledFact.moments(in: tokens, of: fact.statement)
        momentStems = Set(moments.flatMap { $0.moment.tokens.map { tokens[$0].stem } })
    }

    private static func moments(in tokens: Tokens, of statement: String) -> [Known] {
        let source = Source(text: statement)
        return tokens.sentences.flatMap { sentence in
            MomentReader(tokens: tokens, sentence: sentence).read().compactMap { moment in
                if case .relative = moment.what { return nil }
                return Known(moment: moment, words: source.words(tokens.range(moment.tokens)))
            }
        }
    }
}
