import Platform

/// Something that has to be done after a crisis, with someone who does it.
package struct FollowUp: Sendable, RowDecodable {
    package let id: ID<FollowUp>
    package let task: String
    package let owner: ID<Person>
    package let dueAt: Instant?
    package let doneAt: Instant?

    package init(row: Row) throws {
        id = try row["id"]
        task = try row["task"]
        owner = try row["owner"]
        dueAt = try row["due_at"]
        doneAt = try row["done_at"]
    }

    package static func all(of crisis: ID<Crisis>, in tx: Transaction) throws -> [FollowUp] {
        try tx.remembered("follow-ups/\(crisis)") {
            try tx.all(FollowUp.self, "SELECT * FROM follow_ups WHERE crisis = \(crisis) ORDER BY id")
        }
    }
}

package struct FollowUpDetails: Sendable, Equatable {
    package var task: String
    package var owner: ID<Person>
    package var dueAt: Instant?
    /// It is something that the playbook should say next time.
    package var isForPlaybook: Bool

    package init(task: String, owner: ID<Person>, dueAt: Instant? = nil, isForPlaybook: Bool = false) {
        self.task = task
        self.owner = owner
        self.dueAt = dueAt
        self.isForPlaybook = isForPlaybook
    }

    fileprivate func insert(for crisis: ID<Crisis>, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO follow_ups (id, crisis, task, owner, due_at)
            VALUES (\(ID<FollowUp>.new(at: tx.now)), \(crisis), \(task), \(owner), \(dueAt))
            """)
    }
}

/// An explicit act (A9): the facts freeze, nothing more is promised, the record stays, follow-ups keep their owners.
package func closeCrisis(
    _ id: ID<Crisis>, outcome: String, followUps: [FollowUpDetails], by actor: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    let crisis = try Crisis.get(id, in: tx)
    guard crisis.isOpen else { throw Refusal.conflict }
    guard !outcome.isEmpty else {
        return [Problem("outcome", "Say in a sentence how it ended. People will read it when they look back.")]
    }
    try Crisis.begin(.closed, of: id, note: outcome, by: actor, in: tx)
    for followUp in followUps { try followUp.insert(for: id, in: tx) }
    if let playbook = crisis.playbook {
        for followUp in followUps where followUp.isForPlaybook {
            try PlaybookLesson.insert(followUp.task, origin: .crisis, into: playbook, by: actor, in: tx)
        }
    }
    try UpdatePromise.settle(of: id, in: tx)
    try tx.record(
        .crisisClosed, actor: actor.rawValue, scope: id.rawValue, subject: id.rawValue,
        data: PhaseEvent(phase: Phase.closed.rawValue), apart: PhaseNote(note: outcome))
    return []
}

package func finishFollowUp(
    _ id: ID<FollowUp>, of crisis: ID<Crisis>, by actor: ID<Person>, in tx: Transaction
) throws {
    let changed = try tx.run(
        """
        UPDATE follow_ups SET done_at = \(tx.now), done_by = \(actor)
        WHERE id = \(id) AND crisis = \(crisis) AND done_at IS NULL
        """)
    guard changed == 1 else { throw Refusal.notFound }
    try tx.record(.followUpDone, actor: actor.rawValue, scope: crisis.rawValue, subject: id.rawValue)
}
