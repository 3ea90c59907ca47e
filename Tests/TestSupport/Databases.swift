import Foundation
import Platform
import Server
import Synchronization
import Testing

/// Every store test runs on both engines: `@Test(arguments: TestDatabase.available)`.
package enum TestDatabase: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case sqlite, postgres

    /// PostgreSQL is there when `FIRSTHAND_TEST_POSTGRES` names a server; `make test` starts one and sets it.
    package static var available: [TestDatabase] { postgresServer == nil ? [.sqlite] : allCases }

    package static var postgresServer: String? {
        ProcessInfo.processInfo.environment["FIRSTHAND_TEST_POSTGRES"]
    }

    package var testDescription: String { rawValue }

    /// A fresh database with the whole schema, gone afterwards.
    @discardableResult
    package func open<T: Sendable>(
        _ migrations: [Migration] = Application.migrations, clock: TestClock = TestClock(),
        _ body: (Database) async throws -> T
    ) async throws -> T {
        await turnstile.enter()
        do {
            let value = try await openInside(migrations, clock, body)
            await turnstile.leave()
            return value
        } catch {
            await turnstile.leave()
            throw error
        }
    }

    private func openInside<T: Sendable>(
        _ migrations: [Migration], _ clock: TestClock, _ body: (Database) async throws -> T
    ) async throws -> T {
        let (address, remove) = try await make()
        let database = try await Database.open(address, connections: 4, clock: clock.read)
        do {
            _ = try await Migrator(migrations).migrate(database)
            let value = try await body(database)
            await database.close()
            try await remove()
            return value
        } catch {
            await database.close()
            try? await remove()
            throw error
        }
    }

    private func make() async throws -> (DatabaseAddress, @Sendable () async throws -> Void) {
        let name = "fh_" + UUID().uuidString.lowercased().replacing("-", with: "")
        guard self == .postgres, let server = TestDatabase.postgresServer else {
            let folder = NSTemporaryDirectory() + name
            return (.sqlite(path: folder + "/test.sqlite"), { try FileManager.default.removeItem(atPath: folder) })
        }
        let admin = try DatabaseAddress(server)
        try await TestServer.run("CREATE DATABASE \(name)", on: admin)
        let base = server.prefix { $0 != "?" }
        let slash = base.lastIndex(of: "/") ?? base.endIndex
        let address = try DatabaseAddress(base[..<slash] + "/" + name + server.dropFirst(base.count))
        return (address, { try await TestServer.run("DROP DATABASE \(name) WITH (FORCE)", on: admin) })
    }
}

private let turnstile = Turnstile(places: 12)

/// Tests run all at once, and a server takes only so many connections: the others wait here.
private actor Turnstile {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(places: Int) { free = places }

    func enter() async {
        guard free == 0 else { return free -= 1 }
        await withCheckedContinuation { waiting.append($0) }
    }

    func leave() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}

/// A clock that a test moves.
package final class TestClock: Sendable {
    private let now: Mutex<Instant>

    package init(_ start: Instant = Instant(milliseconds: 1_795_356_000_000)) { now = Mutex(start) }

    package var read: @Sendable () -> Instant { { self.now.withLock { $0 } } }
    package func advance(_ duration: Duration) { now.withLock { $0 = $0 + duration } }
}
