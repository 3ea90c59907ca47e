import TextEngine
import TextTables

/// `texteval verify`: claim, tab, evidence → `S|R|N`, tab, confidence, tab, because.
struct VerifyEvaluation: Evaluation {
    struct Pair {
        let claim: String
        let evidence: String
    }

    let verifier: Verifier
    /// Only S or R: for pairs of which one knows that the evidence decides.
    let isDecided: Bool

    static func run(_ words: some Sequence<String>) throws {
        let arguments = try Arguments(words, options: ["--stances"])
        let stances = arguments["--stances"] ?? "3"
        guard ["2", "3"].contains(stances) else { throw Refusal(message: "--stances is 2 or 3.", status: 2) }
        let evaluation = VerifyEvaluation(verifier: try TextTables.verifier(), isDecided: stances == "2")
        try Runner(arguments: arguments).run(evaluation)
    }

    func item(_ line: Substring) throws -> Pair {
        let sides = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard sides.count == 2 else { throw BadLine(expected: "claim<TAB>evidence") }
        return Pair(claim: String(sides[0]), evidence: String(sides[1]))
    }

    func answer(_ pair: Pair) -> Verdict {
        isDecided
            ? verifier.decision(claim: pair.claim, evidence: pair.evidence)
            : verifier.verdict(claim: pair.claim, evidence: pair.evidence)
    }

    func printed(_ verdict: Verdict, for pair: Pair) -> String {
        let letter =
            switch verdict.stance {
            case .supports: "S"
            case .refutes: "R"
            case .saysNothing: "N"
            }
        let because = verdict.because.map { said($0, pair) }.joined(separator: "; ")
        let confidence = Double(Int(verdict.confidence * 10_000 + 0.5)) / 10_000
        return "\(letter)\t\(confidence)\t\(because.isEmpty ? "nothing single decides" : because)"
    }

    private func said(_ reason: Verdict.Reason, _ pair: Pair) -> String {
        let claim = reason.claim.map { quoted($0, in: pair.claim) }
        let evidence = reason.evidence.map { quoted($0, in: pair.evidence) }
        switch (reason.kind, claim, evidence) {
        case (.numberHolds, let mine?, let other?): return "\(mine) is borne out by \(other)"
        case (.numberFails, let mine?, let other?): return "\(mine) does not fit \(other)"
        case (.opposite, let mine?, let other?): return "\(mine) is the opposite of \(other)"
        case (.instead, let mine?, let other?): return "\(other) stands where the claim says \(mine)"
        case (.shared, let mine?, _): return "both have \(mine)"
        case (.missing, let mine?, _): return "the evidence does not mention \(mine)"
        case (.numberAlone, let mine?, _): return "the evidence has nothing to hold against \(mine)"
        case (.negated, let mine?, _): return "only the claim says \(mine)"
        case (.negated, _, let other?): return "only the evidence says \(other)"
        default: return reason.kind.rawValue
        }
    }

    private func quoted(_ range: TextRange, in text: String) -> String {
        let start = text.utf8.index(text.utf8.startIndex, offsetBy: range.utf8.lowerBound)
        let end = text.utf8.index(start, offsetBy: range.utf8.count)
        return "“\(text[start..<end])”"
    }
}
