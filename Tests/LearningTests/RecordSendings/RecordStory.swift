import Foundation
@testable import Learning
import Platform
import Situation
import TestSupport
import Testing

/// A house whose operator has named a learning record store, and a course that Amara can take.
struct RecordStory: Sendable {
    static let store = RecordStore(endpoint: "https://records.halden.example/xAPI", key: "house", secret: "opensesame")
    static let wrong = ["who": GivenAnswer(chosen: [0])]

    let database: Database
    let house: House
    let people: NamedPeople
    let clock: TestClock
    let receiver: Receiver

    static func run(
        _ engine: TestDatabase, _ body: @escaping @Sendable (RecordStory) async throws -> Void
    ) async throws {
        let (clock, receiver) = (TestClock(), Receiver())
        try await engine.open(clock: clock) { database in
            let (house, remove) = try House.teaching(["phone": phoneCourse], on: database, web: receiver.web) {
                $0.recordStore = store
            }
            defer { remove() }
            let people = try await database.write { try NamedPeople(in: $0) }
            try await body(
                RecordStory(database: database, house: house, people: people, clock: clock, receiver: receiver))
        }
    }

    /// Amara takes the whole course.
    func take(_ answers: [String: GivenAnswer] = [:]) async throws {
        try await database.write { [people, house] tx in
            try LearningTests.take("phone", by: people.amara.id, answering: answers, house: house, in: tx)
        }
        clock.advance(.seconds(1))
    }

    func switchOn(_ store: RecordStore? = RecordStory.store) async throws -> [Problem] {
        try await database.write { [people] in try sendRecords(of: people.amara.id, to: store, in: $0) }
    }

    func switchOff() async throws {
        try await database.write { [people] in try stopSendingRecords(of: people.amara.id, in: $0) }
    }

    func work() async throws { try await RecordWorker(house: house).sendDue() }

    func sending() async throws -> RecordSending? {
        try await database.read { [people] in try RecordSending.find(of: people.amara.id, in: $0) }
    }

    /// What the store was sent, request by request: the last words of the verbs.
    var verbs: [[String]] {
        get throws {
            try receiver.got.map { request in
                let list = try JSONSerialization.jsonObject(with: Data((request.body ?? "").utf8)) as? [[String: Any]]
                return (list ?? []).compactMap { ($0["verb"] as? [String: Any])?["id"] as? String }
                    .map { $0.split(separator: "/").last.map(String.init) ?? "" }
            }
        }
    }
}
