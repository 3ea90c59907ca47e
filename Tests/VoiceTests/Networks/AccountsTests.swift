import Platform
import Situation
import TestSupport
import Testing

@testable import Voice

@Suite("An account belongs to its owner (E9)") struct AccountsTests {
    @Test("The database never holds a token that one can read", arguments: TestDatabase.available)
    func sealed(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let account = try #require(try await story.accounts(of: story.people.amara).first)
            let stored = try await story.database.read { tx -> String? in
                try tx.first("SELECT token FROM accounts WHERE id = \(account.id)")?["token"]
            }
            #expect(try account.token(in: story.house.services.vault) == "token-of-amara")
            #expect(stored?.isEmpty == false)
            #expect(stored?.contains("token") == false)
            #expect(stored?.contains("amara") == false)
        }
    }

    @Test("A token that is moved to another row opens nothing", arguments: TestDatabase.available)
    func moved(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let (amara, eve) = (story.people.amara.id, story.people.eve.id)
            try await story.database.write { tx in
                let row = try tx.first("SELECT token FROM accounts WHERE person = \(amara)")
                let token: String = try #require(try row?["token"])
                try tx.run("UPDATE accounts SET token = \(token) WHERE person = \(eve)")
            }
            let post = try await story.published(Said.canteen, by: story.people.eve)
            #expect(story.network.attempts == 0)
            #expect(try await story.delivery(post).state == .refused)
        }
    }

    @Test("Nobody finds, ends or posts with somebody else's account", arguments: TestDatabase.available)
    func owner(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let (amara, eve) = (story.people.amara, story.people.eve)
            let account = try #require(try await story.accounts(of: amara).first).id
            let waiting = try await story.publishing(Said.shift)
            let found = try await story.database.read { try Account.find(account, of: eve.id, in: $0) }
            #expect(found == nil)
            await #expect(throws: Refusal.notFound) {
                try await story.database.write { try Account.revoke(account, of: eve.id, in: $0) }
            }
            #expect(try await story.delivery(waiting).state == .waiting)
            try await story.database.write { tx in
                _ = try Delivery.enqueue(
                    post: .new(at: tx.now), author: eve.person, crisis: nil, account: account, text: "As Amara",
                    dueAt: tx.now, in: tx)
            }
            let bare = DeliveryWorker(services: story.house.services, rules: DeliveryRules())
            try await bare.sendDue()
            #expect(story.network.texts == [Said.shift])
        }
    }

    @Test("Ending an account stops what waits for it and forgets the token", arguments: TestDatabase.available)
    func revoked(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let amara = story.people.amara.id
            let post = try await story.publishing(Said.shift, at: story.now + .hours(1))
            try await story.database.write { tx in
                let account = try #require(try Account.all(of: amara, in: tx).first)
                try Account.revoke(account.id, of: amara, in: tx)
                #expect(try Account.all(of: amara, in: tx).isEmpty)
                #expect(try tx.count("SELECT count(*) FROM accounts WHERE person = \(amara) AND token <> ''") == 0)
            }
            story.clock.advance(.hours(2))
            try await story.worker.sendDue()
            #expect(story.network.attempts == 0)
            #expect(try await story.delivery(post).reason == "account-revoked")
            let problems = try await story.release(post)
            #expect(problems.count == 1)
        }
    }

    @Test("Connected again it is the same account, and what waited can go", arguments: TestDatabase.available)
    func again(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let amara = story.people.amara
            let post = try await story.publishing(Said.shift, at: story.now + .hours(1))
            let account = try await story.delivery(post).account
            try await story.database.write { try Account.revoke(account, of: amara.id, in: $0) }
            #expect(try await story.connect(amara) == account)
            #expect(try await story.release(post).isEmpty)
            try await story.worker.sendDue()
            #expect(story.network.texts == [Said.shift])
        }
    }

    @Test("What somebody who has left the company had scheduled stays here", arguments: TestDatabase.available)
    func left(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let people = story.people
            let post = try await story.publishing(Said.shift, at: story.now + .hours(1))
            try await story.database.write { _ = try deactivate(people.amara.id, by: people.frida.id, in: $0) }
            story.clock.advance(.hours(2))
            try await story.worker.sendDue()
            #expect(try await story.delivery(post).reason == "author-left")
            #expect(story.network.attempts == 0)
        }
    }
}
