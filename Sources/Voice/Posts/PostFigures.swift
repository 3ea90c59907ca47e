import Platform
import Situation

/// Totals for the room. There is no figure by person, and none of who is silent (promise 1).
package struct PostFigures: Sendable {
    package let published: Int
    package let ownWordsPercent: Int
    package let waiting: Int
    package let unknown: Int
    /// How often people have said that they cannot say something, without their names.
    package let declines: Int

    package static func find(of crisis: ID<Crisis>, in tx: Transaction) throws -> PostFigures {
        let row = try tx.first(
            """
            SELECT (SELECT CAST(sum(published) AS BIGINT) FROM post_figures WHERE crisis = \(crisis)) AS published,
                (SELECT CAST(sum(own_words) AS BIGINT) FROM post_figures WHERE crisis = \(crisis)) AS own,
                (SELECT CAST(sum(times) AS BIGINT) FROM declines WHERE crisis = \(crisis)) AS declines,
                \(Delivery.countWaiting(in: crisis)) AS waiting, \(Delivery.countUnknown(in: crisis)) AS unknown
            """)
        func figure(_ name: String) throws -> Int { try row?[name] ?? 0 }
        let published = try figure("published")
        return PostFigures(
            published: published, ownWordsPercent: published == 0 ? 100 : try figure("own") * 100 / published,
            waiting: try figure("waiting"), unknown: try figure("unknown"), declines: try figure("declines"))
    }

    /// Counted as it happens: an open room asks every few seconds, and must not read every post to answer. Every call
    /// is a change of what colleagues have said. In parts, because everybody speaks at once when a crisis opens, and
    /// PostgreSQL starts the later of two again that touch one row.
    static func add(
        published: Int = 0, ownWords: Int = 0, to crisis: ID<Crisis>?, in tx: Transaction
    ) throws {
        guard let crisis else { return }
        try tx.run(
            """
            INSERT INTO post_figures (crisis, part, published, own_words, changes)
            VALUES (\(crisis), \(Int.random(in: 0..<64)), \(published), \(ownWords), 1)
            ON CONFLICT (crisis, part) DO UPDATE SET published = post_figures.published + excluded.published,
                own_words = post_figures.own_words + excluded.own_words, changes = post_figures.changes + 1
            """)
    }
}
