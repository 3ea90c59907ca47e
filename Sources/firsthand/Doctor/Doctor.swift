import ArgumentParser
import Foundation
import Platform
import Server

struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look at everything that a server needs, and say what is wrong and what to do.",
        discussion: """
            It changes nothing, and can run beside the server. Ends with 0 when all is well, 1 when there is something \
            to know, and 2 when something has to be mended.
            """)

    @OptionGroup var options: Options
    @Flag(help: "Print what it found as JSON.") var json = false

    func run() async throws {
        let found = await examine()
        let worst = found.map(\.state).max() ?? .well
        if json { try printJSON(found, worst) } else { found.forEach(printWords) }
        switch worst {
        case .well: break
        case .care: throw ExitCode(1)
        case .wrong: throw ExitCode(2)
        }
    }

    private func examine() async -> [Diagnosis] {
        let configuration: Configuration
        do {
            configuration = try options.configuration()
        } catch {
            return [
                .wrong("configuration", "\(error)", "Correct the variable; docs/guides/operate.md has them all.")
            ]
        }
        let here = examineConfiguration(configuration) + examineFolders(configuration) + [examineOpenFiles()]
        return here + examineDisk(configuration) + (await examineMail(configuration))
            + (await examineRecords(configuration)) + (await examineDatabase(configuration))
    }

    private func printWords(_ each: Diagnosis) {
        let mark = each.state == .well ? "well " : each.state == .care ? "care " : "WRONG"
        say("\(mark)  \(each.subject): \(each.sentence)\(each.advice.map { " \($0)" } ?? "")")
    }

    private func printJSON(_ found: [Diagnosis], _ worst: Diagnosis.State) throws {
        struct Report: Encodable {
            let state: Diagnosis.State
            let found: [Diagnosis]
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        say(String(decoding: try encoder.encode(Report(state: worst, found: found)), as: UTF8.self))
    }
}
