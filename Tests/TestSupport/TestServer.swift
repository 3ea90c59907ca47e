import Foundation
import Platform

/// Statements that no transaction may hold, run through psql.
enum TestServer {
    struct Failed: Error {}

    static func run(_ statement: String, on address: DatabaseAddress) async throws {
        guard case .postgres(let url) = address else { throw Failed() }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--command", statement, url]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let status: Int32 = try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
        guard status == 0 else { throw Failed() }
    }
}
