import Platform
import Situation

extension SecondLookRequest {
    package static func find(_ id: ID<SecondLookRequest>, in crisis: ID<Crisis>, in tx: Transaction) throws
        -> SecondLookRequest
    {
        let found = try tx.first(
            SecondLookRequest.self,
            "SELECT * FROM second_looks WHERE id = \(id) AND crisis = \(crisis) AND withdrawn_at IS NULL")
        guard let found else { throw Refusal.notFound }
        return found
    }

    /// Oldest first: whoever waits longest comes first.
    package static func waiting(in crisis: ID<Crisis>, in tx: Transaction) throws -> [SecondLookRequest] {
        try tx.all(
            SecondLookRequest.self,
            """
            SELECT * FROM second_looks WHERE crisis = \(crisis) AND replied_at IS NULL AND withdrawn_at IS NULL
            ORDER BY asked_at, id
            """)
    }

    /// The same by pages.
    static func waiting(
        in crisis: ID<Crisis>, after: ID<SecondLookRequest>?, limit: Int, in tx: Transaction
    ) throws -> [SecondLookRequest] {
        try tx.all(
            SecondLookRequest.self,
            """
            SELECT * FROM second_looks WHERE crisis = \(crisis) AND replied_at IS NULL AND withdrawn_at IS NULL
            \(after.map { "AND id > \($0)" as SQL } ?? "") ORDER BY id LIMIT \(limit)
            """)
    }

    package static func countWaiting(in crisis: ID<Crisis>, in tx: Transaction) throws -> SecondLooksWaiting {
        let looks = try tx.remembered("second-looks/\(crisis)") { try waiting(in: crisis, in: tx) }
        return SecondLooksWaiting(
            count: looks.count, oldest: looks.first?.askedAt, late: looks.count { $0.promisedBy < tx.now })
    }

    static func newest(of draft: ID<Draft>, in tx: Transaction) throws -> SecondLookRequest? {
        try tx.first(
            SecondLookRequest.self,
            """
            SELECT * FROM second_looks WHERE draft = \(draft) AND withdrawn_at IS NULL ORDER BY asked_at DESC, id DESC LIMIT 1
            """)
    }

    /// Somebody looked at exactly these words and did not ask to wait.
    static func isDone(for draft: Draft, in tx: Transaction) throws -> Bool {
        try tx.exists(
            """
            SELECT 1 FROM second_looks WHERE draft = \(draft.id) AND text = \(draft.text) AND withdrawn_at IS NULL
            AND verdict IN ('fine', 'suggestions')
            """)
    }

    static func withdrawWaiting(of draft: ID<Draft>, in tx: Transaction) throws {
        let left = try tx.all(
            """
            UPDATE second_looks SET withdrawn_at = \(tx.now)
            WHERE draft = \(draft) AND replied_at IS NULL AND withdrawn_at IS NULL RETURNING id, crisis
            """)
        // Without the author, as the asking was; whoever has the list open sees that it is shorter.
        for row in left {
            try tx.record(.secondLookWithdrawn, actor: nil, scope: try row["crisis"], subject: try row["id"])
        }
    }

    /// "I'll take it": the others see that someone is reading.
    static func take(_ id: ID<SecondLookRequest>, by person: ID<Person>, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE second_looks SET taken_by = \(person), taken_at = \(tx.now) WHERE id = \(id) AND replied_at IS NULL
            """)
    }
}

extension SecondLookComment {
    package static func all(of look: ID<SecondLookRequest>, in tx: Transaction) throws -> [SecondLookComment] {
        try tx.all(
            SecondLookComment.self,
            "SELECT * FROM second_look_comments WHERE look = \(look) ORDER BY written_at, id")
    }

    /// Through the author of the draft that it is about.
    static func find(
        _ id: ID<SecondLookComment>, of author: ID<Person>, in tx: Transaction
    ) throws -> (SecondLookComment, SecondLookRequest) {
        let comment = try tx.first(SecondLookComment.self, "SELECT * FROM second_look_comments WHERE id = \(id)")
        let look = try tx.first(
            SecondLookRequest.self,
            """
            SELECT second_looks.* FROM second_looks JOIN second_look_comments ON second_look_comments.look = second_looks.id
            WHERE second_look_comments.id = \(id) AND second_looks.author = \(author)
            """)
        guard let comment, let look else { throw Refusal.notFound }
        return (comment, look)
    }

    static func setDecided(_ id: ID<SecondLookComment>, isTaken: Bool, in tx: Transaction) throws {
        let changed = try tx.run(
            """
            UPDATE second_look_comments SET decision = \(isTaken ? "taken" : "left"), decided_at = \(tx.now)
            WHERE id = \(id) AND decision IS NULL
            """)
        guard changed == 1 else { throw Refusal.conflict }
    }
}
