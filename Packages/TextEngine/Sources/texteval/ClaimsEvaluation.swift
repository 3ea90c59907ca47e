import Foundation
import ResearchTables
import TextEngine
import TextTables

/// Which of many claims each post is about: query, claim, score, the best first.
struct ClaimsEvaluation: Evaluation {
    struct Query {
        let id: Substring
        let post: String

        init(_ line: Substring) throws {
            guard let tab = line.firstIndex(of: "\t") else { throw BadLine(expected: "an id, a tab and a post") }
            id = line[..<tab]
            post = String(line[line.index(after: tab)...])
        }
    }

    private final class Bench { var workspace = ClaimIndex.Workspace() }

    private let index: ClaimIndex
    private let top: Int
    private let bench = Bench()

    static func run(_ words: ArraySlice<String>) throws {
        let arguments = try Arguments(words, options: ["--claims", "--queries", "--top", "--ranking", "--features"])
        let claims = try ClaimLines(file: arguments.required("--claims")).claims
        let vectors = try TextTables.vectors()
        if arguments["--features"] != nil {
            FileHandle.standardOutput.write(Data((ClaimIndex.featureNames.joined(separator: "\t") + "\n").utf8))
            let evaluation = ClaimFeaturesEvaluation(
                index: ClaimIndex(claims, vectors: vectors, ranking: try start(arguments)))
            return try Runner(arguments: arguments).run(
                evaluation, file: arguments.required("--queries"), skipsHeader: true)
        }
        let ranking = try ranking(arguments["--ranking"] ?? "learned")
        let clock = ContinuousClock()
        let before = clock.now
        let index = ClaimIndex(claims, vectors: vectors, ranking: ranking)
        if arguments.isTimed {
            say("\(claims.count) claims, index \(index.bytes / 1024) KB made in \(clock.now - before)")
        }
        let evaluation = ClaimsEvaluation(index: index, top: try arguments.count("--top", default: 5))
        try Runner(arguments: arguments).run(evaluation, file: arguments.required("--queries"), skipsHeader: true)
    }

    private static func ranking(_ name: String) throws -> ClaimRanking {
        switch name {
        case "plain": return .plain
        case "learned": return try ResearchTables.claims()
        default: throw Refusal(message: "--ranking is plain or learned.", status: 2)
        }
    }

    /// `--features depth,later,earlier,undated`: how the claims to look at are chosen.
    private static func start(_ arguments: Arguments) throws -> ClaimRanking {
        let choice = try arguments.required("--features").split(separator: ",").compactMap { Float($0) }
        guard choice.count == 4, choice[0] >= 1 else {
            throw Refusal(message: "--features needs four numbers: depth,later,earlier,undated.", status: 2)
        }
        return .plain(depth: Int(choice[0]), later: choice[1], earlier: choice[2], undated: choice[3])
    }

    private init(index: ClaimIndex, top: Int) {
        self.index = index
        self.top = top
    }

    func item(_ line: Substring) throws -> Query { try Query(line) }

    func answer(_ query: Query) -> [ClaimIndex.Ranked] {
        index.ranked(query.post, top: top, with: &bench.workspace)
    }

    func printed(_ answer: [ClaimIndex.Ranked], for query: Query) -> String {
        guard !answer.isEmpty else { return "\(query.id)\t-\t0" }
        return answer.map { "\(query.id)\t\(index.claims[$0.claim].id)\t\($0.score)" }.joined(separator: "\n")
    }
}
