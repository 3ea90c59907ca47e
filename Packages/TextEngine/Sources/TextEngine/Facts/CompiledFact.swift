/// A fact, read once.
struct CompiledFact: Sendable {
    struct Version: Sendable {
        let version: Int
        let figures: [CompiledFigure]
    }

    let fact: Fact
    /// The rare words of what it claims. Of a statement marked not true, that is the part in quotation marks.
    let claim: Set<String>
    let figures: [CompiledFigure]
    let earlier: [Version]
    /// The fact itself says that something is not so.
    let isNegative: Bool

    var id: String { fact.id }
    var number: Int { fact.number }
    var allStems: Set<String> { figures.reduce(claim) { $0.union($1.unit) } }

    init(_ fact: Fact) {
        self.fact = fact
        let words = fact.status == .notTrue ? quoted(fact.statement) ?? fact.statement : fact.statement
        let tokens = Tokens(words)
        claim = Set(tokens.all.filter { !stopWords.contains($0.folded) && $0.value == nil }.map(\.stem))
        figures = fact.figures.map(CompiledFigure.init)
        earlier = fact.earlier.map { Version(version: $0.version, figures: $0.figures.map(CompiledFigure.init)) }
            .reversed()
        isNegative = Negation.denies(0..<tokens.count, in: tokens)
    }
}

struct CompiledFigure: Sendable {
    let figure: Figure
    let unit: Set<String>

    init(_ figure: Figure) {
        self.figure = figure
        unit = Set(Tokens(figure.unit.isEmpty ? figure.name : figure.unit).all.map(\.stem))
    }

    /// As one would write it: "612 cartons", "about 400 cartons".
    var words: String {
        let prefix =
            switch figure.comparator {
            case .exactly: ""
            case .about: "about "
            case .atLeast: "at least "
            case .atMost: "at most "
            case .moreThan: "more than "
            case .lessThan: "fewer than "
            }
        let isWhole = figure.value == figure.value.rounded() && abs(figure.value) < 1e15
        let number = isWhole ? grouped(Int(figure.value)) : "\(figure.value)"
        return prefix + number + (figure.unit.isEmpty ? "" : " " + figure.unit)
    }

    func admits(_ quantity: Quantity) -> Bool {
        let value = figure.value
        let slack = quantity.comparator == .about || figure.comparator == .about ? max(0.5, value * 0.05) : 0
        let isNear = abs(quantity.value - value) <= slack
        switch quantity.comparator {
        case .exactly, .about:
            switch figure.comparator {
            case .exactly, .about: return isNear
            case .atLeast: return quantity.value >= value - slack
            case .atMost: return quantity.value <= value + slack
            case .moreThan: return quantity.value > value
            case .lessThan: return quantity.value < value
            }
        // "over 600" is fair of 612, but "over 10" is not wrong, only odd; within a fifth it agrees.
        case .moreThan, .atLeast: return value >= quantity.value && quantity.value >= value * 0.8
        case .lessThan, .atMost: return value <= quantity.value && quantity.value <= value * 1.25
        }
    }
}

/// A number in the draft with its comparator.
struct Quantity: Sendable {
    let value: Double
    let comparator: Figure.Comparator
    let tokens: Range<Int>
}

private func grouped(_ number: Int) -> String {
    var digits = String(abs(number))
    var index = digits.count - 3
    while index > 0 {
        digits.insert(",", at: digits.index(digits.startIndex, offsetBy: index))
        index -= 3
    }
    return number < 0 ? "-" + digits : digits
}

private func quoted(_ statement: String) -> String? {
    guard let open = statement.firstIndex(where: { "“\"„«".contains($0) }) else { return nil }
    let rest = statement[statement.index(after: open)...]
    guard let close = rest.firstIndex(where: { "”\"“»".contains($0) }), close > rest.startIndex else { return nil }
    return String(rest[..<close])
}

let stopWords: Set<String> = [
    "a", "an", "the", "and", "or", "but", "of", "to", "in", "on", "at", "by", "for", "with", "from", "as", "that",
    "this", "these", "those", "it", "its", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had",
    "do", "does", "did", "will", "would", "can", "could", "we", "our", "us", "i", "my", "you", "your", "they", "their",
    "them", "he", "she", "his", "her", "there", "than", "then", "so", "not", "no", "about", "before", "after", "what",
    "which", "who", "when", "where", "how", "all", "any", "some", "more", "most", "into", "over", "under", "out", "up",
    "down", "if", "because", "while", "until", "since", "also", "only", "just", "very", "company",
]
