import Platform
import Situation

extension CircleReport: RowDecodable {
    package init(row: Row) throws {
        id = try row["id"]
        post = try row["post"]
        reporter = try row["reporter"]
        why = try row["why"]
        reportedAt = try row["reported_at"]
        settledAt = try row["settled_at"]
        outcome = try row["outcome"]
        reply = try row["reply"]
    }

    static func find(_ id: ID<CircleReport>, in inside: Inside, _ tx: Transaction) throws -> CircleReport? {
        try tx.first(
            CircleReport.self, "SELECT * FROM circle_reports WHERE id = \(id) AND circle = \(inside.circle.id)")
    }

    /// Those that wait for the facilitator, with what they are about; oldest first.
    static func open(in inside: Inside, _ tx: Transaction) throws -> [(report: CircleReport, text: String)] {
        try tx.all(
            """
            SELECT circle_reports.*, circle_posts.text FROM circle_reports
            JOIN circle_posts ON circle_posts.id = circle_reports.post
            WHERE circle_reports.circle = \(inside.circle.id) AND settled_at IS NULL
            ORDER BY circle_reports.id LIMIT 20
            """
        ).map { (try CircleReport(row: $0), try $0["text"]) }
    }

    static func mine(in inside: Inside, _ tx: Transaction) throws -> [CircleReport] {
        try tx.all(
            CircleReport.self,
            """
            SELECT * FROM circle_reports WHERE reporter = \(inside.person) AND circle = \(inside.circle.id)
            ORDER BY id DESC LIMIT 10
            """)
    }

    /// Once a person.
    static func insert(of post: CirclePost, by reporter: ID<Person>, why: String, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            INSERT INTO circle_reports (id, circle, post, reporter, why, reported_at)
            VALUES (\(ID<CircleReport>.new(at: tx.now)), \(post.circle), \(post.id), \(reporter), \(why), \(tx.now))
            ON CONFLICT DO NOTHING
            """) > 0
    }

    /// Everyone who reported the same words hears the same.
    static func settle(
        of post: ID<CirclePost>, _ outcome: Outcome, reply: String, by person: ID<Person>, in tx: Transaction
    ) throws {
        try tx.run(
            """
            UPDATE circle_reports SET settled_at = \(tx.now), settled_by = \(person), outcome = \(outcome),
                reply = \(reply)
            WHERE post = \(post) AND settled_at IS NULL
            """)
    }

    static func setTold(in inside: Inside, _ tx: Transaction) throws {
        try tx.run(
            """
            UPDATE circle_reports SET told_at = \(tx.now)
            WHERE reporter = \(inside.person) AND circle = \(inside.circle.id) AND settled_at IS NOT NULL
                AND told_at IS NULL
            """)
    }
}
