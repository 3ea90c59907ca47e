import Foundation
import Platform
import TestSupport
import Testing

/// A PostgreSQL of the test's own, which it may stop and start.
private struct Cluster: Sendable {
    let folder: String
    let address: DatabaseAddress

    static func run(_ body: (Cluster) async throws -> Void) async throws {
        let folder = NSTemporaryDirectory() + "fh_" + UUID().uuidString.prefix(8).lowercased()
        let script = root + "/bin/postgres"
        let address = try await shell("mkdir -m 755 '\(folder)' && '\(script)' start '\(folder)'")
        do {
            try await body(Cluster(folder: folder, address: try DatabaseAddress(address)))
            _ = try await shell("'\(script)' stop '\(folder)'; rm -rf '\(folder)'")
        } catch {
            _ = try? await shell("'\(script)' stop '\(folder)'; rm -rf '\(folder)'")
            throw error
        }
    }

    /// Starts it again on the port it had.
    func restart() async throws {
        _ = try await shell(
            """
            tools=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
            owner=$(stat -c %U '\(folder)/cluster')
            as=""; [ "$(id -un)" = "$owner" ] || as="runuser -u $owner --"
            $as "$tools/pg_ctl" -D '\(folder)/cluster' -l '\(folder)/log' -m immediate -w restart >/dev/null 2>&1
            """)
    }
}

private let root = URL(fileURLWithPath: #filePath).appending(path: "../../../..").standardizedFileURL.path()

private struct ShellFailed: Error { let status: Int32 }

private func shell(_ script: String) async throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    // `Process` takes a program for alive as long as anyone holds what it inherited; a server that stays must not.
    let letGo = "for file in /proc/$BASHPID/fd/*; do n=${file##*/}; [ $n -le 2 ] || eval \"exec $n>&-\"; done"
    process.arguments = ["-c", "( \(letGo); \(script) )"]
    let output = Pipe()
    process.standardOutput = output
    let status: Int32 = try await withCheckedThrowingContinuation { continuation in
        process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
        do { try process.run() } catch { continuation.resume(throwing: error) }
    }
    guard status == 0 else { throw ShellFailed(status: status) }
    let text = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
}

@Suite(.enabled(if: TestDatabase.available.contains(.postgres))) struct RestartTests {
    @Test("After the server was killed and came back, work goes on and nothing committed is lost")
    func restart() async throws {
        try await Cluster.run { cluster in
            let database = try await Database.open(cluster.address, connections: 3)
            try await database.write { try $0.run("CREATE TABLE notes (id BIGINT PRIMARY KEY)") }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for id in 0..<6 {
                    group.addTask {
                        _ = try await database.write { try $0.run("INSERT INTO notes (id) VALUES (\(id))") }
                    }
                }
                try await group.waitForAll()
            }
            try await cluster.restart()
            try await database.write { try $0.run("INSERT INTO notes (id) VALUES (100)") }
            let count = try await database.read { try $0.count("SELECT count(*) FROM notes") }
            #expect(count == 7)
            await database.close()
        }
    }

    @Test("While the server is away, calls fail with a plain error instead of waiting for ever")
    func away() async throws {
        try await Cluster.run { cluster in
            let database = try await Database.open(cluster.address, connections: 2)
            try await database.write { try $0.run("CREATE TABLE notes (id BIGINT PRIMARY KEY)") }
            _ = try await shell("'\(root)/bin/postgres' stop '\(cluster.folder)'")
            await #expect(throws: DatabaseError.unavailable) { try await database.read { try $0.count("SELECT 1") } }
            await #expect(throws: DatabaseError.unavailable) {
                try await database.write { try $0.run("INSERT INTO notes (id) VALUES (1)") }
            }
            try await cluster.restart()
            let count = try await database.read { try $0.count("SELECT count(*) FROM notes") }
            #expect(count == 0)
            await database.close()
        }
    }
}
