/// A fact, read once.
struct CompiledFact: Sendable {
    struct Version: Sendable {
        let version: Int
        let figures: [CompiledFigure]
    }

    let fact: Fact
    let claim: Claim
    let figures: [CompiledFigure]
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
            Version(version: $0.version, figures: $0.figures.map(CompiledFigure.init))
        }
    }
}
