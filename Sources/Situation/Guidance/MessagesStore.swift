import Platform

extension KeyMessage: GuidanceItem {
    package static let kind = GuidanceKind.message
    package static var table: SQL { "messages" }

    package init(row: Row) throws {
        id = try row["id"]
        crisis = try row["crisis"]
        details = MessageDetails(
            text: try row["text"], value: try row["value"], stance: try row["stance"],
            carries: [String](lines: try row["carries"]))
        retiredAt = try row["retired_at"]
    }

    package static func insert(
        _ details: MessageDetails, as id: ID<KeyMessage>, in crisis: ID<Crisis>, by author: ID<Person>,
        in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO messages (id, crisis, text, value, stance, carries, position, written_at, written_by)
            VALUES (\(id), \(crisis), \(details.text), \(details.value), \(details.stance), \(details.carries.lines),
                    (SELECT count(*) FROM messages WHERE crisis = \(crisis)), \(tx.now), \(author))
            """)
    }

    package static func update(_ id: ID<KeyMessage>, to details: MessageDetails, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE messages SET text = \(details.text), value = \(details.value), stance = \(details.stance),
                carries = \(details.carries.lines)
            WHERE id = \(id)
            """)
    }
}
