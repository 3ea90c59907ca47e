import Platform
import Situation

extension CirclePost: RowDecodable {
    package init(row: Row) throws {
        id = try row["id"]
        circle = try row["circle"]
        author = try row["author"]
        thread = try row["thread"]
        kind = try row["kind"]
        text = try row["text"]
        writtenAt = try row["written_at"]
        editedAt = try row["edited_at"]
        takenBackAt = try row["taken_back_at"]
        removedAt = try row["removed_at"]
        removedWhy = try row["removed_why"]
    }

    /// Found through its circle, which one has to be in.
    static func get(_ id: ID<CirclePost>, in inside: Inside, _ tx: Transaction) throws -> CirclePost {
        let found = try tx.first(
            CirclePost.self, "SELECT * FROM circle_posts WHERE id = \(id) AND circle = \(inside.circle.id)")
        guard let found else { throw Refusal.notFound }
        return found
    }

    /// Whole threads, the newest first; in each the oldest first.
    static func threads(
        of inside: Inside, after last: ID<CirclePost>?, limit: Int, in tx: Transaction
    ) throws -> [[CirclePost]] {
        let before: SQL = last.map { "AND id < \($0)" } ?? ""
        let posts = try tx.all(
            CirclePost.self,
            """
            SELECT * FROM circle_posts WHERE thread IN (
                SELECT id FROM circle_posts WHERE circle = \(inside.circle.id) AND thread = id \(before)
                ORDER BY id DESC LIMIT \(limit))
            ORDER BY thread DESC, \(postFirst), id
            """)
        return posts.reduce(into: []) { threads, post in
            if threads.last?.first?.thread == post.thread {
                threads[threads.count - 1].append(post)
            } else {
                threads.append([post])
            }
        }
    }

    static func thread(_ id: ID<CirclePost>, of inside: Inside, in tx: Transaction) throws -> [CirclePost] {
        try tx.all(
            CirclePost.self,
            """
            SELECT * FROM circle_posts WHERE circle = \(inside.circle.id) AND thread = (
                SELECT thread FROM circle_posts WHERE id = \(id))
            ORDER BY \(postFirst), id
            """)
    }

    func insert(in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO circle_posts (id, circle, author, thread, kind, text, written_at)
            VALUES (\(id), \(circle), \(author), \(thread), \(kind), \(text), \(writtenAt))
            """)
    }

    func setText(_ text: String, in tx: Transaction) throws {
        try tx.run("UPDATE circle_posts SET text = \(text), edited_at = \(tx.now) WHERE id = \(id) AND text <> ''")
    }

    func remove(by person: ID<Person>, why: String, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE circle_posts SET text = '', removed_at = \(tx.now), removed_by = \(person), removed_why = \(why)
            WHERE id = \(id) AND text <> ''
            """)
    }

    /// Gone, or an empty place where others have replied to it or have yet to hear of it.
    func takeBack(in tx: Transaction) throws {
        let isNeeded = try tx.exists(
            """
            SELECT 1 FROM circle_posts WHERE thread = \(id) AND id <> \(id)
            UNION ALL SELECT 1 FROM circle_reports WHERE post = \(id) LIMIT 1
            """)
        if isNeeded {
            try tx.run(
                """
                UPDATE circle_posts SET text = '', taken_back_at = COALESCE(taken_back_at, \(tx.now)) WHERE id = \(id)
                """)
        } else {
            try tx.run("DELETE FROM circle_posts WHERE id = \(id)")
        }
    }

    /// Replies first, so that a thread of one's own leaves nothing behind.
    static func all(by author: ID<Person>, in circle: ID<Circle>, _ tx: Transaction) throws -> [CirclePost] {
        try tx.all(
            CirclePost.self,
            """
            SELECT * FROM circle_posts WHERE author = \(author) AND circle = \(circle)
            ORDER BY \(postFirst) DESC, id
            """)
    }
}

/// Also where a clock that was set back has made a reply older than what it answers.
private let postFirst: SQL = "CASE WHEN thread = id THEN 0 ELSE 1 END"
