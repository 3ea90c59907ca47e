import Platform
import Situation
import TextEngine

/// An employee's words on their way out, or out. It knows which version of the facts it stood on (promise 3).
package struct Post: Sendable, RowDecodable {
    package let id: ID<Post>
    package let draft: ID<Draft>
    package let author: ID<Person>
    package let crisis: ID<Crisis>?
    package let network: Network
    package let account: ID<Account>?
    package let text: String
    package let sheetVersion: Int
    package let createdAt: Instant
    package let publishedAt: Instant?
    package let permalink: String?
    package let withdrawnAt: Instant?

    package init(row: Row) throws {
        id = try row["id"]
        draft = try row["draft"]
        author = try row["author"]
        crisis = try row["crisis"]
        network = try row["network"]
        account = try row["account"]
        text = try row["text"]
        sheetVersion = try row["sheet_version"]
        createdAt = try row["created_at"]
        publishedAt = try row["published_at"]
        permalink = try row["permalink"]
        withdrawnAt = try row["withdrawn_at"]
    }

    package static func find(_ id: ID<Post>, of author: ID<Person>, in tx: Transaction) throws -> Post {
        let found = try tx.first(Post.self, "SELECT * FROM posts WHERE id = \(id) AND author = \(author)")
        guard let found else { throw Refusal.notFound }
        return found
    }

    static func find(_ id: ID<Post>, in tx: Transaction) throws -> Post? {
        try tx.first(Post.self, "SELECT * FROM posts WHERE id = \(id)")
    }

    package static func all(of author: ID<Person>, in tx: Transaction) throws -> [Post] {
        try tx.all(
            Post.self, "SELECT * FROM posts WHERE author = \(author) ORDER BY created_at DESC, id DESC LIMIT 200")
    }

    /// Newest first.
    static func page(of author: ID<Person>, after: ID<Post>?, limit: Int, in tx: Transaction) throws -> [Post] {
        try tx.all(
            Post.self,
            """
            SELECT * FROM posts WHERE author = \(author) \(after.map { "AND id < \($0)" as SQL } ?? "")
            ORDER BY id DESC LIMIT \(limit)
            """)
    }

    static func waiting(in crisis: ID<Crisis>, in tx: Transaction) throws -> [Post] {
        try tx.all(
            Post.self,
            "SELECT * FROM posts WHERE crisis = \(crisis) AND published_at IS NULL AND withdrawn_at IS NULL")
    }

    /// Out, or on the way out: the newest, or those before one of them.
    static func newest(in crisis: ID<Crisis>, before: Post? = nil, limit: Int, in tx: Transaction) throws -> [Post] {
        try tx.all(
            Post.self,
            """
            SELECT * FROM posts WHERE crisis = \(crisis) AND withdrawn_at IS NULL
            \(before.map { "AND (created_at, id) < (\($0.createdAt), \($0.id))" as SQL } ?? "")
            ORDER BY created_at DESC, id DESC LIMIT \(limit)
            """)
    }

    /// Grows with every post, correction and withdrawal.
    static func countChanges(in crisis: ID<Crisis>, in tx: Transaction) throws -> Int {
        try tx.count("SELECT COALESCE(CAST(sum(changes) AS BIGINT), 0) FROM post_figures WHERE crisis = \(crisis)")
    }

    func insert(isOwnWords: Bool, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO posts (id, draft, author, crisis, network, account, text, sheet_version, is_own_words, created_at,
                               published_at)
            VALUES (\(id), \(draft), \(author), \(crisis), \(network), \(account), \(text), \(sheetVersion),
                    \(isOwnWords), \(createdAt), \(publishedAt))
            """)
        try PostFigures.add(to: crisis, in: tx)
    }

    init(
        id: ID<Post>, draft: Draft, network: Network, account: ID<Account>?, text: String, sheetVersion: Int,
        at now: Instant
    ) {
        self.id = id
        self.draft = draft.id
        author = draft.author
        crisis = draft.crisis
        self.network = network
        self.account = account
        self.text = text
        self.sheetVersion = sheetVersion
        createdAt = now
        publishedAt = nil
        permalink = nil
        withdrawnAt = nil
    }

    static func setPublished(_ id: ID<Post>, permalink: String, in tx: Transaction) throws {
        try tx.run("UPDATE posts SET permalink = \(permalink) WHERE id = \(id)")
        let first = try tx.first(
            """
            UPDATE posts SET published_at = \(tx.now) WHERE id = \(id) AND published_at IS NULL
            RETURNING crisis, is_own_words
            """)
        guard let first else { return }
        try PostFigures.add(published: 1, ownWords: try first["is_own_words"], to: first["crisis"], in: tx)
    }

    func setWithdrawn(in tx: Transaction) throws {
        try tx.run("UPDATE posts SET withdrawn_at = \(tx.now) WHERE id = \(id)")
        try PostFigures.add(to: crisis, in: tx)
    }

    /// Its author has looked at the facts as they are now.
    func stand(onSheet version: Int, in tx: Transaction) throws {
        try tx.run("UPDATE posts SET sheet_version = \(version) WHERE id = \(id)")
    }

    /// New words in the old ones' place; the old ones are kept.
    func replaceText(with text: String, sheetVersion: Int, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO post_edits (post, text, sheet_version, replaced_at)
            VALUES (\(id), \(self.text), \(self.sheetVersion), \(tx.now))
            """)
        try tx.run("UPDATE posts SET text = \(text), sheet_version = \(sheetVersion) WHERE id = \(id)")
        try PostFigures.add(to: crisis, in: tx)
    }
}

extension EventKind {
    package static let postCorrected: EventKind = "post.corrected"
}

/// What colleagues have said in public, for Now.
package struct PublishedWords: Sendable {
    package let text: String
    package let network: Network
    package let author: Person
    package let permalink: String?
    package let publishedAt: Instant

    package static func newest(of crisis: ID<Crisis>, limit: Int, in tx: Transaction) throws -> [PublishedWords] {
        let posts = try tx.all(
            Post.self,
            """
            SELECT * FROM posts WHERE crisis = \(crisis) AND published_at IS NOT NULL AND withdrawn_at IS NULL
            ORDER BY published_at DESC, id DESC LIMIT \(limit)
            """)
        let authors = posts.map(\.author)
        let people = try tx.remembered("people/\(authors)") { try Person.all(authors, in: tx) }
        return posts.compactMap { post in
            guard let author = people[post.author], let at = post.publishedAt else { return nil }
            return PublishedWords(
                text: post.text, network: post.network, author: author, permalink: post.permalink, publishedAt: at)
        }
    }
}
