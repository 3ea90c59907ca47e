import ArgumentParser
import Foundation
import Platform
import Server

struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Keep the whole database in a new file while the server runs, and look at what was kept.",
        discussion: """
            On SQLite the file is a database; on PostgreSQL it is made by pg_dump. The key and the playbooks are not \
            in it. Ends with 2 when the log in it is broken; the file is kept then too.
            """)

    @OptionGroup var options: Options
    @Argument(help: "The file to make; it overwrites nothing.") var path: String
    @Option(help: "An empty PostgreSQL database to try the backup in: postgresql://USER@HOST/NAME") var scratch: String?

    func run() async throws {
        let configuration = try options.configuration()
        let (path, scratch) = (path, scratch)
        try await explainingFaults {
            let kept = try await backUp(
                configuration.database, to: path, scratch: try scratch.map { try DatabaseAddress($0) })
            say("Kept in \(path): \(kept.log.sentence), \(kept.bytes) bytes.")
            try endWhenBroken(kept.verdict)
        }
    }
}

struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring a backup back into the database; nobody may be serving it.",
        discussion: """
            Posts that waited are held for their authors, and everybody signs in again, because the backup does not \
            know what has happened since. Ends with 2 when the log is broken.
            """)

    @OptionGroup var options: Options
    @Argument(help: "The file that backup has made.") var path: String
    @Flag(help: "Overwrite what is in the database.") var replace = false

    func run() async throws {
        let configuration = try options.configuration()
        let (path, replace) = (path, replace)
        try await explainingFaults {
            let restored = try await Server.restore(path, into: configuration.database, replacing: replace)
            if !restored.migrated.isEmpty { say("Applied: \(restored.migrated.joined(separator: ", "))") }
            say("Restored: \(restored.log.sentence). Posts held for their authors: \(restored.held).")
            try endWhenBroken(restored.verdict)
        }
    }
}

extension LogEnd {
    var sentence: String { "\(events) events, last hash \(lastHash.isEmpty ? "-" : lastHash)" }
}

func endWhenBroken(_ verdict: LogVerdict) throws {
    guard case .broken(let position, let fault) = verdict else { return }
    complain("The log is broken at position \(position): the event there was \(fault.rawValue).")
    throw ExitCode(2)
}
