import Foundation
import Platform
import Server
import Situation
import TestSupport
import TextEngine
import Voice

/// A house with people in a crisis, and a folder for what is kept of it.
struct KeepStory: Sendable {
    let database: Database
    let people: NamedPeople
    let vault: Vault
    let folder: String

    static func open(
        _ engine: TestDatabase, _ body: @escaping @Sendable (KeepStory) async throws -> Void
    ) async throws {
        let folder = NSTemporaryDirectory() + "fh_keep_" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await engine.open { database in
            let vault = try Vault(base64: Vault.newKey())
            let people = try await database.write { tx in
                let people = try NamedPeople(in: tx)
                _ = try people.openRecall(in: tx)
                return people
            }
            try await body(KeepStory(database: database, people: people, vault: vault, folder: folder))
        }
    }

    /// An empty, migrated database that nobody has open.
    func withEmpty(_ engine: TestDatabase, _ body: (DatabaseAddress) async throws -> Void) async throws {
        try await engine.open { empty in
            await empty.close()
            try await body(empty.address)
        }
    }

    /// Amara has connected an account, and a post of hers waits for tomorrow.
    func amaraSchedules() async throws {
        let (amara, vault) = (people.amara, vault)
        try await database.write { tx in
            let account = try connectAccount(
                of: amara.id, network: .mastodon, server: FakeNetwork.server, handle: "amara",
                token: "amaras-secret-token", vault: vault, in: tx)
            _ = try Delivery.enqueue(
                post: .new(at: tx.now), author: amara.person, crisis: nil, account: account,
                text: "Our line stands still today.", dueAt: tx.now + .days(1), in: tx)
        }
    }

    func record(_ count: Int) async throws {
        for _ in 0..<count {
            try await database.write {
                try $0.record(.personChanged, actor: nil, scope: nil, subject: people.amara.id.rawValue)
            }
        }
    }

    func sealAll() async throws { while try await Sealer.seal(database) > 0 {} }
}

func look<T: Sendable>(
    at address: DatabaseAddress, _ body: @escaping @Sendable (Transaction) throws -> T
) async throws -> T {
    let database = try await Database.open(address, connections: 1)
    let value = try await database.read(body)
    await database.close()
    return value
}

extension LogVerdict {
    var isWhole: Bool { if case .whole = self { true } else { false } }
}
