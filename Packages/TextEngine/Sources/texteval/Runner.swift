import Foundation
import TextEngine

/// Reads all lines, works, prints all answers. Nothing is printed if a line is bad: half an answer is taken for a whole.
struct Runner {
    let arguments: Arguments

    /// - Parameter file: where the lines are; standard input if there is none.
    func run(_ evaluation: some Evaluation, file: String? = nil, skipsHeader: Bool = false) throws {
        let input = try Lines(file: file)
        let items = try input.items(evaluation, skipsHeader: skipsHeader)
        let before = processorSeconds()
        var answers = items.map(evaluation.answer)
        for _ in 1..<arguments.rounds { answers = items.map(evaluation.answer) }
        let seconds = processorSeconds() - before

        var whole = ""
        for (item, answer) in zip(items, answers) { whole += evaluation.printed(answer, for: item) + "\n" }
        FileHandle.standardOutput.write(Data(whole.utf8))
        if arguments.isTimed { say(timing(seconds, count: answers.count * arguments.rounds)) }
    }

    private func timing(_ seconds: Double, count: Int) -> String {
        let rate = seconds > 0 ? Double(count) / seconds : 0
        return "\(count) items, \(shown(seconds, "%.6f")) CPU s, \(shown(rate, "%.0f")) items per CPU s"
    }

    private func shown(_ value: Double, _ format: String) -> String { String(format: format, value) }

    private func processorSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

func say(_ message: String) { FileHandle.standardError.write(Data((message + "\n").utf8)) }

/// The lines of a file. What is not UTF-8 is read with replacement characters, as the engine does.
struct Lines {
    let name: String
    private let text: String

    init(file: String?) throws {
        name = file ?? "standard input"
        guard let file else {
            text = String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
            return
        }
        guard let bytes = FileManager.default.contents(atPath: file) else {
            throw Refusal(message: "\(file) cannot be read.")
        }
        text = String(decoding: bytes, as: UTF8.self)
    }

    /// Split at line feeds only: a post may hold any other kind of line end.
    func items<E: Evaluation>(_ evaluation: E, skipsHeader: Bool) throws -> [E.Item] {
        var lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return try lines.enumerated().dropFirst(skipsHeader ? 1 : 0).map { number, line in
            let bare = line.last == 13 ? line.dropLast() : line
            do {
                return try evaluation.item(Substring(bare))
            } catch let bad as BadLine {
                throw Refusal(message: "\(name), line \(number + 1): expected \(bad.expected).")
            }
        }
    }
}
