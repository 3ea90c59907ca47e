import Platform
import Situation
import TestSupport
import Testing
import TextEngine

@testable import Voice

/// What people and workers do, each in a transaction of its own.
extension VoiceStory {
    func release(_ post: ID<Post>, by viewer: Viewer? = nil) async throws -> [Problem] {
        let (author, house) = ((viewer ?? people.amara).id, house)
        return try await database.write { try Voice.release(post, by: author, house: house, in: $0) }
    }

    func withdraw(_ post: ID<Post>, by viewer: Viewer? = nil) async throws -> [Problem] {
        let author = (viewer ?? people.amara).id
        return try await database.write { try Voice.withdraw(post, by: author, in: $0) }
    }

    func sendAgain(_ post: ID<Post>, by viewer: Viewer? = nil) async throws -> [Problem] {
        let (author, house) = ((viewer ?? people.amara).id, house)
        return try await database.write { try Voice.sendAgain(post, by: author, house: house, in: $0) }
    }

    func noteArrived(_ post: ID<Post>, at permalink: String, by viewer: Viewer? = nil) async throws -> [Problem] {
        let author = (viewer ?? people.amara).id
        return try await database.write { try Voice.noteArrived(post, permalink: permalink, by: author, in: $0) }
    }

    func correct(
        _ post: ID<Post>, to text: String, isConfirmed: Bool = false, by viewer: Viewer? = nil
    ) async throws -> [Problem] {
        let (author, house) = ((viewer ?? people.amara).person, house)
        return try await database.write {
            try Voice.correct(post, to: text, isConfirmed: isConfirmed, by: author, house: house, in: $0)
        }
    }

    func placeHold(_ reach: Hold.Reach) async throws -> ID<Hold> {
        let chidi = people.chidi.id
        return try await database.write { try Voice.placeHold(reach, reason: "Wrong batch", by: chidi, in: $0) }
    }

    /// Which holds still wait.
    @discardableResult
    func confirmHolds() async throws -> [ID<Hold>] {
        try await database.write { try Voice.confirmHolds(in: $0).map(\.id) }
    }

    func liftHold(_ hold: ID<Hold>) async throws {
        let chidi = people.chidi.id
        try await database.write { try Voice.liftHold(hold, by: chidi, in: $0) }
    }

    func hold(_ id: ID<Hold>) async throws -> Hold {
        let hold = try await database.read { try Hold.find(id, in: $0) }
        return try #require(hold)
    }

    func claim() async throws -> Delivery {
        let rules = rules
        let claimed = try await database.write { try claimDelivery(rules, in: $0) }
        return try #require(claimed)
    }

    func accounts(of viewer: Viewer) async throws -> [Account] {
        try await database.read { try Account.all(of: viewer.id, in: $0) }
    }

    /// What its author reads on the post's page.
    func state(of id: ID<Post>, by viewer: Viewer? = nil) async throws -> PostState {
        let (author, house) = ((viewer ?? people.amara).person, house)
        return try await database.read { tx in
            let post = try Post.find(id, of: author.id, in: tx)
            let closed = try reasonToWait(post, by: author, house: house, in: tx)
            return PostState(post, try Delivery.all(of: id, in: tx).first, closed: closed, Words(now: tx.now))
        }
    }

    func notices(for viewer: Viewer? = nil) async throws -> [PostNotice] {
        let person = (viewer ?? people.amara).id
        return try await database.read { try PostNotice.open(for: person, in: $0) }
    }
}
