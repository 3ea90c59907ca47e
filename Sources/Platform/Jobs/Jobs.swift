import Foundation

/// What a job is to do; features declare theirs, and the name stays for as long as a job of it may wait.
package struct JobKind: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral, SQLConvertible {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package init(stringLiteral value: String) { rawValue = value }
}

/// Work that outlives a request: a row that one worker at a time leases, and that goes when its work is done.
package struct Job: Sendable, RowDecodable {
    package let id: ID<Job>
    package let kind: JobKind
    /// JSON.
    package let payload: String
    package let runAt: Instant
    package let attempts: Int
    package let deadAt: Instant?
    /// What failed last: the kind of error, never its text.
    package let fault: String?

    package init(row: Row) throws {
        id = try row["id"]
        kind = try row["kind"]
        payload = try row["payload"]
        runAt = try row["run_at"]
        attempts = try row["attempts"]
        deadAt = try row["dead_at"]
        fault = try row["fault"]
    }

    /// Reads the payload. Throws `DecodingError`, which fails the job.
    package func decode<T: Decodable>(_ type: T.Type = T.self) throws -> T {
        try JSONDecoder().decode(T.self, from: Data(payload.utf8))
    }

    /// After this long without an end, the worker counts as dead and another takes the job.
    package static let lease: Duration = .seconds(60)
    /// After this many failures a job waits for a person.
    package static let mostAttempts = 8

    /// After the nth failure: 2, 4, 8 … seconds, an hour at most.
    static func pause(after attempts: Int) -> Duration { .seconds(min(3600, 1 << min(attempts, 12))) }
}

extension Transaction {
    /// Puts work in the queue. It is there if, and only if, this transaction commits.
    ///
    /// - Parameters:
    ///   - payload: kept as JSON; its handler decodes it, perhaps in a later version of the program.
    ///   - time: when it is due; now, when nothing is said.
    ///   - key: a second job with the same key replaces the first, also one that runs right now or failed for good.
    package func enqueue(_ kind: JobKind, _ payload: some Encodable, at time: Instant? = nil, key: String? = nil) throws
    {
        let json = String(decoding: try JSONEncoder().encode(payload), as: UTF8.self)
        try run(
            """
            INSERT INTO jobs (id, kind, payload, key, run_at, attempts, created_at)
            VALUES (\(ID<Job>.new(at: now)), \(kind), \(json), \(key), \(time ?? now), 0, \(now))
            ON CONFLICT (key) DO UPDATE SET id = excluded.id, kind = excluded.kind, payload = excluded.payload,
                run_at = excluded.run_at, attempts = 0, lease_until = NULL, dead_at = NULL, fault = NULL,
                created_at = excluded.created_at
            """)
    }

    /// Puts daily work in the queue, unless it is there already: waiting for tomorrow, or for a person.
    func plant(_ kind: JobKind) throws {
        try run(
            """
            INSERT INTO jobs (id, kind, payload, key, run_at, attempts, created_at)
            VALUES (\(ID<Job>.new(at: now)), \(kind), '{}', \(kind), \(now), 0, \(now)) ON CONFLICT (key) DO NOTHING
            """)
    }

    /// Takes a job back. One that runs right now leaves nothing behind.
    package func cancelJob(key: String) throws { try run("DELETE FROM jobs WHERE key = \(key)") }
}

extension Job {
    /// The job is no longer this worker's: its lease ended and another took it, or it was replaced or taken back.
    struct Gone: Error {}

    private static func due(_ kinds: [JobKind], _ tx: Transaction) -> SQL {
        """
        dead_at IS NULL AND run_at <= \(tx.now) AND kind IN \(list: kinds)
        AND (lease_until IS NULL OR lease_until < \(tx.now))
        """
    }

    static func isAnyDue(_ kinds: [JobKind], in tx: Transaction) throws -> Bool {
        try tx.exists("SELECT 1 FROM jobs WHERE \(due(kinds, tx)) LIMIT 1")
    }

    /// Takes the next job that is due, or whose worker died, for as long as the lease lasts.
    ///
    /// - Throws: `ClocksApart`
    static func claim(_ kinds: [JobKind], in tx: Transaction) throws -> Job? {
        try tx.requireClock()
        // A job that takes its worker down with it never gets to say that it failed.
        try tx.run(
            """
            UPDATE jobs SET dead_at = \(tx.now), fault = 'the worker died', lease_until = NULL
            WHERE \(due(kinds, tx)) AND attempts >= \(mostAttempts)
            """)
        let next: SQL = """
            SELECT id FROM jobs WHERE \(due(kinds, tx)) ORDER BY run_at, id LIMIT 1
            \(sqlite: "", postgres: "FOR UPDATE SKIP LOCKED")
            """
        return try tx.first(
            Job.self,
            """
            UPDATE jobs SET attempts = attempts + 1, lease_until = \(tx.now + lease)
            WHERE id = (\(next)) RETURNING *
            """)
    }

    /// Removes the job in the transaction of its effects. Throws `Gone` when someone else has it now.
    func finish(in tx: Transaction) throws {
        guard try tx.run("DELETE FROM jobs WHERE id = \(id) AND attempts = \(attempts)") == 1 else { throw Gone() }
    }

    func fail(_ fault: String, in tx: Transaction) throws {
        let isDead = attempts >= Job.mostAttempts
        try tx.run(
            """
            UPDATE jobs SET lease_until = NULL, fault = \(fault), run_at = \(tx.now + Job.pause(after: attempts)),
                dead_at = \(isDead ? tx.now : nil)
            WHERE id = \(id) AND attempts = \(attempts)
            """)
    }

    /// Those that wait for a person, the newest first, at most 200.
    package static func dead(in tx: Transaction) throws -> [Job] {
        try tx.all(Job.self, "SELECT * FROM jobs WHERE dead_at IS NOT NULL ORDER BY dead_at DESC LIMIT 200")
    }

    /// How many are still to be done, those that are being done included.
    package static func countWaiting(in tx: Transaction) throws -> Int {
        try tx.count("SELECT count(*) FROM jobs WHERE dead_at IS NULL")
    }

    /// Tries a dead job again, now. False when there is none.
    package static func retry(_ id: ID<Job>, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE jobs SET dead_at = NULL, fault = NULL, attempts = 0, run_at = \(tx.now), lease_until = NULL
            WHERE id = \(id) AND dead_at IS NOT NULL
            """) == 1
    }

    /// Gives up on a dead job. False when there is none.
    package static func discard(_ id: ID<Job>, in tx: Transaction) throws -> Bool {
        try tx.run("DELETE FROM jobs WHERE id = \(id) AND dead_at IS NOT NULL") == 1
    }
}
