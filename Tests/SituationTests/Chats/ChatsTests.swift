import Foundation
import Platform
import TestSupport
import Testing

@testable import Situation

@Suite struct ChatsTests {
    @Test(
        "A room hears every update once, in its own format, and a correction as one", arguments: TestDatabase.available)
    func heard(engine: TestDatabase) async throws {
        try await ChatStory.run(engine) { story in
            let briefing = try await story.brief("Four batches")
            try await story.work()
            try await story.work()
            #expect(story.receiver.got.count == 1)
            let first = try #require(story.receiver.got.first)
            #expect(first.address == ChatStory.address)
            let told = first.body ?? ""
            #expect(told.contains("Four batches") && told.contains("/briefings/\(briefing.id)"))
            try await story.database.write { tx in
                let problems = try correctBriefing(
                    briefing.id, of: story.crisis.id, text: "Five batches", why: "One more was found",
                    by: story.people.chidi.id, in: tx)
                #expect(problems.isEmpty)
            }
            try await story.work()
            let last = story.receiver.got.last?.body ?? ""
            #expect(story.receiver.got.count == 2)
            #expect(last.contains("Corrected: update 1") && last.contains("One more was found"))
        }
    }

    @Test(
        "What a room does not take is told again later; an address that is gone is given up",
        arguments: TestDatabase.available)
    func later(engine: TestDatabase) async throws {
        try await ChatStory.run(engine) { story in
            story.receiver.answers(429, headers: ["retry-after": "120"])
            try await story.brief("One")
            try await story.work()
            story.clock.advance(.minutes(1))
            try await story.work()
            #expect(story.receiver.got.count == 1, "it said how long to wait")
            story.receiver.answers(200)
            story.clock.advance(.minutes(2))
            try await story.work()
            var latest = try await story.latest()
            #expect(latest?.state == .sent)
            story.receiver.answers(404)
            story.clock.advance(.minutes(1))
            try await story.brief("Two")
            try await story.work()
            latest = try await story.latest()
            #expect(latest?.state == .failed && latest?.status == 404)
        }
    }

    @Test("Its address is kept sealed, is shown nowhere, and goes with it", arguments: TestDatabase.available)
    func sealed(engine: TestDatabase) async throws {
        try await ChatStory.run(engine) { story in
            let kept = try await story.database.read { tx in
                try tx.all("SELECT address FROM chats").map { try $0["address"] as String }
            }
            #expect(kept.count == 1 && !kept[0].contains("hooks"))
            try await story.brief("One")
            try await story.database.write { try removeChat(story.chat, by: story.people.frida.id, in: $0) }
            try await story.work()
            #expect(story.receiver.got.isEmpty)
        }
    }

    @Test("An address must be whole and safe, and a kind chosen")
    func refused() {
        let fields = ChatDetails(name: "", kind: nil, address: "http://10.0.0.1/x").validate(allowing: []).map(\.field)
        #expect(fields == ["name", "kind", "address"])
        let inside = ChatDetails(name: "Room", kind: .mattermost, address: "http://chat.internal/hooks/x")
        #expect(inside.validate(allowing: ["chat.internal"]).isEmpty)
    }

    @Test("When the company wants it so, rooms get a link and none of the words")
    func linkOnly() async throws {
        try await ChatStory.run(.sqlite, choose: { $0.channelsLinkOnly = true }) { story in
            try await story.brief("Secret words")
            try await story.work()
            let told = try #require(story.receiver.got.first?.body)
            #expect(!told.contains("Secret") && !told.contains("Oat milk") && told.contains("/briefings/"))
        }
    }
}

/// Frida has a room told of updates; Chidi sends them.
private struct ChatStory: Sendable {
    static let address = "https://hooks.example.org/services/hooks"

    let database: Database
    let house: House
    let people: NamedPeople
    let crisis: Crisis
    let clock: TestClock
    let receiver: Receiver
    let chat: ID<Chat>

    static func run(
        _ engine: TestDatabase, choose: @escaping @Sendable (inout Settings) -> Void = { _ in },
        _ body: @escaping @Sendable (ChatStory) async throws -> Void
    ) async throws {
        let (clock, receiver) = (TestClock(), Receiver())
        try await engine.open(clock: clock) { database in
            let house = try House.testing(database, web: receiver.web, choose)
            let people = try await database.write { try NamedPeople(in: $0) }
            let (crisis, chat) = try await database.write { tx in
                let details = ChatDetails(name: "Room", kind: .slack, address: address)
                return (
                    try people.openRecall(in: tx),
                    try addChat(details, by: people.frida.id, services: house.services, in: tx).get()
                )
            }
            while try await Sealer.seal(database) > 0 {}
            _ = try await chatsFollower(house).step(database)
            try await body(
                ChatStory(
                    database: database, house: house, people: people, crisis: crisis, clock: clock,
                    receiver: receiver, chat: chat))
        }
    }

    @discardableResult
    func brief(_ text: String) async throws -> Briefing {
        try await database.write { [self] tx in
            let details = BriefingDetails(text: text, nextAt: tx.now + .hours(1))
            return try sendBriefing(details, in: crisis.id, by: people.chidi.id, in: tx).get()
        }
    }

    func work() async throws {
        while try await Sealer.seal(database) > 0 {}
        while try await chatsFollower(house).step(database) {}
        try await ChatWorker(services: house.services).sendDue()
    }

    func latest() async throws -> ChatMessage? {
        try await database.read { [chat] in try ChatMessage.latest(to: chat, in: $0) }
    }
}
