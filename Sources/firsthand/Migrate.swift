import ArgumentParser
import Platform
import Server

struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Bring the database to this program's schema.")

    @OptionGroup var options: Options

    func run() async throws {
        let configuration = try options.configuration()
        try await explainingFaults {
            let database = try await Database.open(configuration.database, connections: 1)
            let applied = try await Application.migrator().migrate(database)
            await database.close()
            say(applied.isEmpty ? "Nothing to do." : "Applied: \(applied.joined(separator: ", "))")
        }
    }
}
