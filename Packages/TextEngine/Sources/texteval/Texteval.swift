import Foundation

/// Measures the engine on files: `texteval COMMAND [options] [--repeat N] [--time]`.
@main struct Texteval {
    private static let usage = """
        texteval asks the engine about lines and prints an answer for each, in the order given.

        texteval label --task sentiment|emotion|offensive|relevance
            one text a line on standard input: label<TAB>confidence

        With --time it says on standard error how many CPU seconds the work alone took, loading apart; --repeat N does the
        work N times. A line that is not of the form stops it with status 1 and the line's number.
        """

    static func main() {
        do {
            let words = CommandLine.arguments.dropFirst()
            switch words.first {
            case "label":
                let arguments = try Arguments(words.dropFirst(), options: ["--task"])
                try Runner(arguments: arguments).run(LabelEvaluation(arguments.required("--task")))
            case nil, "help", "--help", "-h": say(usage)
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
