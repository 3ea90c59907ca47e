import Platform
import Situation

extension Thanks: RowDecodable {
    package init(row: Row) throws {
        id = try row["id"]
        giver = try row["giver"]
        receiver = try row["receiver"]
        reason = try row["reason"]
        words = try row["words"]
        givenAt = try row["given_at"]
        seenAt = try row["seen_at"]
        sharedAt = try row["shared_at"]
        putAwayAt = try row["put_away_at"]
        removedAt = try row["removed_at"]
    }

    /// Those that their receivers let everyone read, newest first.
    package static func wall(after last: ID<Thanks>?, limit: Int, in tx: Transaction) throws -> [Thanks] {
        try tx.all(
            Thanks.self,
            """
            SELECT * FROM thanks WHERE shared_at IS NOT NULL \(before(last))
            ORDER BY id DESC LIMIT \(limit)
            """)
    }

    package static func received(
        by person: ID<Person>, after last: ID<Thanks>?, limit: Int, in tx: Transaction
    ) throws -> [Thanks] {
        try tx.all(
            Thanks.self,
            """
            SELECT * FROM thanks WHERE receiver = \(person) \(before(last))
                AND put_away_at IS NULL AND removed_at IS NULL
            ORDER BY id DESC LIMIT \(limit)
            """)
    }

    package static func given(
        by person: ID<Person>, after last: ID<Thanks>?, limit: Int, in tx: Transaction
    ) throws -> [Thanks] {
        try tx.all(
            Thanks.self,
            """
            SELECT * FROM thanks WHERE giver = \(person) \(before(last))
            ORDER BY id DESC LIMIT \(limit)
            """)
    }

    /// What waits on Now: a kind, the thing, and what it is for.
    static func news(for person: ID<Person>) -> SQL {
        """
        SELECT * FROM (SELECT 'thanks' AS kind, id AS thing, reason AS label FROM thanks
            WHERE receiver = \(person) AND seen_at IS NULL AND put_away_at IS NULL AND removed_at IS NULL
            ORDER BY id DESC LIMIT 3) AS unseen
        """
    }

    /// Found through the one who asks: the two whom it concerns, and everyone when it is on the wall.
    package static func get(_ id: ID<Thanks>, for person: ID<Person>, in tx: Transaction) throws -> Thanks {
        let found = try tx.first(
            Thanks.self,
            """
            SELECT * FROM thanks WHERE id = \(id) AND (giver = \(person)
                OR (removed_at IS NULL AND (shared_at IS NOT NULL OR (receiver = \(person) AND put_away_at IS NULL))))
            """)
        guard let found else { throw Refusal.notFound }
        return found
    }

    static func countGiven(by person: ID<Person>, since: Instant, in tx: Transaction) throws -> Int {
        try tx.count("SELECT count(*) FROM thanks WHERE giver = \(person) AND id > \(ID<Thanks>.first(at: since))")
    }

    func insert(in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO thanks (id, giver, receiver, reason, words, given_at)
            VALUES (\(id), \(giver), \(receiver), \(reason), \(words), \(givenAt))
            """)
    }

    static func setSeen(_ ids: [ID<Thanks>], in tx: Transaction) throws {
        try tx.run("UPDATE thanks SET seen_at = \(tx.now) WHERE id IN \(list: ids) AND seen_at IS NULL")
    }

    /// - Returns: whether that changed anything.
    static func setShared(_ isShared: Bool, _ id: ID<Thanks>, in tx: Transaction) throws -> Bool {
        let (at, isOther): (Instant?, SQL) = isShared ? (tx.now, "shared_at IS NULL") : (nil, "shared_at IS NOT NULL")
        return try tx.run(
            """
            UPDATE thanks SET shared_at = \(at), seen_at = COALESCE(seen_at, \(tx.now))
            WHERE id = \(id) AND \(isOther)
            """) > 0
    }

    static func putAway(_ id: ID<Thanks>, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE thanks SET put_away_at = \(tx.now), shared_at = NULL, seen_at = COALESCE(seen_at, \(tx.now))
            WHERE id = \(id)
            """)
    }

    /// The words go; that something was said stays, for the one who said it.
    static func remove(_ id: ID<Thanks>, by person: ID<Person>, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE thanks SET words = '', shared_at = NULL, removed_at = \(tx.now), removed_by = \(person)
            WHERE id = \(id) AND removed_at IS NULL
            """)
    }

    /// Only as long as it has not been seen.
    static func deleteUnseen(_ id: ID<Thanks>, in tx: Transaction) throws -> Bool {
        try tx.run("DELETE FROM thanks WHERE id = \(id) AND seen_at IS NULL") > 0
    }
}

private func before(_ last: ID<Thanks>?) -> SQL { last.map { "AND id < \($0)" } ?? "" }

extension ID {
    /// Not later than any id that was made at this moment or after it.
    static func first(at time: Instant) -> String { String(ID.new(at: time).rawValue.prefix(10)) }
}

extension ThanksReport: RowDecodable {
    package init(row: Row) throws {
        id = try row["id"]
        thanks = try row["thanks"]
        reporter = try row["reporter"]
        why = try row["why"]
        reportedAt = try row["reported_at"]
        settledAt = try row["settled_at"]
        outcome = try row["outcome"]
        reply = try row["reply"]
    }

    /// Those that wait, oldest first.
    static func open(limit: Int, in tx: Transaction) throws -> [ThanksReport] {
        try tx.all(
            ThanksReport.self, "SELECT * FROM thanks_reports WHERE settled_at IS NULL ORDER BY id LIMIT \(limit)")
    }

    /// What waits on Now, for administrators.
    static let news: SQL = """
        SELECT * FROM (SELECT 'report' AS kind, id AS thing, '' AS label FROM thanks_reports WHERE settled_at IS NULL
            ORDER BY id LIMIT 1) AS waiting
        """

    static func find(_ id: ID<ThanksReport>, in tx: Transaction) throws -> ThanksReport? {
        try tx.first(ThanksReport.self, "SELECT * FROM thanks_reports WHERE id = \(id)")
    }

    static func newest(by reporter: ID<Person>, limit: Int, in tx: Transaction) throws -> [ThanksReport] {
        try tx.all(
            ThanksReport.self,
            "SELECT * FROM thanks_reports WHERE reporter = \(reporter) ORDER BY id DESC LIMIT \(limit)")
    }

    /// The words that were reported, for the one who decides.
    static func words(of reports: [ThanksReport], in tx: Transaction) throws -> [ID<Thanks>: Thanks] {
        let all = try tx.all(Thanks.self, "SELECT * FROM thanks WHERE id IN \(list: reports.map(\.thanks))")
        return Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
    }

    /// Once a person.
    static func insert(
        of thanks: ID<Thanks>, by reporter: ID<Person>, why: String, in tx: Transaction
    ) throws -> Bool {
        try tx.run(
            """
            INSERT INTO thanks_reports (id, thanks, reporter, why, reported_at)
            VALUES (\(ID<ThanksReport>.new(at: tx.now)), \(thanks), \(reporter), \(why), \(tx.now))
            ON CONFLICT DO NOTHING
            """) > 0
    }

    /// Everyone who reported the same words hears the same.
    static func settle(
        of thanks: ID<Thanks>, _ outcome: Outcome, reply: String, by person: ID<Person>, in tx: Transaction
    ) throws {
        try tx.run(
            """
            UPDATE thanks_reports SET settled_at = \(tx.now), settled_by = \(person), outcome = \(outcome),
                reply = \(reply)
            WHERE thanks = \(thanks) AND settled_at IS NULL
            """)
    }
}
