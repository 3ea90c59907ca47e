import Care
import Crypto
import Platform
import Situation
import TestSupport
import Testing

@Suite("D7: questions to leaders") struct DoorQuestionsTests {
    private let vault = Vault(key: SymmetricKey(size: .bits256))

    private func ask(
        _ text: String, by person: Viewer, nameless: Bool = false, in tx: Transaction
    ) throws -> ID<DoorQuestion> {
        try askAtTheDoor(DoorQuestionDetails(text: text, isNameless: nameless), by: person.id, in: tx).get().id
    }

    @Test(
        "Of a question without a name the database keeps the words and the day: not Amara, and no other time",
        arguments: TestDatabase.available)
    func nameless(engine: TestDatabase) async throws {
        let clock = TestClock()
        clock.advance(.minutes(754))
        try await engine.open(clock: clock) { database in
            let (people, id) = try await database.write { tx in
                let people = try NamedPeople(in: tx)
                _ = try ask("With a name", by: people.amara, in: tx)
                return (people, try ask("Who knew?", by: people.amara, nameless: true, in: tx))
            }
            try await database.read { tx in
                let row = try #require(try tx.first("SELECT * FROM door_questions WHERE id = \(id)"))
                let kept = "\(row)"
                #expect(kept.contains("Who knew?") && !kept.contains(people.amara.id.rawValue))
                let day = tx.now.milliseconds / 86_400_000
                #expect(try row["asked_day"] as Int64 == day)
                // The id begins as every id of that day does: with its first millisecond.
                let first = ID<DoorQuestion>.new(at: Instant(milliseconds: day * 86_400_000))
                #expect(id.rawValue.prefix(10) == first.rawValue.prefix(10))
                for time in ["answered_at", "removed_at"] { #expect(try row[time] as Int64? == nil) }
                // The one with a name has told open pages; the other one is in no log.
                #expect(try tx.count("SELECT count(*) FROM events WHERE kind = 'door.changed'") == 1)
                #expect(try tx.count("SELECT count(*) FROM events WHERE subject = \(id)") == 0)
                #expect(
                    try tx.count("SELECT count(*) FROM events WHERE kind = 'door.changed' AND actor IS NOT NULL") == 0)
            }
        }
    }

    @Test("No column beside a question could hold when or by whom it was asked, but the name that was given")
    func schema() async throws {
        try await TestDatabase.sqlite.open { database in
            let columns = try await database.read { tx in
                try tx.all("SELECT name FROM pragma_table_info('door_questions')").map { try $0["name"] as String }
            }
            #expect(
                columns == [
                    "id", "text", "asked_by", "leader", "asked_day", "votes", "due_day", "told", "outcome", "answer",
                    "answered_by", "answered_at", "answer_seen", "crisis", "fact", "briefing", "removed_at",
                    "removed_by", "removed_why",
                ], "think about whether a new column says who asked, or when")
            let votes = try await database.read { tx in
                try tx.all("SELECT name FROM pragma_table_info('door_votes')").map { try $0["name"] as String }
            }
            #expect(votes == ["question", "mark"])
        }
    }

    @Test(
        "Amara counts once, can take it back, and is forgotten when the question is over",
        arguments: TestDatabase.available)
    func votes(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let id = try ask("Who knew?", by: people.ben, in: tx)
                func votes() throws -> Int { try DoorQuestion.get(id, in: tx).votes }
                for _ in 0..<3 { try voteForDoorQuestion(id, by: people.amara.id, vault: vault, in: tx) }
                #expect(try votes() == 1)
                var turned = Vault(key: SymmetricKey(size: .bits256))
                turned.former = [vault]
                try voteForDoorQuestion(id, by: people.amara.id, vault: turned, in: tx)
                #expect(try votes() == 1, "a new key does not give anybody a second vote")
                try voteForDoorQuestion(id, by: people.eve.id, vault: turned, in: tx)
                #expect(try votes() == 2)
                try takeBackDoorVote(id, by: people.amara.id, vault: turned, in: tx)
                try takeBackDoorVote(id, by: people.amara.id, vault: turned, in: tx)
                #expect(try votes() == 1)
                let kept = try tx.all("SELECT * FROM door_votes").map { "\($0)" }.joined()
                for person in people.all { #expect(!kept.contains(person.id.rawValue)) }
                #expect(try answerDoorQuestion(id, DoorAnswer(.answered, "I did."), by: people.dana.id, in: tx) == [])
                #expect(try tx.count("SELECT count(*) FROM door_votes") == 0)
                #expect(try votes() == 1)
                #expect(throws: Refusal.conflict) {
                    try voteForDoorQuestion(id, by: people.chidi.id, vault: vault, in: tx)
                }
            }
        }
    }

    @Test(
        "The first one has until the end of the next day, keeps its day when it is overtaken, and is late in sight",
        arguments: TestDatabase.available)
    func clock(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let (people, first, second) = try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let first = try ask("First", by: people.amara, in: tx)
                let second = try ask("Second", by: people.ben, in: tx)
                #expect(try DoorQuestion.get(first, in: tx).dueDay == nil, "nobody else wants to know it yet")
                try voteForDoorQuestion(first, by: people.ben.id, vault: vault, in: tx)
                #expect(try DoorQuestion.get(first, in: tx).dueDay == Int(tx.now.milliseconds / 86_400_000) + 1)
                for person in [people.amara, people.chidi] {
                    try voteForDoorQuestion(second, by: person.id, vault: vault, in: tx)
                }
                #expect(try DoorQuestion.open(in: tx).map(\.text) == ["Second", "First"])
                try tellOfDoorQuestions(in: tx)
                try tellOfDoorQuestions(in: tx)
                #expect(try tx.count("SELECT count(*) FROM events WHERE kind = 'door.question-due'") == 2)
                return (people, first, second)
            }
            clock.advance(.hours(48))
            try await database.write { tx in
                let day = Int(tx.now.milliseconds / 86_400_000)
                #expect(try DoorQuestion.get(first, in: tx).isLate(on: day))
                #expect(try DoorQuestion.get(second, in: tx).isLate(on: day))
                try tellOfDoorQuestions(in: tx)
                try tellOfDoorQuestions(in: tx)
                #expect(try tx.count("SELECT count(*) FROM events WHERE kind = 'door.question-late'") == 2)
                #expect(try answerDoorQuestion(first, DoorAnswer(.declined, ""), by: people.dana.id, in: tx).count == 1)
                #expect(
                    try answerDoorQuestion(first, DoorAnswer(.declined, "Not yet."), by: people.dana.id, in: tx) == [])
                #expect(try DoorQuestion.open(in: tx).map(\.text) == ["Second"])
                #expect(try !DoorQuestion.get(first, in: tx).isLate(on: day))
            }
        }
    }

    @Test(
        "What is removed leaves its reason and its place; without a reason nothing is",
        arguments: TestDatabase.available)
    func removal(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let id = try ask("Is Eve a thief?", by: people.amara, nameless: true, in: tx)
                #expect(try removeDoorQuestion(id, why: "", by: people.dana.id, in: tx).map(\.field) == ["why"])
                #expect(try removeDoorQuestion(id, why: "It accuses a colleague.", by: people.dana.id, in: tx) == [])
                let left = try #require(try DoorQuestion.closed(after: nil, limit: 9, in: tx).first)
                #expect(left.text == "" && left.removedWhy == "It accuses a colleague.")
                #expect(left.removedBy == people.dana.id)
                #expect(try removeDoorQuestion(id, why: "Again", by: people.dana.id, in: tx).count == 1)
            }
        }
    }

    @Test(
        "Amara takes a question back for ten minutes, hers alone, and not once it is answered",
        arguments: TestDatabase.available)
    func undo(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let id = try ask("Oh no", by: people.amara, nameless: true, in: tx)
                let undo = takingBackDoorQuestion.sign(id, by: people.amara.id, at: tx.now, vault)
                func read(_ text: String, by person: Viewer, after: Duration = .zero) -> ID<DoorQuestion>? {
                    takingBackDoorQuestion.read(text, by: person.id, at: tx.now + after, vault)
                }
                #expect(read(undo, by: people.amara) == id)
                #expect(read(undo, by: people.eve) == nil)
                #expect(read(undo, by: people.amara, after: .minutes(10)) == nil)
                for broken in ["", "..", undo + "x", undo.replacing(".", with: ""), "\(id).9999999999999999.x"] {
                    #expect(read(broken, by: people.amara) == nil)
                }
                #expect(try takeBackDoorQuestion(id, in: tx) == [])
                #expect(throws: Refusal.notFound) { try DoorQuestion.get(id, in: tx) }
                let other = try ask("And?", by: people.amara, in: tx)
                #expect(try answerDoorQuestion(other, DoorAnswer(.answered, "So."), by: people.dana.id, in: tx) == [])
                #expect(try takeBackDoorQuestion(other, in: tx).count == 1)
            }
        }
    }

    @Test("An answer stands on facts that everyone may read, and on no other", arguments: TestDatabase.available)
    func standing(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let crisis = try people.openRecall(in: tx)
                func fact(_ at: Instant?) throws -> ID<Fact> {
                    let details = FactDetails(
                        statement: "612 were sold.", status: .confirmed, notPublicBefore: at, owner: "Quality",
                        source: "Scans")
                    return try establish(details, in: crisis, by: people.chidi.id, in: tx).get().id
                }
                let (hidden, known) = (try fact(tx.now + .days(1)), try fact(nil))
                let id = try ask("How many?", by: people.amara, in: tx)
                var answer = DoorAnswer(.answered, "612.", crisis: crisis.id, fact: hidden)
                #expect(try answerDoorQuestion(id, answer, by: people.dana.id, in: tx).map(\.field) == ["fact"])
                answer.fact = known
                answer.briefing = .new(at: tx.now)
                #expect(try answerDoorQuestion(id, answer, by: people.dana.id, in: tx).map(\.field) == ["briefing"])
                answer.briefing = nil
                #expect(try answerDoorQuestion(id, answer, by: people.dana.id, in: tx) == [])
                #expect(try DoorQuestion.get(id, in: tx).fact == known)
            }
        }
    }
}
