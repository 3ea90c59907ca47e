import Foundation
import Logging
import Platform
import Server
import Situation
import TestSupport
import TextEngine
import Testing
import Voice

@Suite struct RotateKeyTests {
    @Test("Amara's account still posts after the key has changed", arguments: TestDatabase.available)
    func stillPosts(engine: TestDatabase) async throws {
        try await withKey(engine) { story, file in
            let old = try Vault(existing: file)
            try await story.amaraPosts(with: old)
            let resealed = try await rotateKey(file: file, in: story.database)
            #expect((resealed.changed, resealed.lost) == (1, 0))
            let network = FakeNetwork(clock: TestClock())
            network.letIn("amaras-secret-token", as: "amara")
            try await story.application(keyFile: file, web: network.web).deliveries.sendDue()
            #expect(network.texts == ["I work at Halden. Our line stands still today."])
            let tokens = try await story.tokens()
            #expect(throws: Vault.Fault.notSealed) { try old.open(tokens[0].sealed, purpose: tokens[0].purpose) }
        }
    }

    @Test("While nodes change over, the old key opens and signs in still, and nothing new is sealed with it")
    func changeover() async throws {
        let old = try Vault(base64: Vault.newKey())
        var new = try Vault(base64: Vault.newKey())
        let (sealed, signed) = (try old.seal("token", purpose: "p"), old.signature(of: "form", purpose: "p"))
        #expect(throws: Vault.Fault.notSealed) { try new.open(sealed, purpose: "p") }
        #expect(!new.isSignature(signed, of: "form", purpose: "p"))
        new.former = [old]
        #expect(try new.open(sealed, purpose: "p") == "token")
        #expect(new.isSignature(signed, of: "form", purpose: "p"))
        let fresh = try new.seal("token", purpose: "p")
        #expect(throws: Vault.Fault.notSealed) { try old.open(fresh, purpose: "p") }
        #expect(!old.isSignature(new.signature(of: "form", purpose: "p"), of: "form", purpose: "p"))
    }

    @Test("An interrupted rotation goes on with the same new key", arguments: TestDatabase.available)
    func interrupted(engine: TestDatabase) async throws {
        try await withKey(engine) { story, file in
            try await story.amaraPosts(with: try Vault(existing: file))
            // It died after everything was sealed anew, and before the files changed places.
            var next = try Vault(file: file + ".next")
            next.former = [try Vault(existing: file)]
            _ = try await resealAll(next, in: story.database)
            let resealed = try await rotateKey(file: file, in: story.database)
            #expect((resealed.changed, resealed.current, resealed.lost) == (0, 1, 0))
            let tokens = try await story.tokens()
            let token = try Vault(existing: file).open(tokens[0].sealed, purpose: tokens[0].purpose)
            #expect(token == "amaras-secret-token")
            #expect(FileManager.default.fileExists(atPath: file + ".old"))
            #expect(!FileManager.default.fileExists(atPath: file + ".next"))
        }
    }

    @Test("What neither key opens is counted and left as it is", arguments: TestDatabase.available)
    func lost(engine: TestDatabase) async throws {
        try await withKey(engine) { story, file in
            try await story.amaraPosts(with: try Vault(base64: Vault.newKey()))
            let before = try await story.tokens().map(\.sealed)
            let resealed = try await rotateKey(file: file, in: story.database)
            #expect((resealed.changed, resealed.lost) == (0, 1))
            #expect(try await story.tokens().map(\.sealed) == before)
        }
    }

    @Test("Every place that seals something is sealed anew")
    func everySeal() throws {
        let sources = projectFolder + "/Sources"
        var sealed: Set<String> = []
        var resealed: Set<String> = []
        let names = try FileManager.default.subpathsOfDirectory(atPath: sources)
        for name in names where name.hasSuffix(".swift") {
            let text = try String(contentsOfFile: "\(sources)/\(name)", encoding: .utf8)
            for match in text.matches(of: /\.seal\([^\n]*purpose: "(\w+):/) { sealed.insert(String(match.1)) }
            for match in text.matches(of: /\.take\([^\n]*purpose: "(\w+):/) { resealed.insert(String(match.1)) }
        }
        #expect(sealed.contains("account"))
        #expect(sealed == resealed)
    }

    private func withKey(
        _ engine: TestDatabase, _ body: @escaping @Sendable (KeepStory, String) async throws -> Void
    ) async throws {
        try await KeepStory.open(engine) { story in
            let file = story.folder + "/firsthand.key"
            _ = try Vault(file: file)
            try await body(story, file)
        }
    }
}

extension KeepStory {
    fileprivate func amaraPosts(with vault: Vault) async throws {
        let (amara, house) = (people.amara, try House.testing(database))
        try await database.write { tx in
            _ = try connectAccount(
                of: amara.id, network: .mastodon, server: FakeNetwork.server, handle: "amara",
                token: "amaras-secret-token", vault: vault, in: tx)
            let draft = try Draft.begin(
                text: "Our line stands still today.", networks: [.mastodon], crisis: nil, by: amara.id, in: tx)
            let publication = Publication(networks: [.mastodon], isConfirmed: true)
            _ = try publish(draft, publication, by: amara.person, house: house, in: tx).get()
        }
    }

    fileprivate func tokens() async throws -> [(sealed: String, purpose: String)] {
        try await database.read { tx in
            try tx.all("SELECT id, token FROM accounts").map { row in
                let id: String = try row["id"]
                return (try row["token"], "account:\(id)")
            }
        }
    }

    fileprivate func application(keyFile: String, web: WebClient) throws -> Application {
        var configuration = Configuration()
        configuration.webFolder = projectFolder + "/Web"
        configuration.playbooksFolder = projectFolder + "/Playbooks"
        configuration.keyFile = keyFile
        configuration.logLevel = .critical
        return try Application(configuration, database: database, web: web, clock: database.clock)
    }
}
