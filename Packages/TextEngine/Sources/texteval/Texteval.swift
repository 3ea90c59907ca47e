import Foundation

/// Measures the engine on files: `texteval COMMAND [options] [--repeat N] [--time]`.
@main struct Texteval {
    private static let usage = """
        texteval asks the engine about lines and prints an answer for each, in the order given.

        claims --claims FILE --queries FILE --top N [--ranking plain]   which claims each post is about
        pairs [--by table|blend|vectors|signs]   a<TAB>b → how likely both say the same, 0…1
        verify [--stances 2]   claim<TAB>evidence → S|R|N<TAB>confidence<TAB>because (with 2: S or R)

        With --time it says on standard error how many CPU seconds the work alone took, loading apart; --repeat N does the
        work N times. A line that is not of the form stops it with status 1 and the line's number.
        """

    static func main() {
        do {
            let words = CommandLine.arguments.dropFirst()
            switch words.first {
            case nil, "help", "--help", "-h": say(usage)
            case "claims": try ClaimsEvaluation.run(words.dropFirst())
            case "pairs": try PairsEvaluation.run(words.dropFirst())
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
