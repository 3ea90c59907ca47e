import Platform
import Situation

extension Delivery: RowDecodable {
    package init(row: Row) throws {
        id = try row["id"]
        post = try row["post"]
        author = try row["author"]
        department = try row["department"]
        crisis = try row["crisis"]
        account = try row["account"]
        action = try row["action"]
        text = try row["text"]
        remoteID = try row["remote_id"]
        dueAt = try row["due_at"]
        state = try row["state"]
        reason = try row["reason"]
        permalink = try row["permalink"]
        attempts = try row["attempts"]
        leaseUntil = try row["lease_until"]
    }

    package static func find(_ id: ID<Delivery>, in tx: Transaction) throws -> Delivery? {
        try tx.first(Delivery.self, "SELECT * FROM deliveries WHERE id = \(id)")
    }

    /// Newest first: the first one is what the post's author sees.
    package static func all(of post: ID<Post>, in tx: Transaction) throws -> [Delivery] {
        try tx.all(Delivery.self, "SELECT * FROM deliveries WHERE post = \(post) ORDER BY created_at DESC, id DESC")
    }

    package static func newest(of posts: [ID<Post>], in tx: Transaction) throws -> [ID<Post>: Delivery] {
        guard !posts.isEmpty else { return [:] }
        let all = try tx.all(
            Delivery.self, "SELECT * FROM deliveries WHERE post IN \(list: posts) ORDER BY created_at DESC, id DESC")
        return Dictionary(all.map { ($0.post, $0) }) { newest, _ in newest }
    }

    /// - Parameter remoteID: for an edit, which post on the network it changes.
    package static func enqueue(
        _ action: Action = .publish, post: ID<Post>, author: Person, crisis: ID<Crisis>?, account: ID<Account>,
        text: String, remoteID: String? = nil, dueAt: Instant, in tx: Transaction
    ) throws -> ID<Delivery> {
        let id = ID<Delivery>.new(at: tx.now)
        _ = try tx.run(
            """
            INSERT INTO deliveries (id, post, author, department, crisis, account, action, text, remote_id, due_at,
                                    state, attempts, created_at)
            VALUES (\(id), \(post), \(author.id), \(author.department), \(crisis), \(account), \(action), \(text),
                    \(remoteID), \(dueAt), 'waiting', 0, \(tx.now))
            """)
        return id
    }

    /// Takes back what has not left. False when it was too late.
    package static func withdraw(_ id: ID<Delivery>, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE deliveries SET state = 'withdrawn', finished_at = \(tx.now)
            WHERE id = \(id) AND state IN ('waiting', 'held', 'stopped', 'refused')
            """) == 1
    }

    /// Its author has looked again and lets it go.
    package static func release(_ id: ID<Delivery>, text: String, dueAt: Instant, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE deliveries SET state = 'waiting', reason = NULL, text = \(text), due_at = \(dueAt)
            WHERE id = \(id) AND state IN ('held', 'stopped', 'refused')
            """) == 1
    }

    package static func stop(_ id: ID<Delivery>, because reason: String, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE deliveries SET state = 'stopped', reason = \(reason)
            WHERE id = \(id) AND state IN ('waiting', 'held')
            """) == 1
    }

    /// A crisis has opened: nothing that was scheduled before goes out by itself (F4).
    package static func stopScheduled(in tx: Transaction) throws {
        _ = try tx.run(
            """
            UPDATE deliveries SET state = 'stopped', reason = 'crisis-opened'
            WHERE state IN ('waiting', 'held') AND due_at > \(tx.now)
            """)
    }

    package static func nextDue(in tx: Transaction) throws -> Instant? {
        try tx.first("SELECT min(due_at) AS due FROM deliveries WHERE state = 'waiting'").flatMap { try $0["due"] }
    }
}

extension Delivery {
    package static func countWaiting(in crisis: ID<Crisis>, in tx: Transaction) throws -> (waiting: Int, unknown: Int) {
        let waiting = try tx.count(
            "SELECT count(*) FROM deliveries WHERE crisis = \(crisis) AND state IN ('waiting', 'held', 'stopped', 'sending')"
        )
        let unknown = try tx.count("SELECT count(*) FROM deliveries WHERE crisis = \(crisis) AND state = 'unknown'")
        return (waiting, unknown)
    }
}
