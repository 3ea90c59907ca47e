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

    /// - Parameters:
    ///   - remoteID: for an edit, which post on the network it changes
    ///   - dueAt: at once, when nothing is said
    ///   - reason: why it is not due at once, when that was not the author's wish
    package static func enqueue(
        _ action: Action = .publish, post: ID<Post>, author: Person, crisis: ID<Crisis>?, account: ID<Account>,
        text: String, remoteID: String? = nil, dueAt: Instant? = nil, because reason: String? = nil, in tx: Transaction
    ) throws -> ID<Delivery> {
        let id = ID<Delivery>.new(at: tx.now)
        _ = try tx.run(
            """
            INSERT INTO deliveries (id, post, author, department, crisis, account, action, text, remote_id, due_at,
                                    state, reason, attempts, created_at)
            VALUES (\(id), \(post), \(author.id), \(author.department), \(crisis), \(account), \(action), \(text),
                    \(remoteID), \(dueAt.map { "\($0)" } ?? tx.atOnce), 'waiting', \(reason), 0, \(tx.now))
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
    package static func release(_ id: ID<Delivery>, text: String, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE deliveries SET state = 'waiting', reason = NULL, text = \(text), due_at = \(tx.atOnce)
            WHERE id = \(id) AND state IN ('held', 'stopped', 'refused')
            """) == 1
    }

    static func stopPublishing(_ posts: [ID<Post>], because reason: String, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE deliveries SET state = 'stopped', reason = \(reason)
            WHERE post IN \(list: posts) AND action = 'publish' AND state IN ('waiting', 'held')
            """)
    }

    static func stop(through account: ID<Account>, because reason: String, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE deliveries SET state = 'stopped', reason = \(reason)
            WHERE account = \(account) AND state IN ('waiting', 'held', 'stopped')
            """)
    }

    /// A newer correction takes the place of those that have not left.
    static func withdrawEdits(of post: ID<Post>, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE deliveries SET state = 'withdrawn', finished_at = \(tx.now)
            WHERE post = \(post) AND action = 'edit' AND state IN ('waiting', 'held', 'stopped', 'refused')
            """)
    }

    /// In a database that has been brought back from an earlier time, what waits may have gone out since.
    package static func holdAllWaiting(in tx: Transaction) throws -> Int {
        try tx.run("UPDATE deliveries SET state = 'held' WHERE state = 'waiting'")
    }

    /// A crisis has opened: nothing that was scheduled before goes out by itself (F4).
    package static func stopScheduled(in tx: Transaction) throws {
        _ = try tx.run(
            """
            UPDATE deliveries SET state = 'stopped', reason = 'crisis-opened'
            WHERE state IN ('waiting', 'held') AND due_at > \(tx.now)
            """)
    }
}

/// What a worker asks.
extension Delivery {
    static func isAnyDue(in tx: Transaction) throws -> Bool {
        try tx.exists(
            """
            SELECT 1 FROM deliveries WHERE (state IN ('waiting', 'unknown') AND due_at <= \(tx.now))
            OR (state = 'sending' AND (lease_until < \(tx.now) OR lease_until > \(tx.now + deliveryLease))) LIMIT 1
            """)
    }

    static func toLookUp(in tx: Transaction) throws -> [Delivery] {
        try tx.all(
            Delivery.self,
            "SELECT * FROM deliveries WHERE state = 'unknown' AND due_at <= \(tx.now) ORDER BY due_at, id LIMIT 100")
    }

    /// When the attempt began whose answer was lost.
    func attemptedAt(in tx: Transaction) throws -> Instant {
        let row = try tx.first(
            "SELECT started_at FROM delivery_attempts WHERE delivery = \(id) AND number = \(attempts)")
        return try row?["started_at"] ?? dueAt
    }

    /// Nothing was found this time. A network can be slow, so we look for a while; the author need not wait for us.
    func lookAgain(hasLooked: Bool, in tx: Transaction) throws {
        let wait = max(.minutes(1), tx.now - (try attemptedAt(in: tx)))
        try tx.run(
            """
            UPDATE deliveries SET due_at = \(tx.now + wait), reason = \(hasLooked ? Delivery.notSeen : reason)
            WHERE id = \(id) AND state = 'unknown' AND attempts = \(attempts)
            """)
    }
}

/// What an author decides about a delivery whose answer was lost.
extension Delivery {
    /// It goes out once more. The network gives the first one back if it has it and remembers the key.
    static func sendAgain(_ id: ID<Delivery>, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE deliveries SET state = 'waiting', reason = NULL, due_at = \(tx.atOnce), finished_at = NULL
            WHERE id = \(id) AND state = 'unknown'
            """) == 1
    }

    static func setArrived(_ id: ID<Delivery>, remoteID: String, permalink: String, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE deliveries SET state = 'sent', reason = NULL, permalink = \(permalink),
                remote_id = COALESCE(remote_id, \(remoteID))
            WHERE id = \(id) AND state = 'unknown'
            """) == 1
    }
}

extension Delivery {
    package static func countWaiting(in crisis: ID<Crisis>) -> SQL {
        """
        (SELECT count(*) FROM deliveries
        WHERE crisis = \(crisis) AND state IN ('waiting', 'held', 'stopped', 'sending'))
        """
    }

    package static func countUnknown(in crisis: ID<Crisis>) -> SQL {
        "(SELECT count(*) FROM deliveries WHERE crisis = \(crisis) AND state = 'unknown')"
    }
}
