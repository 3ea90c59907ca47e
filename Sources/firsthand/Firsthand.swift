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
        version: "0.1.0",
        subcommands: [
            Serve.self, Demo.self, Check.self, Migrate.self, People.self, PlaybookCommand.self, VerifyLog.self,
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
    func withApplication(_ body: (Application) async throws -> Void) async throws {
        do {
            let application = try await Application.open(try configuration())
            try await body(application)
            await application.house.services.database.close()
        } catch let error as DatabaseError {
            throw Failure(explain(error))
        }
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
