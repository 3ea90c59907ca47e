import ResearchTables
import TextEngine
import TextTables

/// `texteval pairs`: a, tab, b → how likely both say the same, 0…1.
struct PairsEvaluation: Evaluation {
    private enum Way: String {
        case table, blend, vectors, signs
    }

    private let way: Way
    private let vectors: StaticVectors
    private let scorer: PairScorer

    static func run(_ words: some Sequence<String>) throws {
        let arguments = try Arguments(words, options: ["--by"])
        guard let way = Way(rawValue: arguments["--by"] ?? "table") else {
            throw Refusal(message: "--by is table, blend, vectors or signs.", status: 2)
        }
        let vectors = try TextTables.vectors()
        let scorer = try way == .table ? ResearchTables.pairs(vectors) : PairScorer(vectors)
        try Runner(arguments: arguments).run(PairsEvaluation(way: way, vectors: vectors, scorer: scorer))
    }

    func item(_ line: Substring) throws -> (a: String, b: String) {
        let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw BadLine(expected: "a<TAB>b") }
        return (String(parts[0]), String(parts[1]))
    }

    func answer(_ item: (a: String, b: String)) -> [Float] {
        switch way {
        case .table, .blend: [scorer.similarity(item.a, item.b)]
        case .vectors: [max(0, vectors.vector(of: item.a).cosine(vectors.vector(of: item.b)))]
        case .signs: scorer.signs(of: item.a, and: item.b).map(\.value)
        }
    }

    func printed(_ answer: [Float], for item: (a: String, b: String)) -> String {
        answer.map { "\($0)" }.joined(separator: "\t")
    }
}
