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
            switch try await verifyLog(database) {
            case .whole(let events, let hash):
                say("The log is whole: \(events) events, last hash \(hash.isEmpty ? "-" : hash).")
            case .broken(let position, let fault):
                complain("The log is broken at position \(position): the event there was \(fault.rawValue).")
                throw ExitCode(2)
            }
        }
    }
}
