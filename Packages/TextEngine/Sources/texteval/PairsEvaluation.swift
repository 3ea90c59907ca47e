import TextEngine
import TextTables

/// `a<TAB>b`: do two posts say the same? Prints 0…1.
struct PairsEvaluation: Evaluation {
    let vectors: StaticVectors

    static func run(_ words: ArraySlice<String>) throws {
        let arguments = try Arguments(words, options: [])
        try Runner(arguments: arguments).run(PairsEvaluation(vectors: TextTables.vectors()))
    }

    func item(_ line: Substring) throws -> (a: String, b: String) {
        let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw BadLine(expected: "a<TAB>b") }
        return (String(parts[0]), String(parts[1]))
    }

    func answer(_ item: (a: String, b: String)) -> Float {
        max(0, vectors.vector(of: item.a).cosine(vectors.vector(of: item.b)))
    }

    func printed(_ answer: Float, for item: (a: String, b: String)) -> String { "\(answer)" }
}
