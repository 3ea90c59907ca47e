import Care
import Platform
import Situation

extension DemoStory {
    struct ThanksStory: Decodable {
        let from, to: String
        let reason: ThanksReason
        let at: Offset
        let seen, shared: Offset?
        let words: String
    }

    struct CircleStory: Decodable {
        struct Words: Decodable {
            let by: String
            let at: Offset
            let text: String
            let worked: Bool?
            let replies: [Words]?
        }

        struct Request: Decodable {
            let by: String
            let at: Offset
            let note: String
        }

        let name, about: String
        let kind: CircleKind
        let open: Bool
        let by: String
        let at: Offset
        let rules: [String]
        let members: [String]
        let invited: [String]?
        let asks: [Request]?
        let posts: [Words]
    }
}

extension DemoLoader {
    func thank(_ story: DemoStory.ThanksStory) async throws {
        let (giver, receiver) = (try person(story.from).id, try person(story.to).id)
        let thanks = try await at(story.at.duration) { tx in
            try giveThanks(
                ThanksDetails(receiver: receiver, reason: story.reason, words: story.words), by: giver, in: tx
            )
            .get()
        }
        if let seen = story.seen {
            try await at(seen.duration) { try seeThanks([thanks], by: receiver, in: $0) }
        }
        if let shared = story.shared {
            try await at(shared.duration) { try shareThanks(thanks.id, true, by: receiver, in: $0) }
        }
    }

    /// A circle, those who come in, and what they say to each other.
    func gather(_ story: DemoStory.CircleStory) async throws {
        let details = CircleDetails(
            name: story.name, about: story.about, kind: story.kind, isOpen: story.open,
            rules: story.rules.joined(separator: "\n"))
        let facilitator = try person(story.by).id
        let circle = try await at(story.at.duration) { tx in
            try startCircle(details, by: viewer(facilitator, in: tx), in: tx).get().id
        }
        let (members, invited) = (try story.members.map(person), try (story.invited ?? []).map(person))
        try await at(story.at.duration + .minutes(20)) { tx in
            for person in members + invited {
                try done(inviteToCircle(circle, person.id, by: facilitator, in: tx))
            }
            for person in members {
                try done(joinCircle(circle, agreesToRules: true, by: viewer(person.id, in: tx), in: tx))
            }
        }
        for words in story.posts {
            let first = try await say(words, replyTo: nil, in: circle)
            for reply in words.replies ?? [] { _ = try await say(reply, replyTo: first, in: circle) }
        }
        for request in story.asks ?? [] {
            let asker = try person(request.by).id
            try await at(request.at.duration) { tx in
                try done(askToJoinCircle(circle, note: request.note, by: viewer(asker, in: tx), in: tx))
            }
        }
    }

    private func say(
        _ words: DemoStory.CircleStory.Words, replyTo: ID<CirclePost>?, in circle: ID<Circle>
    ) async throws -> ID<CirclePost> {
        let author = try person(words.by).id
        return try await at(words.at.duration) { tx in
            try writeInCircle(
                words.text, words.worked == true ? .worked : .said, replyTo: replyTo, in: circle, by: author, tx
            ).get().id
        }
    }
}

private func viewer(_ id: ID<Person>, in tx: Transaction) throws -> Viewer {
    guard let viewer = try Viewer.find(id, in: tx) else { throw Refusal.notFound }
    return viewer
}

private func done(_ problems: [Problem]) throws {
    if let problem = problems.first { throw Problems([problem]) }
}
