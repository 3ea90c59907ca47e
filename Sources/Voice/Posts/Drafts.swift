import Platform
import Situation
import TextEngine

/// An employee's words before publication. Nobody but the author ever finds one.
package struct Draft: Sendable, RowDecodable {
    package let id: ID<Draft>
    package let author: ID<Person>
    package let crisis: ID<Crisis>?
    package let text: String
    package let networks: [Network]
    /// Grows with every save, so that two windows cannot overwrite each other.
    package let revision: Int
    package let updatedAt: Instant
    package let publishedAt: Instant?
    package let withdrawnAt: Instant?

    package init(row: Row) throws {
        id = try row["id"]
        author = try row["author"]
        crisis = try row["crisis"]
        text = try row["text"]
        networks = try Network.list(row["networks"])
        revision = try row["revision"]
        updatedAt = try row["updated_at"]
        publishedAt = try row["published_at"]
        withdrawnAt = try row["withdrawn_at"]
    }

    package static let longest = 10_000

    package static func find(_ id: ID<Draft>, of author: ID<Person>, in tx: Transaction) throws -> Draft {
        let found = try tx.first(Draft.self, "SELECT * FROM drafts WHERE id = \(id) AND author = \(author)")
        guard let found else { throw Refusal.notFound }
        return found
    }

    /// What its author still works on, newest first.
    package static func open(of author: ID<Person>, in tx: Transaction) throws -> [Draft] {
        try tx.all(
            Draft.self,
            """
            SELECT * FROM drafts WHERE author = \(author) AND published_at IS NULL AND withdrawn_at IS NULL
            ORDER BY updated_at DESC, id DESC
            """)
    }

    /// The same by pages, the newest begun first: that order does not change while one writes.
    static func page(
        of author: ID<Person>, after: ID<Draft>?, limit: Int, in tx: Transaction
    ) throws -> [Draft] {
        try tx.all(
            Draft.self,
            """
            SELECT * FROM drafts WHERE author = \(author) AND published_at IS NULL AND withdrawn_at IS NULL
            \(after.map { "AND id < \($0)" as SQL } ?? "") ORDER BY id DESC LIMIT \(limit)
            """)
    }

    package static func begin(
        text: String = "", networks: [Network] = [], crisis: ID<Crisis>?, by author: ID<Person>, in tx: Transaction
    ) throws -> ID<Draft> {
        let id = ID<Draft>.new(at: tx.now)
        try tx.run(
            """
            INSERT INTO drafts (id, author, crisis, text, networks, revision, created_at, updated_at)
            VALUES (\(id), \(author), \(crisis), \(String(text.prefix(longest))), \(Network.text(networks)), 1,
                    \(tx.now), \(tx.now))
            """)
        return id
    }

    package enum Saving: Sendable {
        case saved(revision: Int)
        /// Another window was faster: its text, which stays.
        case conflict(Draft)
    }

    /// Saves what was typed, if nobody has saved since this revision was read.
    package static func save(
        _ id: ID<Draft>, text: String, networks: [Network], revision: Int, by author: ID<Person>, in tx: Transaction
    ) throws -> Saving {
        let (draft, text) = (try find(id, of: author, in: tx), String(text.prefix(longest)))
        guard draft.publishedAt == nil else { throw Refusal.conflict }
        if draft.text == text, draft.networks == networks { return .saved(revision: draft.revision) }
        let changed = try tx.run(
            """
            UPDATE drafts SET text = \(text), networks = \(Network.text(networks)), revision = revision + 1,
                updated_at = \(tx.now)
            WHERE id = \(id) AND revision = \(revision)
            """)
        guard changed == 1 else { return .conflict(draft) }
        try PostNotice.settle(draft: id, goneFrom: text, in: tx)
        return .saved(revision: revision + 1)
    }

    /// What waited for it waits no longer.
    func setPublished(in tx: Transaction) throws {
        try tx.run("UPDATE drafts SET published_at = \(tx.now) WHERE id = \(id)")
        try leaveTheDesk(in: tx)
    }

    /// Taken away, not destroyed: it can be brought back.
    package static func setWithdrawn(_ isWithdrawn: Bool, _ id: ID<Draft>, of author: ID<Person>, in tx: Transaction)
        throws
    {
        let draft = try find(id, of: author, in: tx)
        try tx.run(
            """
            UPDATE drafts SET withdrawn_at = \(isWithdrawn ? tx.now : nil)
            WHERE id = \(id) AND author = \(author) AND published_at IS NULL
            """)
        if isWithdrawn { try draft.leaveTheDesk(in: tx) }
    }

    /// A colleague who has not looked yet need not look, and nothing is out of date in a text that nobody works on.
    private func leaveTheDesk(in tx: Transaction) throws {
        try SecondLookRequest.withdrawWaiting(of: id, in: tx)
        try PostNotice.settle(draft: id, goneFrom: "", in: tx)
    }

    static func unpublished(in crisis: ID<Crisis>, in tx: Transaction) throws -> [Draft] {
        try tx.all(
            Draft.self,
            """
            SELECT * FROM drafts WHERE crisis = \(crisis) AND published_at IS NULL AND withdrawn_at IS NULL AND text <> ''
            """)
    }
}

extension Network {
    /// Where somebody most likely speaks who has not said where.
    static func usual(for author: ID<Person>, in tx: Transaction) throws -> [Network] {
        try Account.all(of: author, in: tx).first.map { [$0.network] } ?? [.linkedin]
    }

    static func list(_ text: String) -> [Network] {
        text.split(separator: " ").compactMap { Network(rawValue: String($0)) }
    }
    static func text(_ networks: [Network]) -> String { networks.map(\.rawValue).joined(separator: " ") }
}

/// "I cannot say this": a count for the team, without a name, without a time finer than a day.
package func decline(in crisis: ID<Crisis>, in tx: Transaction) throws {
    try tx.run(
        """
        INSERT INTO declines (crisis, day, times) VALUES (\(crisis), \(tx.now.milliseconds / 86_400_000), 1)
        ON CONFLICT (crisis, day) DO UPDATE SET times = declines.times + 1
        """)
}
