import Platform
import Situation
import TextEngine

/// Somebody's words stand on what a fact used to say. For that person alone.
package struct PostNotice: Sendable, RowDecodable {
    package let id: ID<PostNotice>
    package let person: ID<Person>
    package let draft: ID<Draft>?
    package let post: ID<Post>?
    package let factNumber: Int
    /// The words that are out of date.
    package let quote: String
    /// The fact's figure as it is now; empty when a whole sentence no longer agrees with it.
    package let says: String
    package let madeAt: Instant
    /// Whether the words are out already: then they are corrected, else looked at before they leave.
    package let isPublished: Bool

    package init(row: Row) throws {
        id = try row["id"]
        person = try row["person"]
        draft = try row["draft"]
        post = try row["post"]
        factNumber = try row["fact_number"]
        quote = try row["quote"]
        says = try row["says"]
        madeAt = try row["made_at"]
        let publishedAt: Instant? = try row["published_at"]
        isPublished = publishedAt != nil
    }

    package static func open(for person: ID<Person>, in tx: Transaction) throws -> [PostNotice] {
        try tx.all(
            PostNotice.self,
            """
            SELECT post_notices.*, posts.published_at FROM post_notices LEFT JOIN posts ON posts.id = post_notices.post
            WHERE person = \(person) AND settled_at IS NULL ORDER BY made_at DESC, post_notices.id DESC
            """)
    }

    static func settle(post: ID<Post>, isCorrected: Bool, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE post_notices SET settled_at = \(tx.now), is_corrected = \(isCorrected)
            WHERE post = \(post) AND settled_at IS NULL
            """)
    }

    /// Words that no longer stand in a draft need no notice.
    static func settle(draft: ID<Draft>, goneFrom text: String, in tx: Transaction) throws {
        let open = try tx.all(
            PostNotice.self,
            """
            SELECT post_notices.*, NULL AS published_at FROM post_notices
            WHERE draft = \(draft) AND settled_at IS NULL
            """)
        for notice in open where !text.contains(notice.quote) {
            try tx.run("UPDATE post_notices SET settled_at = \(tx.now) WHERE id = \(notice.id)")
        }
    }
}

extension PostNotice {
    /// - Returns: whether it is news; of the same words and version nobody is told twice
    static func make(
        _ change: FactChange, _ finding: Finding, person: ID<Person>, draft: ID<Draft>?, post: ID<Post>?,
        in tx: Transaction
    ) throws -> Bool {
        try tx.run(
            """
            INSERT INTO post_notices (id, person, draft, post, fact, fact_number, fact_version, quote, says, made_at,
                                      is_corrected)
            VALUES (\(ID<PostNotice>.new(at: tx.now)), \(person), \(draft), \(post), \(change.fact), \(change.number),
                    \(change.toVersion), \(finding.quote), \(finding.remedies.first?.replacement ?? ""), \(tx.now), 0)
            ON CONFLICT DO NOTHING
            """) == 1
    }

    /// How far what the facts no longer say has travelled: counts, never whose.
    static func standing(on facts: [Situation.Fact], in tx: Transaction) throws -> [ID<Situation.Fact>: StandingOn] {
        let versions = facts.reduce(into: [:]) { $0[$1.id] = $1.version(publicAt: tx.now)?.number }
        guard !versions.isEmpty else { return [:] }
        let rows = try tx.all(
            """
            SELECT post_notices.fact, post_notices.fact_version, posts.id IS NULL AS is_draft,
                posts.published_at IS NULL AS is_inside, post_notices.settled_at IS NULL AS is_open, is_corrected,
                count(*) AS times
            FROM post_notices LEFT JOIN posts ON posts.id = post_notices.post
            WHERE post_notices.fact IN \(list: Array(versions.keys)) AND posts.withdrawn_at IS NULL
            GROUP BY 1, 2, 3, 4, 5, 6
            """)
        var all: [ID<Situation.Fact>: StandingOn] = [:]
        for row in rows {
            let fact: ID<Situation.Fact> = try row["fact"]
            guard try row["fact_version"] == versions[fact] else { continue }
            let (isDraft, isInside): (Bool, Bool) = (try row["is_draft"], try row["is_inside"])
            let (isOpen, isCorrected): (Bool, Bool) = (try row["is_open"], try row["is_corrected"])
            let count: Int = try row["times"]
            switch (isDraft, isInside) {
            case (true, _): all[fact, default: StandingOn()].drafts += isOpen ? count : 0
            case (_, true): all[fact, default: StandingOn()].queued += isOpen ? count : 0
            case _ where isCorrected: all[fact, default: StandingOn()].corrected += count
            default: all[fact, default: StandingOn()].published += count
            }
        }
        return all
    }

    /// What an earlier version said of the fact is no longer so.
    static func settle(fact: ID<Situation.Fact>, before version: Int, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE post_notices SET settled_at = \(tx.now)
            WHERE fact = \(fact) AND fact_version < \(version) AND settled_at IS NULL
            """)
    }
}

extension Detail {
    /// What is not public yet contradicts nobody: its author could not know.
    func contradicts(_ fact: String) -> Bool {
        switch self {
        case .factDiffers(let id, _, _, _, _), .factTimeDiffers(let id, _, _, _, _), .factStatus(let id, _, _),
            .notTrue(let id, _):
            id == fact
        default: false
        }
    }
}
