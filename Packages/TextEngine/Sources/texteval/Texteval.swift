import Foundation

/// Measures the engine on files: `texteval COMMAND [options] [--repeat N] [--time]`.
@main struct Texteval {
    private static let usage = """
        texteval asks the engine about lines and prints an answer for each, in the order given.

          check --guide playbook.yaml [--networks mastodon,linkedin]   a draft a line: findings as JSON
                [--verifier yes]                                       asks about sentences that may contradict a fact
                [--style FOLDER]                                       the rules of a Vale style too, or alone
          check --marked drafts.tsv --guide FOLDER                     how often a check says what is marked in drafts
          claims --claims claims.jsonl --queries queries.tsv [--top 5] query_id, claim_id, score, best first
          label --task sentiment|emotion|offensive|relevance           a post a line: label, confidence
          pairs                                                        a<TAB>b: how likely both say the same, 0…1
          pii                                                          a text a line: [[start, end, "TYPE"], …], scalars
          verify [--stances 2]                                         claim<TAB>evidence: S|R|N, confidence, because

        With --time it says on standard error how many CPU seconds the work alone took, loading apart; --repeat N does the
        work N times. A line that is not of the form stops it with status 1 and the line's number.
        """

    static func main() {
        do {
            let words = CommandLine.arguments.dropFirst()
            switch words.first {
            case nil, "help", "--help", "-h": say(usage)
            case "check": try CheckEvaluation.run(words.dropFirst())
            case "claims": try ClaimsEvaluation.run(words.dropFirst())
            case "label": try LabelEvaluation.run(words.dropFirst())
            case "pairs": try PairsEvaluation.run(words.dropFirst())
            case "pii": try PersonalDataEvaluation.run(words.dropFirst())
            case "verify": try VerifyEvaluation.run(words.dropFirst())
            case let command?: throw Refusal(message: "There is no command \(command).\n\n\(usage)", status: 2)
            }
        } catch let refusal as Refusal {
            say("texteval: \(refusal.message)")
            exit(refusal.status)
        } catch {
            say("texteval: \(error)")
            exit(1)
        }
    }
}
