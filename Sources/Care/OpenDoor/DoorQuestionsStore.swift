import Platform
import Situation

extension DoorQuestion: RowDecodable {
    package init(row: Row) throws {
        id = try row["id"]
        text = try row["text"]
        askedBy = try row["asked_by"]
        leader = try row["leader"]
        askedDay = try row["asked_day"]
        votes = try row["votes"]
        dueDay = try row["due_day"]
        outcome = try row["outcome"]
        answer = try row["answer"]
        answeredBy = try row["answered_by"]
        answeredAt = try row["answered_at"]
        crisis = try row["crisis"]
        fact = try row["fact"]
        briefing = try row["briefing"]
        removedAt = try row["removed_at"]
        removedBy = try row["removed_by"]
        removedWhy = try row["removed_why"]
    }

    private static var waits: SQL { "outcome IS NULL AND removed_at IS NULL" }
    /// What most want to know stands first, then what has waited longest.
    private static var inOrder: SQL { "ORDER BY votes DESC, asked_day, id" }
    static let mostShown = 200

    package static func open(in tx: Transaction) throws -> [DoorQuestion] {
        try tx.all(
            DoorQuestion.self,
            "SELECT * FROM door_questions WHERE \(waits) \(inOrder) LIMIT \(mostShown)")
    }

    /// Those that are over, the newest first.
    package static func closed(
        after last: ID<DoorQuestion>?, limit: Int, in tx: Transaction
    ) throws -> [DoorQuestion] {
        let before: SQL = last.map { "AND id < \($0)" } ?? ""
        return try tx.all(
            DoorQuestion.self,
            """
            SELECT * FROM door_questions WHERE (outcome IS NOT NULL OR removed_at IS NOT NULL) \(before)
            ORDER BY id DESC LIMIT \(limit)
            """)
    }

    package static func get(_ id: ID<DoorQuestion>, in tx: Transaction) throws -> DoorQuestion {
        let found = try tx.first(DoorQuestion.self, "SELECT * FROM door_questions WHERE id = \(id)")
        guard let found else { throw Refusal.notFound }
        return found
    }

    func insert(in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO door_questions (id, text, asked_by, leader, asked_day)
            VALUES (\(id), \(text), \(askedBy), \(leader), \(askedDay))
            """)
    }

    /// False when it is no longer open.
    static func deleteOpen(_ id: ID<DoorQuestion>, in tx: Transaction) throws -> Bool {
        try tx.run("DELETE FROM door_votes WHERE question = \(id)")
        return try tx.run("DELETE FROM door_questions WHERE id = \(id) AND \(waits)") > 0
    }

    /// The question with the most votes has until the end of the next day, which is within 48 hours. It keeps its day
    /// when another one overtakes it.
    static func startClock(in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE door_questions SET due_day = \(tx.now.day + 1) WHERE due_day IS NULL AND id =
                (SELECT id FROM door_questions WHERE \(waits) AND votes > 0 \(inOrder) LIMIT 1)
            """)
    }

    static func add(_ votes: Int, to id: ID<DoorQuestion>, in tx: Transaction) throws {
        try tx.run("UPDATE door_questions SET votes = votes + \(votes) WHERE id = \(id) AND \(waits)")
    }

    /// False when it has been closed meanwhile.
    static func close(
        _ id: ID<DoorQuestion>, _ outcome: Outcome, _ answer: DoorAnswer, by person: ID<Person>, in tx: Transaction
    ) throws -> Bool {
        try tx.run(
            """
            UPDATE door_questions SET outcome = \(outcome), answer = \(answer.words), answered_by = \(person),
                answered_at = \(tx.now), crisis = \(answer.crisis), fact = \(answer.fact),
                briefing = \(answer.briefing)
            WHERE id = \(id) AND \(waits)
            """) > 0
    }

    /// The words go, the place and the reason stay. False when somebody was faster.
    static func remove(
        _ id: ID<DoorQuestion>, why: String, by person: ID<Person>, in tx: Transaction
    ) throws -> Bool {
        try tx.run(
            """
            UPDATE door_questions SET text = '', removed_at = \(tx.now), removed_by = \(person), removed_why = \(why)
            WHERE id = \(id) AND removed_at IS NULL
            """) > 0
    }

    static func setSeen(_ id: ID<DoorQuestion>, by asker: ID<Person>, in tx: Transaction) throws {
        try tx.run("UPDATE door_questions SET answer_seen = 1 WHERE id = \(id) AND asked_by = \(asker)")
    }

    static func isUnseen(_ id: ID<DoorQuestion>, by asker: ID<Person>, in tx: Transaction) throws -> Bool {
        try tx.exists(
            "SELECT 1 FROM door_questions WHERE id = \(id) AND asked_by = \(asker) AND answer_seen = 0 AND NOT (\(waits))"
        )
    }

    /// For `TogetherNews`: what waits for a leader's word, and answers to what one asked with one's name.
    static func news(for viewer: Viewer) -> SQL {
        let mine: SQL = """
            SELECT * FROM (SELECT 'answer' AS kind, id AS thing, text AS label FROM door_questions
                WHERE asked_by = \(viewer.id) AND answer_seen = 0 AND NOT (\(waits)) ORDER BY id DESC LIMIT 3) AS mine
            """
        guard viewer.roles.contains(.leader) else { return mine }
        return """
            \(mine) UNION ALL SELECT * FROM (SELECT 'question' AS kind, id AS thing, text AS label FROM door_questions
                WHERE \(waits) AND due_day IS NOT NULL AND (leader IS NULL OR leader = \(viewer.id))
                \(inOrder) LIMIT 3) AS asked
            """
    }
}

/// Votes are counted once a person, and that is all that is kept of them: the mark is an HMAC of question and person
/// under a key outside the database, and goes when the question is over.
enum DoorVote {
    /// With every key that may still have marked somebody; the first one is the newest.
    static func marks(of question: ID<DoorQuestion>, by person: ID<Person>, _ vault: Vault) -> [String] {
        vault.marks(of: question.rawValue, by: person.rawValue, purpose: "door-vote")
    }

    /// Those among these questions that this person has voted for.
    static func mine(
        among questions: [ID<DoorQuestion>], by person: ID<Person>, _ vault: Vault, in tx: Transaction
    ) throws -> Set<ID<DoorQuestion>> {
        guard !questions.isEmpty else { return [] }
        let marks = questions.flatMap { DoorVote.marks(of: $0, by: person, vault) }
        let rows = try tx.all(
            "SELECT question FROM door_votes WHERE question IN \(list: questions) AND mark IN \(list: marks)")
        return Set(try rows.map { try $0["question"] })
    }

    static func insert(_ mark: String, for question: ID<DoorQuestion>, in tx: Transaction) throws -> Bool {
        try tx.run(
            "INSERT INTO door_votes (question, mark) VALUES (\(question), \(mark)) ON CONFLICT DO NOTHING") > 0
    }

    static func delete(_ marks: [String], of question: ID<DoorQuestion>, in tx: Transaction) throws -> Bool {
        try tx.run("DELETE FROM door_votes WHERE question = \(question) AND mark IN \(list: marks)") > 0
    }

    static func forget(_ question: ID<DoorQuestion>, in tx: Transaction) throws {
        try tx.run("DELETE FROM door_votes WHERE question = \(question)")
    }
}
