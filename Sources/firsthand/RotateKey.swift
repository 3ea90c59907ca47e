import ArgumentParser
import Platform
import Server

struct RotateKey: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Seal every secret with a new key.",
        discussion: """
            With a key file and no server running it makes the new key itself and keeps the old one beside it. While \
            servers run, give them the new key and the old one first (FIRSTHAND_OLD_KEY or FIRSTHAND_OLD_KEY_FILE); \
            then this seals everything with the new one.
            """)

    @OptionGroup var options: Options

    func run() async throws {
        let configuration = try options.configuration()
        if !configuration.hasOldKey, configuration.key != nil {
            throw Failure(
                "The key is in FIRSTHAND_KEY. Make a new one, put the present one into FIRSTHAND_OLD_KEY, and run this again."
            )
        }
        try await explainingFaults {
            let isAlone = !configuration.hasOldKey
            if isAlone, case .sqlite(let path) = configuration.database { try SQLiteFile.settle(path) }
            let database = try await Database.open(configuration.database, connections: 1)
            try await Application.migrator().check(database)
            if isAlone, try await database.read({ try $0.othersConnected() }) > 0 { throw SQLiteFile.Fault.inUse }
            let resealed =
                isAlone
                ? try await rotateKey(file: configuration.keyFile, in: database)
                : try await resealAll(configuration.vault(), in: database)
            await database.close()
            say("Sealed with the new key: \(resealed.changed); sealed with it before: \(resealed.current).")
            if isAlone {
                say("The old key is in \(configuration.keyFile).old. Backups that were made before need it.")
            }
            if resealed.lost > 0 {
                complain("Opened by neither key: \(resealed.lost). Those accounts have to be connected again.")
                throw ExitCode(2)
            }
        }
    }
}
