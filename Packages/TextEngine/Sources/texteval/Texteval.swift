import Foundation
import TextTables

/// Measures the engine on files: `texteval COMMAND [options] [--repeat N] [--time]`.
@main struct Texteval {
    private static let usage = """
        texteval asks the engine about lines and prints an answer for each, in the order given.

            claims --claims FILE --queries FILE --top N
                                 which claims each post is about
            pairs                a<TAB>b: do two posts say the same? 0…1

        With --time it says on standard error how many CPU seconds the work alone took, loading apart; --repeat N does the
        work N times. A line that is not of the form stops it with status 1 and the line's number.
        """

    static func main() {
        do {
            let words = CommandLine.arguments.dropFirst()
            switch words.first {
            case nil, "help", "--help", "-h": say(usage)
            case "claims": try ClaimsEvaluation.run(words.dropFirst())
            case "pairs": try pairs(words.dropFirst())
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

    private static func pairs(_ words: ArraySlice<String>) throws {
        let arguments = try Arguments(words, options: [])
        try Runner(arguments: arguments).run(PairsEvaluation(vectors: TextTables.vectors()))
    }
}
