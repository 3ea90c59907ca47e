import Platform

extension Guideline: GuidanceItem {
    package static let kind = GuidanceKind.guideline
    package static var table: SQL { "guidelines" }

    package init(row: Row) throws {
        id = try row["id"]
        crisis = try row["crisis"]
        details = GuidelineDetails(title: try row["title"], text: try row["text"])
        retiredAt = try row["retired_at"]
    }

    package static func insert(
        _ details: GuidelineDetails, as id: ID<Guideline>, in crisis: ID<Crisis>, by author: ID<Person>,
        in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO guidelines (id, crisis, title, text, position, written_at, written_by)
            VALUES (\(id), \(crisis), \(details.title), \(details.text), (SELECT count(*) FROM guidelines WHERE crisis = \(crisis)), \(tx.now), \(author))
            """)
    }

    package static func update(_ id: ID<Guideline>, to details: GuidelineDetails, in tx: Transaction) throws {
        try tx.run("UPDATE guidelines SET title = \(details.title), text = \(details.text) WHERE id = \(id)")
    }
}
