import CPostgres
import Foundation

/// PostgreSQL's own programs. They hear the address through their environment, because everybody on the machine can read
/// the arguments. It blocks, so it is for commands and not for servers.
package struct PostgresTools: Sendable {
    package enum Fault: Error, Equatable {
        case missing(String)
        case failed(String, said: String)
    }

    private let environment: [String: String]

    package init(_ url: String) throws(DatabaseError) {
        guard let options = PQconninfoParse(url, nil) else { throw .badAddress(url) }
        defer { PQconninfoFree(options) }
        var environment = ProcessInfo.processInfo.environment
        environment["PGAPPNAME"] = "firsthand-tools"
        var option = options
        // What has no variable, like keepalives, changes how it connects, but not where to.
        while option.pointee.keyword != nil {
            if let value = option.pointee.val, let name = option.pointee.envvar {
                environment[String(cString: name)] = String(cString: value)
            }
            option += 1
        }
        self.environment = environment
    }

    /// Runs one to its end and gives back what it said.
    @discardableResult
    package func run(_ tool: String, _ arguments: [String]) throws -> String {
        guard let program = find(tool) else { throw Fault.missing(tool) }
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Fault.failed(tool, said: said.trimmingCharacters(in: .whitespacesAndNewlines))
        }
        return said
    }

    private func find(_ tool: String) -> String? {
        (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(tool)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
