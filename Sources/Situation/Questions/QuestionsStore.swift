import Platform

extension BriefingQuestion: RowDecodable {
    package init(row: Row) throws {
        id = try row["id"]
        crisis = try row["crisis"]
        briefing = try row["briefing"]
        text = try row["text"]
        askedBy = try row["asked_by"]
        askedDay = try row["asked_day"]
        wishes = try row["wishes"]
        replies = try row["replies"]
        reply = try (row["outcome"] as String?).map { _ in try QuestionReply(row: row) }
        removedAt = try row["removed_at"]
        removedBy = try row["removed_by"]
        removedWhy = try row["removed_why"]
    }

    static let mostShown = 200
    /// Whom it concerns most often stands first among those that wait; then what has waited longest.
    private static func isBefore(_ one: BriefingQuestion, _ other: BriefingQuestion) -> Bool {
        if one.isOpen != other.isOpen { return one.isOpen }
        if one.isOpen, one.wishes != other.wishes { return one.wishes > other.wishes }
        return one.isOpen ? one.id.rawValue < other.id.rawValue : one.id.rawValue > other.id.rawValue
    }

    /// Those that wait first. Only for updates that the reader may read.
    static func all(under briefings: [ID<Briefing>], in tx: Transaction) throws -> [BriefingQuestion] {
        guard !briefings.isEmpty else { return [] }
        return try tx.all(
            BriefingQuestion.self,
            """
            SELECT * FROM questions WHERE briefing IN \(list: briefings) ORDER BY id DESC LIMIT \(mostShown)
            """
        ).sorted(by: isBefore)
    }

    /// Found through an update that this reader may read.
    package static func get(
        _ id: ID<BriefingQuestion>, under briefing: ID<Briefing>, of crisis: ID<Crisis>, for viewer: Viewer,
        in tx: Transaction
    ) throws -> BriefingQuestion {
        _ = try Briefing.get(briefing, of: crisis, for: viewer, in: tx)
        guard let found = try find(id, in: tx), found.briefing == briefing else { throw Refusal.notFound }
        return found
    }

    static func find(_ id: ID<BriefingQuestion>, in tx: Transaction) throws -> BriefingQuestion? {
        try tx.first(BriefingQuestion.self, "SELECT * FROM questions WHERE id = \(id)")
    }

    func insert(in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO questions (id, crisis, briefing, text, asked_by, asked_day)
            VALUES (\(id), \(crisis), \(briefing), \(text), \(askedBy), \(askedDay))
            """)
    }

    /// False when something has been said to it, or it is gone.
    static func deleteUnanswered(_ id: ID<BriefingQuestion>, in tx: Transaction) throws -> Bool {
        try tx.run("DELETE FROM question_wishes WHERE question = \(id)")
        return try tx.run(
            "DELETE FROM questions WHERE id = \(id) AND outcome IS NULL AND removed_at IS NULL") > 0
    }

    static func add(_ wishes: Int, to id: ID<BriefingQuestion>, in tx: Transaction) throws {
        try tx.run("UPDATE questions SET wishes = wishes + \(wishes) WHERE id = \(id) AND removed_at IS NULL")
    }

    /// The words go, the place and the reason stay. False when somebody was faster.
    static func remove(
        _ id: ID<BriefingQuestion>, why: String, by person: ID<Person>, in tx: Transaction
    ) throws -> Bool {
        try tx.run(
            """
            UPDATE questions SET text = '', is_reply_seen = 0, removed_at = \(tx.now), removed_by = \(person),
                removed_why = \(why)
            WHERE id = \(id) AND removed_at IS NULL
            """) > 0
    }

    static func setSeen(_ id: ID<BriefingQuestion>, by asker: ID<Person>, in tx: Transaction) throws {
        try tx.run("UPDATE questions SET is_reply_seen = 1 WHERE id = \(id) AND asked_by = \(asker)")
    }

    static func isUnseen(_ id: ID<BriefingQuestion>, by asker: ID<Person>, in tx: Transaction) throws -> Bool {
        try tx.exists(
            """
            SELECT 1 FROM questions WHERE id = \(id) AND asked_by = \(asker) AND is_reply_seen = 0
                AND (outcome IS NOT NULL OR removed_at IS NOT NULL)
            """)
    }

    /// What waits on Now: a word to what one asked with one's name, and an answer that one promised and has not given.
    package static func news(for person: ID<Person>, at now: Instant) -> SQL {
        let thing: SQL = "crisis || '/briefings/' || briefing || '/questions/' || id AS thing"
        return """
            SELECT * FROM (SELECT 'reply' AS kind, \(thing), text AS label FROM questions
                WHERE asked_by = \(person) AND is_reply_seen = 0 AND (outcome IS NOT NULL OR removed_at IS NOT NULL)
                ORDER BY id DESC LIMIT 3) AS replied
            UNION ALL SELECT * FROM (SELECT 'owed' AS kind, \(thing), text AS label FROM questions
                WHERE said_by = \(person) AND outcome = 'promised' AND promised_for < \(now) AND removed_at IS NULL
                ORDER BY promised_for LIMIT 3) AS owed
            """
    }
}

extension QuestionReply: RowDecodable {
    package init(row: Row) throws {
        outcome = try row["outcome"]
        words = try row["words"]
        promisedFor = try row["promised_for"]
        fact = try row["fact"]
        saidBy = try row["said_by"]
        saidAt = try row["said_at"]
        why = try row["why"]
    }

    /// What stood before what stands now, the newest first.
    static func earlier(to question: ID<BriefingQuestion>, in tx: Transaction) throws -> [QuestionReply] {
        try tx.all(
            QuestionReply.self, "SELECT * FROM question_replies WHERE question = \(question) ORDER BY number DESC")
    }

    /// False when somebody else has said something, or removed it.
    func put(
        to question: ID<BriefingQuestion>, after seen: Int, in tx: Transaction
    ) throws -> Bool {
        try tx.run(
            """
            INSERT INTO question_replies
                (question, number, outcome, words, promised_for, fact, said_by, said_at, why)
            SELECT id, replies, outcome, words, promised_for, fact, said_by, said_at, why FROM questions
            WHERE id = \(question) AND outcome IS NOT NULL AND replies = \(seen)
            """)
        return try tx.run(
            """
            UPDATE questions SET outcome = \(outcome), words = \(words), promised_for = \(promisedFor),
                fact = \(fact), said_by = \(saidBy), said_at = \(saidAt), why = \(why), replies = replies + 1,
                is_reply_seen = 0
            WHERE id = \(question) AND replies = \(seen) AND removed_at IS NULL
            """) > 0
    }
}

/// That somebody wants to know it too is counted once a person, and that is all that is kept of it: the mark is an HMAC of
/// question and person under a key outside the database, and goes when the question is settled.
enum QuestionWish {
    static func marks(of question: ID<BriefingQuestion>, by person: ID<Person>, _ vault: Vault) -> [String] {
        vault.marks(of: question.rawValue, by: person.rawValue, purpose: "question-wish")
    }

    /// Those among these questions that this person wants to know too.
    static func mine(
        among questions: [ID<BriefingQuestion>], by person: ID<Person>, _ vault: Vault, in tx: Transaction
    ) throws -> Set<ID<BriefingQuestion>> {
        guard !questions.isEmpty else { return [] }
        let marks = questions.flatMap { QuestionWish.marks(of: $0, by: person, vault) }
        let rows = try tx.all(
            "SELECT question FROM question_wishes WHERE question IN \(list: questions) AND mark IN \(list: marks)")
        return Set(try rows.map { try $0["question"] })
    }

    static func insert(_ mark: String, for question: ID<BriefingQuestion>, in tx: Transaction) throws -> Bool {
        try tx.run(
            "INSERT INTO question_wishes (question, mark) VALUES (\(question), \(mark)) ON CONFLICT DO NOTHING") > 0
    }

    static func delete(_ marks: [String], of question: ID<BriefingQuestion>, in tx: Transaction) throws -> Bool {
        try tx.run("DELETE FROM question_wishes WHERE question = \(question) AND mark IN \(list: marks)") > 0
    }

    static func forget(_ question: ID<BriefingQuestion>, in tx: Transaction) throws {
        try tx.run("DELETE FROM question_wishes WHERE question = \(question)")
    }
}
