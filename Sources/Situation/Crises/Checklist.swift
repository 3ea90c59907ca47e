import Platform

/// One thing to do in the first hour, from the playbook.
package struct ChecklistItem: Sendable, RowDecodable {
    package let id: ID<ChecklistItem>
    package let task: String
    package let function: String
    package let dueAt: Instant
    package let tickedAt: Instant?
    package let tickedBy: ID<Person>?

    package init(row: Row) throws {
        id = try row["id"]
        task = try row["task"]
        function = try row["function"]
        dueAt = try row["due_at"]
        tickedAt = try row["ticked_at"]
        tickedBy = try row["ticked_by"]
    }

    package func isLate(at now: Instant) -> Bool { tickedAt == nil && dueAt < now }

    package static func all(of crisis: ID<Crisis>, in tx: Transaction) throws -> [ChecklistItem] {
        try tx.remembered("checklist/\(crisis)") {
            try tx.all(ChecklistItem.self, "SELECT * FROM checklist WHERE crisis = \(crisis) ORDER BY position, id")
        }
    }

    static func insert(
        _ task: String, function: String, within: Duration, position: Int, in crisis: ID<Crisis>, in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO checklist (id, crisis, position, task, function, due_at)
            VALUES (\(ID<ChecklistItem>.new(at: tx.now)), \(crisis), \(position), \(task), \(function), \(tx.now + within))
            """)
    }
}

/// Ticks it, or takes the tick back.
package func tick(
    _ id: ID<ChecklistItem>, of crisis: ID<Crisis>, isDone: Bool, by actor: ID<Person>, in tx: Transaction
) throws {
    let item = try tx.first(
        ChecklistItem.self,
        """
        UPDATE checklist SET ticked_at = \(isDone ? tx.now : nil), ticked_by = \(isDone ? actor : nil)
        WHERE id = \(id) AND crisis = \(crisis) RETURNING *
        """)
    guard let item else { throw Refusal.notFound }
    try tx.record(
        .checklistTicked, actor: actor.rawValue, scope: crisis.rawValue, subject: id.rawValue,
        data: TickEvent(task: item.task, isDone: isDone))
}
