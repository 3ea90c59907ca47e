import Foundation
import ResearchTables
import TextEngine
import TextTables

/// Which of many claims each post is about: query, claim, score, the best first.
struct ClaimsEvaluation: Evaluation {
    struct Query {
        let id: Substring
        let post: String
    }

    private final class Bench { var workspace = ClaimIndex.Workspace() }

    private let index: ClaimIndex
    private let top: Int
    private let bench = Bench()

    static func run(_ words: ArraySlice<String>) throws {
        let arguments = try Arguments(words, options: ["--claims", "--queries", "--top", "--ranking"])
        let claims = try ClaimLines(file: arguments.required("--claims")).claims
        let ranking = try ranking(arguments["--ranking"] ?? "plain")
        let evaluation = ClaimsEvaluation(
            index: ClaimIndex(claims, ranking: ranking), top: try arguments.count("--top", default: 5))
        try Runner(arguments: arguments).run(evaluation, file: arguments.required("--queries"), skipsHeader: true)
    }

    private static func ranking(_ name: String) throws -> ClaimRanking {
        switch name {
        case "plain": return .plain
        default: throw Refusal(message: "--ranking is plain or learned.", status: 2)
        }
    }

    private init(index: ClaimIndex, top: Int) {
        self.index = index
        self.top = top
    }

    func item(_ line: Substring) throws -> Query {
        guard let tab = line.firstIndex(of: "\t") else { throw BadLine(expected: "an id, a tab and a post") }
        return Query(id: line[..<tab], post: String(line[line.index(after: tab)...]))
    }

    func answer(_ query: Query) -> [ClaimIndex.Ranked] {
        index.ranked(query.post, top: top, with: &bench.workspace)
    }

    func printed(_ answer: [ClaimIndex.Ranked], for query: Query) -> String {
        answer.map { "\(query.id)\t\(index.claims[$0.claim].id)\t\($0.score)" }.joined(separator: "\n")
    }
}
