import Platform
import Situation

/// The stop for everything in its reach. It is confirmed only when no send that began before it is still in flight.
package struct Hold: Sendable {
    package enum Reach: Sendable, Equatable {
        case organisation
        case crisis(ID<Crisis>)
        case department(String)
    }

    /// A reach as it is asked for: the crisis is the one of whose team somebody is.
    enum ReachName: String, Codable, Sendable, CaseIterable { case crisis, organisation, department }

    package let id: ID<Hold>
    package let reach: Reach
    package let reason: String
    package let placedBy: ID<Person>
    package let placedAt: Instant
    package let confirmedAt: Instant?
    package let liftedAt: Instant?
}

extension EventKind {
    package static let holdPlaced: EventKind = "hold.placed"
    package static let holdConfirmed: EventKind = "hold.confirmed"
    package static let holdLifted: EventKind = "hold.lifted"
}

extension Hold: RowDecodable {
    package init(row: Row) throws {
        id = try row["id"]
        let crisis: ID<Crisis>? = try row["crisis"]
        let department: String? = try row["department"]
        reach = crisis.map(Reach.crisis) ?? department.map(Reach.department) ?? .organisation
        reason = try row["reason"]
        placedBy = try row["placed_by"]
        placedAt = try row["placed_at"]
        confirmedAt = try row["confirmed_at"]
        liftedAt = try row["lifted_at"]
    }

    package static func find(_ id: ID<Hold>, in tx: Transaction) throws -> Hold? {
        try tx.first(Hold.self, "SELECT * FROM holds WHERE id = \(id)")
    }

    /// A crisis's team sees and lifts its own holds and those that reach beyond it.
    static func find(_ id: ID<Hold>, from crisis: ID<Crisis>, in tx: Transaction) throws -> Hold {
        guard let hold = try find(id, in: tx), hold.isVisible(from: crisis) else { throw Refusal.notFound }
        return hold
    }

    func isVisible(from crisis: ID<Crisis>) -> Bool {
        if case .crisis(let own) = reach { own == crisis } else { true }
    }

    /// The holds in force that a crisis's room shows: its own, departments', and the organisation's.
    package static func inForce(in tx: Transaction) throws -> [Hold] {
        try tx.all(Hold.self, "SELECT * FROM holds WHERE lifted_at IS NULL ORDER BY placed_at, id")
    }

    package static func stops(crisis: ID<Crisis>, in tx: Transaction) throws -> Bool {
        try tx.remembered("held/\(crisis)") {
            try tx.exists(
                """
                SELECT 1 FROM holds WHERE lifted_at IS NULL
                AND (reach = 'organisation' OR (reach = 'crisis' AND crisis = \(crisis)))
                """)
        }
    }

    static func covering(_ delivery: Delivery, in tx: Transaction) throws -> Hold? {
        try covering(crisis: delivery.crisis, department: delivery.department, in: tx)
    }

    static func covering(crisis: ID<Crisis>?, department: String, in tx: Transaction) throws -> Hold? {
        try tx.first(
            Hold.self,
            """
            SELECT * FROM holds WHERE lifted_at IS NULL AND (
                reach = 'organisation' OR (reach = 'crisis' AND crisis = \(crisis))
                OR (reach = 'department' AND department = \(department)))
            ORDER BY placed_at, id LIMIT 1
            """)
    }
}

/// From the moment this commits no claim can succeed in its reach; `confirmHolds` says when the last one has landed.
/// It is never confirmed here: this transaction may have begun to read before the last claim was committed.
package func placeHold(
    _ reach: Hold.Reach, reason: String, by actor: ID<Person>, in tx: Transaction
) throws -> ID<Hold> {
    let id = ID<Hold>.new(at: tx.now)
    _ = try tx.run("UPDATE hold_gate SET turns = turns + 1 WHERE id = 1")
    let (name, crisis, department) = reach.columns
    _ = try tx.run(
        """
        INSERT INTO holds (id, reach, crisis, department, reason, placed_by, placed_at)
        VALUES (\(id), \(name), \(crisis), \(department), \(reason), \(actor), \(tx.now))
        """)
    try tx.record(.holdPlaced, actor: actor.rawValue, scope: crisis?.rawValue, subject: id.rawValue)
    return id
}

/// As a crisis's team asks for it. A hold on a department that nobody is in would be confirmed and stop nothing.
func placeHold(
    _ name: Hold.ReachName, department: String, reason: String, from crisis: ID<Crisis>, by actor: ID<Person>,
    in tx: Transaction
) throws -> Result<ID<Hold>, Problems> {
    let reach: Hold.Reach =
        switch name {
        case .organisation: .organisation
        case .crisis: .crisis(crisis)
        case .department: .department(department)
        }
    guard try name != .department || Person.departments(in: tx).contains(department) else {
        return .failure(Problems([Problem("department", "Say which department.")]))
    }
    return .success(try placeHold(reach, reason: reason, by: actor, in: tx))
}

/// Confirms every hold that has nothing in flight in its reach any more; says which are still waiting. A transaction
/// that sees a hold sees every claim that came before it, because both went through the gate.
package func confirmHolds(in tx: Transaction) throws -> [Hold] {
    var waiting: [Hold] = []
    for hold in try Hold.inForce(in: tx) where hold.confirmedAt == nil {
        let (name, crisis, department) = hold.reach.columns
        let inFlight = try tx.count(
            """
            SELECT count(*) FROM deliveries WHERE state = 'sending' AND (
                \(name) = 'organisation' OR (\(name) = 'crisis' AND crisis = \(crisis))
                OR (\(name) = 'department' AND department = \(department)))
            """)
        guard inFlight == 0 else {
            waiting.append(hold)
            continue
        }
        _ = try tx.run("UPDATE holds SET confirmed_at = \(tx.now) WHERE id = \(hold.id) AND confirmed_at IS NULL")
        try tx.record(.holdConfirmed, actor: nil, scope: crisis?.rawValue, subject: hold.id.rawValue)
    }
    return waiting
}

/// Lifting lets new posts go. What was held meanwhile waits for its author to look at it again (F3).
package func liftHold(_ id: ID<Hold>, by actor: ID<Person>, in tx: Transaction) throws {
    guard let hold = try Hold.find(id, in: tx) else { throw Refusal.notFound }
    guard hold.liftedAt == nil else { return }
    _ = try tx.run("UPDATE hold_gate SET turns = turns + 1 WHERE id = 1")
    _ = try tx.run("UPDATE holds SET lifted_at = \(tx.now), lifted_by = \(actor) WHERE id = \(id)")
    // What was due while the hold stood must not leave by itself, even if no worker came by to mark it.
    let (name, crisis, department) = hold.reach.columns
    _ = try tx.run(
        """
        UPDATE deliveries SET state = 'held' WHERE state = 'waiting' AND (
            \(name) = 'organisation' OR (\(name) = 'crisis' AND crisis = \(crisis))
            OR (\(name) = 'department' AND department = \(department)))
        """)
    try tx.record(.holdLifted, actor: actor.rawValue, scope: crisis?.rawValue, subject: id.rawValue)
}

extension Hold.Reach {
    var columns: (name: String, crisis: ID<Crisis>?, department: String?) {
        switch self {
        case .organisation: ("organisation", nil, nil)
        case .crisis(let crisis): ("crisis", crisis, nil)
        case .department(let department): ("department", nil, department)
        }
    }
}
