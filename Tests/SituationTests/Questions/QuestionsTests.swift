import Crypto
import Logging
import Platform
import Situation
import TestSupport
import Testing

@Suite("Questions under an update") struct QuestionsTests {
    private let vault = Vault(key: SymmetricKey(size: .bits256))

    private struct Story {
        let people: NamedPeople
        let crisis: Crisis
        let briefing: Briefing

        init(for departments: [String] = [], in tx: Transaction) throws {
            let people = try NamedPeople(in: tx)
            let crisis = try people.openRecall(in: tx)
            (self.people, self.crisis) = (people, crisis)
            func send(_ departments: [String]) throws -> Briefing {
                var details = BriefingDetails(text: "Nobody is ill.", nextAt: tx.now + .hours(9))
                details.audience = BriefingAudience(departments: departments)
                return try sendBriefing(details, in: crisis.id, by: people.dana.id, in: tx).get()
            }
            let everyone = try send([])
            briefing = departments.isEmpty ? everyone : try send(departments)
        }

        func ask(
            _ text: String = "Who knew?", by asker: Viewer, nameless: Bool = false, in tx: Transaction
        ) throws -> Result<BriefingQuestion, Problems> {
            try askQuestion(
                QuestionDetails(text: text, isNameless: nameless), under: briefing.id, of: crisis.id, by: asker, in: tx)
        }

        func get(_ id: ID<BriefingQuestion>, in tx: Transaction) throws -> BriefingQuestion {
            try BriefingQuestion.get(id, under: briefing.id, of: crisis.id, for: people.dana, in: tx)
        }

        func reply(
            _ details: ReplyDetails, to id: ID<BriefingQuestion>, in tx: Transaction
        ) throws -> [String] {
            try replyToQuestion(get(id, in: tx), details, by: people.chidi.id, in: tx).map(\.field)
        }
    }

    @Test(
        "Of a question without a name the database keeps the words and the day: not Amara, and no other time",
        arguments: TestDatabase.available)
    func nameless(engine: TestDatabase) async throws {
        let clock = TestClock()
        clock.advance(.minutes(754))
        try await engine.open(clock: clock) { database in
            try await database.write { tx in
                let story = try Story(in: tx)
                let named = try story.ask(by: story.people.amara, in: tx).get().id
                let id = try story.ask(by: story.people.amara, nameless: true, in: tx).get().id
                let given = try #require(try tx.first("SELECT * FROM questions WHERE id = \(named)"))
                #expect("\(given)".contains(story.people.amara.id.rawValue))
                let kept = try #require(try tx.first("SELECT * FROM questions WHERE id = \(id)"))
                #expect(!"\(kept)".contains(story.people.amara.id.rawValue))
                #expect(try kept["asked_day"] as Int == tx.now.day)
                let first = ID<BriefingQuestion>.new(at: Instant(day: tx.now.day))
                #expect(id.rawValue.prefix(10) == first.rawValue.prefix(10))
                // The one with a name has told open pages, without it; the other one is in no log.
                let told = try tx.all("SELECT actor, subject FROM events WHERE kind = 'question.changed'")
                #expect(told.count == 1)
                #expect(try told.allSatisfy { try $0["actor"] as String? == nil && $0["subject"] as String? == nil })
            }
        }
    }

    @Test("No column beside a question could hold when or by whom it was asked, but the name that was given")
    func schema() async throws {
        try await TestDatabase.sqlite.open { database in
            let columns = try await database.read { tx in
                try tx.all("SELECT name FROM pragma_table_info('questions')").map { try $0["name"] as String }
            }
            #expect(
                columns == [
                    "id", "crisis", "briefing", "text", "asked_by", "asked_day", "wishes", "replies", "outcome",
                    "words", "promised_for", "fact", "said_by", "said_at", "why", "is_reply_seen", "removed_at",
                    "removed_by", "removed_why",
                ], "think about whether a new column says who asked, or when")
        }
    }

    @Test(
        "Under an update for Production Eve neither asks nor finds a question, and nobody asks without a name",
        arguments: TestDatabase.available)
    func audience(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let story = try Story(for: ["Production"], in: tx)
                let question = try story.ask(by: story.people.amara, in: tx).get()
                #expect(throws: Refusal.notFound) { try story.ask(by: story.people.eve, in: tx) }
                func find(_ reader: Viewer) throws -> BriefingQuestion {
                    try BriefingQuestion.get(
                        question.id, under: story.briefing.id, of: story.crisis.id, for: reader, in: tx)
                }
                #expect(throws: Refusal.notFound) { try find(story.people.eve) }
                #expect(try find(story.people.ben).text == "Who knew?")
                // Two people have it: whoever is not Ben would be Amara.
                #expect(try story.ask(by: story.people.amara, nameless: true, in: tx).refused == ["name"])
            }
        }
    }

    @Test(
        "Amara counts once, can take it back, and is forgotten when it is answered", arguments: TestDatabase.available)
    func wishes(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let story = try Story(in: tx)
                let people = story.people
                let id = try story.ask(by: people.ben, in: tx).get().id
                func wish(_ person: Viewer) throws {
                    try wishToKnow(story.get(id, in: tx), by: person.id, vault: vault, in: tx)
                }
                for _ in 0..<3 { try wish(people.amara) }
                try wish(people.eve)
                #expect(try story.get(id, in: tx).wishes == 2)
                for _ in 0..<2 { try takeBackWish(story.get(id, in: tx), by: people.eve.id, vault: vault, in: tx) }
                #expect(try story.get(id, in: tx).wishes == 1)
                let kept = try tx.all("SELECT * FROM question_wishes").map { "\($0)" }.joined()
                #expect(!kept.isEmpty)
                for person in people.all { #expect(!kept.contains(person.id.rawValue)) }
                let later = ReplyDetails(.promised, "", promisedFor: tx.now + .hours(1))
                #expect(try story.reply(later, to: id, in: tx) == [])
                #expect(try tx.count("SELECT count(*) FROM question_wishes") == 1, "it still waits")
                #expect(try story.reply(ReplyDetails(.answered, "I did.", seen: 1), to: id, in: tx) == [])
                #expect(try tx.count("SELECT count(*) FROM question_wishes") == 0)
                #expect(throws: Refusal.conflict) { try wish(people.eve) }
            }
        }
    }

    @Test(
        "“We do not know yet” counts down; when nothing comes it is late in sight, in the room and once in the record",
        arguments: TestDatabase.available)
    func promised(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let runner = JobRunner(database: database, handlers: questionsJobs, logger: Logger(label: "test"))
            let (story, id) = try await database.write { tx in
                let story = try Story(in: tx)
                let id = try story.ask(by: story.people.amara, in: tx).get().id
                let refused = [
                    try story.reply(ReplyDetails(.promised, ""), to: id, in: tx),
                    try story.reply(ReplyDetails(.promised, "", promisedFor: tx.now), to: id, in: tx),
                    try story.reply(ReplyDetails(.promised, "", promisedFor: tx.now + .days(15)), to: id, in: tx),
                    try story.reply(ReplyDetails(.answered, ""), to: id, in: tx),
                    try story.reply(ReplyDetails(.declined, ""), to: id, in: tx),
                    try story.reply(ReplyDetails(nil, "Hm."), to: id, in: tx),
                ]
                #expect(
                    refused == [
                        ["promised_for"], ["promised_for"], ["promised_for"], ["words"], ["words"], ["outcome"],
                    ])
                let later = ReplyDetails(.promised, "", promisedFor: tx.now + .hours(1))
                #expect(try story.reply(later, to: id, in: tx) == [])
                let waiting = try story.get(id, in: tx)
                #expect(!waiting.isLate(at: tx.now) && waiting.isOpen)
                return (story, id)
            }
            func late() async throws -> Int {
                while try await runner.step() {}
                return try await database.read {
                    try $0.count("SELECT count(*) FROM events WHERE kind = 'question.late'")
                }
            }
            #expect(try await late() == 0)
            clock.advance(.hours(1) + .minutes(2))
            #expect(try await late() == 1)
            #expect(try await late() == 1)
            try await database.write { tx in
                let late = try story.get(id, in: tx)
                #expect(late.isLate(at: tx.now))
                let again = ReplyDetails(.promised, "It takes longer.", promisedFor: tx.now + .hours(1), seen: 1)
                #expect(try story.reply(again, to: id, in: tx) == [])
                #expect(try !story.get(id, in: tx).isLate(at: tx.now))
                #expect(try story.reply(ReplyDetails(.answered, "I did.", seen: 2), to: id, in: tx) == [])
            }
            clock.advance(.hours(3))
            #expect(try await late() == 1, "what was answered is not late any more")
        }
    }

    @Test(
        "A second answer needs a reason and leaves the first in sight; whoever did not see it is told",
        arguments: TestDatabase.available)
    func corrected(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let story = try Story(in: tx)
                let id = try story.ask(by: story.people.amara, in: tx).get().id
                #expect(try story.reply(ReplyDetails(.answered, "400."), to: id, in: tx) == [])
                #expect(try story.reply(ReplyDetails(.declined, "No."), to: id, in: tx) == ["why", ""])
                var better = ReplyDetails(.answered, "612.", seen: 1)
                #expect(try story.reply(better, to: id, in: tx) == ["why"])
                better.why = "The tills of two shops were missing."
                #expect(try story.reply(better, to: id, in: tx) == [])
                let now = try story.get(id, in: tx)
                #expect(now.reply?.words == "612." && now.reply?.why == better.why)
                let before = try tx.all("SELECT words FROM question_replies WHERE question = \(id)")
                #expect(try before.map { try $0["words"] as String } == ["400."])
                #expect(try tx.count("SELECT count(*) FROM events WHERE kind = 'question.corrected'") == 1)
            }
        }
    }

    @Test("An answer stands on facts that everyone may read, and on no other", arguments: TestDatabase.available)
    func standing(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let story = try Story(in: tx)
                func fact(_ at: Instant?) throws -> ID<Fact> {
                    let details = FactDetails(
                        statement: "612 were sold.", status: .confirmed, notPublicBefore: at, owner: "Quality",
                        source: "Scans")
                    return try establish(details, in: story.crisis, by: story.people.chidi.id, in: tx).get().id
                }
                let id = try story.ask(by: story.people.amara, in: tx).get().id
                let hidden = ReplyDetails(.answered, "612.", fact: try fact(tx.now + .days(1)))
                #expect(try story.reply(hidden, to: id, in: tx) == ["fact"])
                #expect(try story.reply(ReplyDetails(.answered, "612.", fact: fact(nil)), to: id, in: tx) == [])
            }
        }
    }

    @Test(
        "What is removed leaves its reason, and what was asked is taken back only until something is said to it",
        arguments: TestDatabase.available)
    func removal(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let story = try Story(in: tx)
                let id = try story.ask("Is Eve a thief?", by: story.people.amara, nameless: true, in: tx).get().id
                func remove(_ why: String) throws -> [String] {
                    try removeQuestion(story.get(id, in: tx), why: why, by: story.people.dana.id, in: tx).map(\.field)
                }
                #expect(try remove("") == ["removed_why"])
                #expect(try remove("It accuses a colleague.") == [])
                let left = try story.get(id, in: tx)
                #expect(left.text == "" && left.removedWhy == "It accuses a colleague.")
                #expect(try story.reply(ReplyDetails(.answered, "No."), to: id, in: tx) == [""])
                let other = try story.ask(by: story.people.amara, in: tx).get()
                #expect(try takeBackQuestion(other, in: tx) == [])
                #expect(throws: Refusal.notFound) { try story.get(other.id, in: tx) }
                let stays = try story.ask(by: story.people.amara, in: tx).get()
                #expect(try story.reply(ReplyDetails(.declined, "Nobody knows."), to: stays.id, in: tx) == [])
                #expect(try takeBackQuestion(stays, in: tx).count == 1)
            }
        }
    }
}
