import Platform
import Situation
import TestSupport
import Testing
import TextEngine

@testable import Voice

@Suite("Promise 3: One truth at a time. Every check and every post knows which version of the facts it stood on.")
struct RippleTests {
    @Test("A post keeps the version of the sheet that it stood on", arguments: TestDatabase.available)
    func version(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let fact = try await story.establish(.sold)
            let first = try await story.publishing(Said.about400)
            try await story.change(fact, to: .recounted)
            let second = try await story.publishing(Said.now612)
            let versions = [try await story.post(first).sheetVersion, try await story.post(second).sheetVersion]
            #expect(versions == [1, 2])
        }
    }

    @Test(
        "When a fact changes, drafts are marked, the queue stops and authors are told, within one step",
        arguments: TestDatabase.available)
    func spreads(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let (amara, eve) = (story.people.amara, story.people.eve)
            let fact = try await story.establish(.sold)
            let out = try await story.published(Said.about400)
            let queued = try await story.publishing(
                "I work at Halden too. Some 400 cartons sold!", by: eve, at: story.now + .hours(1))
            let draft = try await story.draft("At Halden we sold 400 cartons, I heard.", by: eve)
            _ = try await story.draft(Said.canteen, by: amara)
            try await story.followLog()
            #expect(try await story.notices().isEmpty)

            try await story.change(fact, to: .recounted)
            _ = try await Sealer.seal(story.database)
            #expect(try await rippleFollower(story.house).step(story.database))

            #expect(try await story.delivery(queued).reason == "facts-changed")
            let told = try await story.notices()
            #expect(told.map(\.post) == [out])
            #expect(told.map(\.quote) == ["About 400 cartons"])
            #expect(told.map(\.says) == ["612 cartons"])
            let toldEve = try await story.notices(for: eve)
            #expect(Set(toldEve.compactMap(\.post)) == [queued])
            #expect(Set(toldEve.compactMap(\.draft)) == [draft])
        }
    }

    @Test(
        "Whoever mends their words while the others are being read is told nothing",
        arguments: TestDatabase.available)
    func mendedMeanwhile(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let fact = try await story.establish(.sold)
            let out = try await story.published(Said.about400)
            let kept = try await story.published("I work at Halden. Some 400 cartons sold!")
            try await story.change(fact, to: .recounted)
            while try await Sealer.seal(story.database) > 0 {}
            let events = try await story.events(.factChanged)
            let effect = try await ripples(of: events, house: story.house, in: story.database)
            try await story.database.write { tx in
                try tx.run("UPDATE posts SET text = 'Better so.' WHERE id = \(out)")
                try effect(tx)
            }
            #expect(try await story.notices().map(\.post) == [kept])
        }
    }

    @Test("However many posts stand on it, all their authors are told", arguments: TestDatabase.available)
    func many(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let fact = try await story.establish(.sold)
            let first = try await story.published(Said.about400)
            let more = 2 * postsAtATime + 1
            // Half of them of the same moment, as pages have to be able to end in one.
            try await story.database.write { tx in
                try tx.run(
                    """
                    WITH RECURSIVE numbers AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM numbers WHERE n < \(more))
                    INSERT INTO posts (id, draft, author, crisis, network, account, text, sheet_version, is_own_words,
                                       created_at, published_at)
                    SELECT 'post-' || n, draft, author, crisis, network, NULL, text, sheet_version, is_own_words,
                        created_at - n / 2 * (n % 2), published_at
                    FROM posts, numbers WHERE id = \(first)
                    """)
            }
            try await story.change(fact, to: .recounted)
            try await story.followLog()
            let told = try await story.database.read { try $0.count("SELECT count(*) FROM post_notices") }
            #expect(told == more + 1)
        }
    }

    @Test("Nobody else is told: not the lead, not the team", arguments: TestDatabase.available)
    func privately(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let fact = try await story.establish(.sold)
            _ = try await story.published(Said.about400)
            try await story.change(fact, to: .recounted)
            try await story.followLog()
            #expect(try await story.notices().count == 1)
            for other in [story.people.ben, story.people.chidi, story.people.dana, story.people.eve] {
                #expect(try await story.notices(for: other).isEmpty)
            }
        }
    }

    @Test("Told once for each version, however often the log is read", arguments: TestDatabase.available)
    func once(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let fact = try await story.establish(.sold)
            _ = try await story.published(Said.about400)
            try await story.change(fact, to: .recounted)
            try await story.followLog()
            try await story.database.write { try $0.run("UPDATE followers SET position = 0") }
            try await story.followLog()
            #expect(try await story.notices().count == 1)
            var more = FactDetails.recounted
            more.figures[0].value = 640
            more.statement = "640 cartons were sold before the recall."
            try await story.change(fact, to: more)
            try await story.followLog()
            // Only what the fact says now.
            #expect(try await story.notices().map(\.says) == ["640 cartons"])
        }
    }

    @Test("When the fact says again what the words say, there is nothing to tell", arguments: TestDatabase.available)
    func backAgain(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let fact = try await story.establish(.sold)
            _ = try await story.published(Said.about400)
            try await story.change(fact, to: .recounted)
            try await story.followLog()
            var back = FactDetails.sold
            back.why = "The recount counted twice."
            try await story.change(fact, to: back)
            try await story.followLog()
            #expect(try await story.notices().isEmpty)
            let house = story.house
            let standing = try await story.database.read { tx in
                let now = try Situation.Fact.find(fact.id, of: fact.crisis, in: tx)
                return try house.postsStandingOn([now], tx)[fact.id] ?? StandingOn()
            }
            #expect(standing.published == 0)
        }
    }

    @Test("A fact that is not public yet says nothing to anyone before its time", arguments: TestDatabase.available)
    func embargo(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let fact = try await story.establish(.sold)
            _ = try await story.published(Said.about400)
            try await story.change(fact, to: .recounted.notPublicBefore(story.now + .hours(2)))
            try await story.wait(.hours(1))
            #expect(try await story.notices().isEmpty)
            let weights = try await story.check(Said.about400).map(\.weight)
            #expect(!weights.contains(.stop) && !weights.contains(.care), "what is public may be said")
            try await story.wait(.hours(1))
            #expect(try await story.notices().map(\.says) == ["612 cartons"])
        }
    }

    @Test("A statement that is withdrawn or untrue has no new number to offer", arguments: TestDatabase.available)
    func withdrawn(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            var plain = FactDetails.sold
            plain.statement = "The oat milk was packed in Odense."
            plain.figures = []
            let fact = try await story.establish(plain)
            _ = try await story.published("I work at Halden. The oat milk was packed in Odense.")
            let chidi = story.people.chidi.id
            try await story.database.write {
                _ = try withdrawFact(fact.id, why: "It was Aarhus.", by: chidi, in: $0).get()
            }
            try await story.followLog()
            let notice = try #require(try await story.notices().first)
            #expect(notice.says.isEmpty)
            let shown = noticesCard([notice], Words(now: story.now)).text
            #expect(shown.contains("It no longer agrees with fact 1."))
        }
    }

    @Test("The team sees how many, who has corrected, and never who", arguments: TestDatabase.available)
    func standing(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let eve = story.people.eve
            let fact = try await story.establish(.sold)
            let corrected = try await story.published(Said.about400)
            _ = try await story.published("Halden sold 400 cartons and I was at the till.", by: eve)
            let draft = try await story.draft("Our Halden shop sold 400 cartons.", by: eve)
            try await story.change(fact, to: .recounted)
            try await story.followLog()
            func standing() async throws -> [Int] {
                let house = story.house
                let found = try await story.database.read { tx in
                    let now = try Situation.Fact.find(fact.id, of: fact.crisis, in: tx)
                    return try house.postsStandingOn([now], tx)[fact.id] ?? StandingOn()
                }
                return [found.drafts, found.queued, found.published, found.corrected]
            }
            #expect(try await standing() == [1, 0, 2, 0])
            #expect(try await story.correct(corrected, to: Said.now612).isEmpty)
            _ = try await story.save(draft, "Our Halden shop sold 612 cartons.", by: eve)
            #expect(try await standing() == [0, 0, 1, 1])
            #expect(try await story.notices().isEmpty)
            #expect(try await story.notices(for: eve).count == 1)
        }
    }
}
