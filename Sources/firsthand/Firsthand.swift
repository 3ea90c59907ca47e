import ArgumentParser
import Foundation
import Platform
import Server
import Situation

@main
struct Firsthand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "firsthand",
        abstract:
            "Employee advocacy during crises: facts, boundaries and a way in; the last word stays with the author.",
        discussion: "Configuration comes from the environment (see docs/guides/operate.md) and from flags, which win.",
        version: Server.version,
        subcommands: [
            Serve.self, Demo.self, Check.self, Migrate.self, People.self, PlaybookCommand.self, CourseCommand.self,
            DrillCommand.self, CertificateCommand.self, VerifyLog.self,
            OpenAPICommand.self, MailCommand.self,
            Backup.self, Restore.self, Export.self, ImportExport.self, RotateKey.self, Doctor.self,
            WorksCouncilCommand.self,
        ])
}

/// Says why on standard error and ends with a status that scripts can see.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
func complain(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }

/// A wrong value ends the program with the name of its variable.
func readConfiguration(_ environment: [String: String]) throws -> Configuration {
    do {
        return try Configuration(environment: environment)
    } catch {
        throw Failure("\(error)")
    }
}

/// Flags that every command with a database has.
struct Options: ParsableArguments {
    @Option(help: "sqlite:PATH or postgresql://USER@HOST/NAME (FIRSTHAND_DATABASE)")
    var database: String?

    func configuration() throws -> Configuration {
        var environment = ProcessInfo.processInfo.environment
        if let database { environment["FIRSTHAND_DATABASE"] = database }
        return try readConfiguration(environment)
    }

    /// Runs with the rooms open, and explains the errors that an operator can mend.
    func withApplication<T>(_ body: (Application) async throws -> T) async throws -> T {
        let configuration = try configuration()
        return try await explainingFaults {
            let application = try await Application.open(configuration)
            let value = try await body(application)
            await application.house.services.database.close()
            return value
        }
    }

    /// Runs with nothing but the database, which has to have this program's schema.
    func withDatabase(_ body: (Database) async throws -> Void) async throws {
        let configuration = try configuration()
        try await explainingFaults {
            let database = try await Database.open(configuration.database, connections: 2)
            try await Application.migrator().check(database)
            try await body(database)
            await database.close()
        }
    }
}

/// Turns errors that an operator can mend into sentences.
func explainingFaults<T>(_ body: () async throws -> T) async throws -> T {
    do {
        return try await body()
    } catch let error as DatabaseError {
        throw Failure(explain(error))
    } catch Vault.Fault.looseFile(let path) {
        throw Failure(
            "\(path) can be read by others, or cannot be made. The key file needs mode 600: chmod 600 \(path)")
    } catch Vault.Fault.badKey {
        throw Failure(
            "The key is not 32 bytes in base 64. Restore the right key file: what it sealed opens with no other.")
    } catch Certificates.Fault.unfit(let certificate, let key) {
        throw Failure("\(certificate) and \(key) do not belong together, or one of them is no PEM file.")
    } catch Certificates.Fault.unreadable(let file) {
        throw Failure("There is no \(file) that could be read.")
    } catch let error as UnreadableFile {
        throw Failure(error.description)
    } catch let error as KeepFault {
        throw Failure(error.description)
    } catch SQLiteFile.Fault.inUse {
        throw Failure("Another program has the database open. Stop the servers first.")
    } catch SQLiteFile.Fault.unreadable {
        throw Failure("The file cannot be read, cannot be written, or is no database.")
    } catch PostgresTools.Fault.missing(let tool) {
        throw Failure(
            "\(tool) is not on the PATH. Install PostgreSQL's client programs: apt-get install postgresql-client")
    } catch PostgresTools.Fault.failed(let tool, let said) {
        throw Failure("\(tool) failed: \(said)")
    }
}

func explain(_ error: DatabaseError) -> String {
    switch error {
    case .oldSchema(let missing):
        "The database is older than this program (missing: \(missing.joined(separator: ", "))). Run: firsthand migrate"
    case .newerSchema(let unknown):
        "The database is newer than this program (unknown: \(unknown.joined(separator: ", "))). Install the newer program."
    case .unavailable: "The database cannot be reached or its file cannot be opened."
    default: "The database answered with an error: \(error.logDescription)"
    }
}
