import Care
import Platform
import Situation
import TestSupport
import Testing

@Suite("Circles: a few colleagues, and a door") struct CirclesTests {
    private func start(_ isOpen: Bool, by starter: Viewer, in tx: Transaction) throws -> ID<Circle> {
        try startCircle(
            CircleDetails(
                name: "Nights", about: "For those who work nights", kind: .site, isOpen: isOpen, rules: "Listen."),
            by: starter, in: tx
        ).get().id
    }

    private func join(_ circle: ID<Circle>, _ viewer: Viewer, agrees: Bool = true, in tx: Transaction) throws
        -> [Problem]
    {
        try joinCircle(circle, agreesToRules: agrees, by: viewer, in: tx)
    }

    @Test(
        "Ben comes into an open circle once he agrees to its rules, and into a closed one when he is let in",
        arguments: TestDatabase.available)
    func doors(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let open = try start(true, by: people.amara, in: tx)
                #expect(try join(open, people.ben, agrees: false, in: tx).map(\.field) == ["agrees"])
                #expect(throws: Refusal.notFound) { try writes("Hi", people.ben, in: open, tx) }
                #expect(try join(open, people.ben, in: tx).isEmpty)
                try writes("Hi", people.ben, in: open, tx)
                let closed = try start(false, by: people.amara, in: tx)
                #expect(try join(closed, people.ben, in: tx).count == 1)
                #expect(try askToJoinCircle(closed, note: "May I?", by: people.ben, in: tx).isEmpty)
                #expect(throws: Refusal.notFound) {
                    try answerCircleRequest(of: people.ben.id, to: closed, isLetIn: true, by: people.ben.id, in: tx)
                }
                try answerCircleRequest(of: people.ben.id, to: closed, isLetIn: true, by: people.amara.id, in: tx)
                #expect(throws: Refusal.notFound) { try writes("Hi", people.ben, in: closed, tx) }
                #expect(try join(closed, people.ben, in: tx).isEmpty)
                try writes("Hi", people.ben, in: closed, tx)
            }
        }
    }

    @Test(
        "Dana, a leader, starts no circle, asks for none, and comes in only when she is invited",
        arguments: TestDatabase.available)
    func leaders(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                #expect(throws: Refusal.notFound) { try start(true, by: people.dana, in: tx) }
                let circle = try start(true, by: people.amara, in: tx)
                #expect(try join(circle, people.dana, in: tx).count == 1)
                #expect(throws: Refusal.notFound) { try askToJoinCircle(circle, note: "", by: people.dana, in: tx) }
                #expect(throws: Refusal.notFound) {
                    try inviteToCircle(circle, people.dana.id, by: people.ben.id, in: tx)
                }
                #expect(try inviteToCircle(circle, people.dana.id, by: people.amara.id, in: tx).isEmpty)
                #expect(try join(circle, people.dana, in: tx).isEmpty)
                try writes("Thank you for having me.", people.dana, in: circle, tx)
            }
        }
    }

    @Test(
        "Whoever looks after a circle leaves it once it is in other hands; nobody hears of leaving",
        arguments: TestDatabase.available)
    func leaving(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let circle = try start(true, by: people.amara, in: tx)
                #expect(try join(circle, people.ben, in: tx).isEmpty)
                #expect(try leaveCircle(circle, takingWords: false, by: people.amara.id, in: tx).count == 1)
                #expect(try handCircleOver(circle, to: people.eve.id, by: people.amara.id, in: tx).count == 1)
                #expect(throws: Refusal.notFound) {
                    try handCircleOver(circle, to: people.ben.id, by: people.ben.id, in: tx)
                }
                #expect(try handCircleOver(circle, to: people.ben.id, by: people.amara.id, in: tx).isEmpty)
                let before = try tx.count("SELECT count(*) FROM events")
                #expect(try leaveCircle(circle, takingWords: true, by: people.amara.id, in: tx).isEmpty)
                #expect(try tx.count("SELECT count(*) FROM events") == before)
                // With the last one it ends.
                #expect(try leaveCircle(circle, takingWords: false, by: people.ben.id, in: tx).isEmpty)
                #expect(try tx.count("SELECT count(*) FROM circles") == 0)
            }
        }
    }

    @Test(
        "Ben changes and deletes what he said, and nobody else does; replies keep their place",
        arguments: TestDatabase.available)
    func ownWords(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let circle = try start(true, by: people.amara, in: tx)
                for viewer in [people.ben, people.eve] { #expect(try join(circle, viewer, in: tx).isEmpty) }
                let post = try writes("It was hard.", people.ben, in: circle, tx)
                #expect(throws: Refusal.notFound) {
                    try changeCirclePost(post, of: circle, to: "Easy", by: people.amara.id, in: tx)
                }
                #expect(try changeCirclePost(post, of: circle, to: "It was long.", by: people.ben.id, in: tx).isEmpty)
                let reply = try writes("For me too.", people.eve, replyTo: post, in: circle, tx)
                #expect(throws: Refusal.notFound) {
                    try takeBackCirclePost(post, of: circle, by: people.eve.id, in: tx)
                }
                try takeBackCirclePost(post, of: circle, by: people.ben.id, in: tx)
                #expect(try texts(tx) == ["", "For me too."])
                try takeBackCirclePost(reply, of: circle, by: people.eve.id, in: tx)
                #expect(try texts(tx) == [""])
            }
        }
    }

    @Test(
        "Amara, who looks after it, takes words out with the reason in their place, and the reporter hears of it",
        arguments: TestDatabase.available)
    func removal(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let circle = try start(true, by: people.amara, in: tx)
                for viewer in [people.ben, people.eve] { #expect(try join(circle, viewer, in: tx).isEmpty) }
                let post = try writes("Eve is lazy.", people.ben, in: circle, tx)
                #expect(try reportCirclePost(post, of: circle, why: "It hurts.", by: people.eve.id, in: tx).isEmpty)
                #expect(throws: Refusal.notFound) {
                    try removeCirclePost(post, of: circle, why: "No.", by: people.eve.id, in: tx)
                }
                #expect(
                    try removeCirclePost(post, of: circle, why: "", by: people.amara.id, in: tx).map(\.field)
                        == ["removed_why"])
                let why = "We do not judge each other here."
                #expect(try removeCirclePost(post, of: circle, why: why, by: people.amara.id, in: tx).isEmpty)
                let row = try #require(try tx.first("SELECT text, removed_why FROM circle_posts"))
                #expect(try row["text"] as String == "" && row["removed_why"] as String == why)
                let told = try #require(try tx.first("SELECT outcome, reply FROM circle_reports"))
                #expect(try told["outcome"] as String == "removed" && told["reply"] as String == why)
            }
        }
    }

    @Test(
        "What happens in a circle is an event without a person, a circle or a word", arguments: TestDatabase.available)
    func events(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let circle = try start(true, by: people.amara, in: tx)
                #expect(try join(circle, people.ben, in: tx).isEmpty)
                #expect(try tx.count("SELECT count(*) FROM events WHERE kind LIKE 'circle%'") == 0)
                try writes("It was hard.", people.ben, in: circle, tx)
                let rows = try tx.all("SELECT actor, scope, subject, data FROM events WHERE kind LIKE 'circle%'")
                #expect(rows.count == 1)
                for row in rows {
                    #expect(try row["actor"] as String? == nil && row["subject"] as String? == nil)
                    #expect(try row["scope"] as String? == nil && row["data"] as String == "{}")
                }
            }
        }
    }

    @Test(
        "When Amara has left the company, Ben, who is in her circle, takes it over; Eve, who is not, does not",
        arguments: TestDatabase.available)
    func takingOver(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let circle = try start(true, by: people.amara, in: tx)
                #expect(try join(circle, people.ben, in: tx).isEmpty)
                #expect(throws: Refusal.notFound) {
                    try handCircleOver(circle, to: people.ben.id, by: people.ben.id, in: tx)
                }
                #expect(try deactivate(people.amara.id, by: people.frida.id, in: tx).isEmpty)
                #expect(throws: Refusal.notFound) {
                    try handCircleOver(circle, to: people.eve.id, by: people.eve.id, in: tx)
                }
                #expect(try handCircleOver(circle, to: people.ben.id, by: people.ben.id, in: tx).isEmpty)
                #expect(try inviteToCircle(circle, people.eve.id, by: people.ben.id, in: tx).isEmpty)
            }
        }
    }

    @discardableResult
    private func writes(
        _ text: String, _ viewer: Viewer, replyTo: ID<CirclePost>? = nil, in circle: ID<Circle>, _ tx: Transaction
    ) throws -> ID<CirclePost> {
        try writeInCircle(text, .said, replyTo: replyTo, in: circle, by: viewer.id, tx).get().id
    }

    private func texts(_ tx: Transaction) throws -> [String] {
        try tx.all("SELECT text FROM circle_posts ORDER BY CASE WHEN thread = id THEN 0 ELSE 1 END").map {
            try $0["text"]
        }
    }
}
