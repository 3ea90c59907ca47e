import Platform

extension Template: GuidanceItem {
    package static let kind = GuidanceKind.template
    package static var table: SQL { "templates" }

    package init(row: Row) throws {
        id = try row["id"]
        crisis = try row["crisis"]
        details = TemplateDetails(kind: try row["kind"], title: try row["title"], text: try row["text"])
        retiredAt = try row["retired_at"]
    }

    package static func insert(
        _ details: TemplateDetails, as id: ID<Template>, in crisis: ID<Crisis>, by author: ID<Person>,
        in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO templates (id, crisis, kind, title, text, position, written_at, written_by)
            VALUES (\(id), \(crisis), \(details.kind), \(details.title), \(details.text), (SELECT count(*) FROM templates WHERE crisis = \(crisis)), \(tx.now), \(author))
            """)
    }

    package static func update(_ id: ID<Template>, to details: TemplateDetails, in tx: Transaction) throws {
        try tx.run(
            "UPDATE templates SET kind = \(details.kind), title = \(details.title), text = \(details.text) WHERE id = \(id)"
        )
    }
}
