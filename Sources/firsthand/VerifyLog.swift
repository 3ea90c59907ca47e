import ArgumentParser
import Platform
import Server

struct VerifyLog: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify-log",
        abstract: "Walk the record's hash chain and name the first place that does not fit.")

    @OptionGroup var options: Options

    func run() async throws {
        try await options.withDatabase { database in
            while try await Sealer.seal(database) > 0 {}
            let verdict = try await verifyLog(database)
            try endWhenBroken(verdict)
            let end = try await database.read { try LogEnd.find(in: $0) }
            say("The log is whole: \(end.sentence).")
        }
    }
}
