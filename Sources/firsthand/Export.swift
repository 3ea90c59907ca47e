import ArgumentParser
import Platform
import Server

struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write everything in open formats into a new folder: JSON Lines, a file a table, with a manifest.",
        discussion: """
            Passwords, sessions, links and tokens stay here. Whoever takes the export in signs in by new links and \
            connects the accounts again.
            """)

    @OptionGroup var options: Options
    @Argument(help: "The folder to make; it overwrites nothing.") var folder: String

    func run() async throws {
        let folder = folder
        try await options.withDatabase { database in
            let manifest = try await export(database, to: folder)
            let rows = manifest.files.reduce(0) { $0 + $1.rows }
            say("Written to \(folder): \(rows) rows of \(manifest.files.count) tables; \(manifest.log.sentence).")
            let columns = manifest.files.flatMap { file in file.without.map { "\(file.table).\($0)" } }
            say("Left out: \((manifest.without + columns).joined(separator: ", ")).")
        }
    }
}

struct ImportExport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take an export into an empty, migrated system, all of it or nothing.",
        discussion: "Ends with 2 when the log in it is broken.")

    @OptionGroup var options: Options
    @Argument(help: "The folder that export has made.") var folder: String

    func run() async throws {
        let folder = folder
        try await options.withDatabase { database in
            let (manifest, verdict) = try await importExport(folder, into: database)
            let rows = manifest.files.reduce(0) { $0 + $1.rows }
            say("Taken in: \(rows) rows of \(manifest.files.count) tables; \(manifest.log.sentence).")
            try endWhenBroken(verdict)
        }
    }
}
