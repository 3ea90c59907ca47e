import Foundation
import Platform
import Situation

/// A trainer asks some people to take a course, with a reason and perhaps a day. Nothing happens to those who do not.
package struct Assignment: Sendable, RowDecodable {
    package enum Audience: String, Codable, Sendable, CaseIterable, SQLConvertible, ShapedWord {
        case everyone, role, department, crisis, person

        var words: Sentence {
            switch self {
            case .everyone: "Everyone"
            case .role: "A role"
            case .department: "A department"
            case .crisis: "The team of a crisis"
            case .person: "One person"
            }
        }
    }

    package let id: ID<Assignment>
    package let course: String
    package let audience: Audience
    /// The role, department, crisis or person.
    package let whom: String
    package let dueAt: Instant?
    package let why: String
    package let assignedAt: Instant
    package let assignedBy: ID<Person>
    package let withdrawnAt: Instant?

    package init(row: Row) throws {
        id = try row["id"]
        course = try row["course"]
        audience = try row["audience"]
        whom = try row["whom"]
        dueAt = try row["due_at"]
        why = try row["why"]
        assignedAt = try row["assigned_at"]
        assignedBy = try row["assigned_by"]
        withdrawnAt = try row["withdrawn_at"]
    }

    static let most = 200

    package static func inForce(in tx: Transaction) throws -> [Assignment] {
        try tx.remembered("course-assignments") {
            try tx.all(
                Assignment.self,
                "SELECT * FROM course_assignments WHERE withdrawn_at IS NULL ORDER BY id DESC LIMIT \(most)")
        }
    }

    /// Those that were taken back too, for as long as it may have been a mistake.
    static func recent(in tx: Transaction) throws -> [Assignment] {
        try tx.all(Assignment.self, "SELECT * FROM course_assignments ORDER BY id DESC LIMIT 50").filter {
            $0.withdrawnAt == nil || $0.withdrawnAt ?? tx.now > tx.now - .days(1)
        }
    }

    package static func get(_ id: ID<Assignment>, in tx: Transaction) throws -> Assignment {
        guard let found = try tx.first(Assignment.self, "SELECT * FROM course_assignments WHERE id = \(id)") else {
            throw Refusal.notFound
        }
        return found
    }

    func concerns(_ viewer: Viewer) -> Bool {
        switch audience {
        case .everyone: true
        case .role: viewer.roles.contains { $0.rawValue == whom }
        case .department: viewer.person.department == whom
        case .crisis: viewer.memberships.contains { $0.crisis.rawValue == whom }
        case .person: viewer.id.rawValue == whom
        }
    }

    fileprivate static func insert(
        _ id: ID<Assignment>, _ details: AssignmentDetails, whom: String, by trainer: ID<Person>, in tx: Transaction
    ) throws {
        let person = details.audience == .person ? whom : nil
        try tx.run(
            """
            INSERT INTO course_assignments
                (id, course, audience, whom, person, due_at, why, assigned_at, assigned_by)
            VALUES (\(id), \(details.course), \(details.audience), \(whom), \(person), \(details.dueAt),
                \(details.why), \(tx.now), \(trainer))
            """)
    }

    fileprivate static func setWithdrawn(
        _ isWithdrawn: Bool, _ id: ID<Assignment>, by person: ID<Person>, in tx: Transaction
    )
        throws -> Bool
    {
        let (at, by): (Instant?, ID<Person>?) = isWithdrawn ? (tx.now, person) : (nil, nil)
        let isOther: SQL = isWithdrawn ? "withdrawn_at IS NULL" : "withdrawn_at IS NOT NULL"
        return try tx.run(
            """
            UPDATE course_assignments SET withdrawn_at = \(at), withdrawn_by = \(by) WHERE id = \(id) AND \(isOther)
            """) > 0
    }
}

package struct AssignmentDetails: Sendable {
    package var course = ""
    package var audience = Assignment.Audience.everyone
    /// A role, a department, the id of a crisis, or the e-mail address of a person.
    package var whom = ""
    package var dueAt: Instant?
    package var why = ""

    package init() {}
}

/// Asks people to take a course. The event says which course, and never that it was one person.
package func assignCourse(
    _ details: AssignmentDetails, by trainer: ID<Person>, house: House, in tx: Transaction
) throws -> Result<ID<Assignment>, Problems> {
    var problems: [Problem] = []
    if try house.courses.find(details.course, in: tx) == nil { problems.append(Problem("course", "Choose a course.")) }
    if details.why.count > 300 { problems.append(Problem("why", "This has at most 300 characters.")) }
    if let due = details.dueAt, due <= tx.now {
        problems.append(Problem("due", "This day has passed. Choose a later one."))
    }
    let found = try whom(details, in: tx)
    if found == nil { problems.append(Problem(details.audience.field, details.audience.missing)) }
    if try Assignment.inForce(in: tx).count >= Assignment.most {
        problems.append(Problem("", "So many are in force already. Take some back first."))
    }
    guard problems.isEmpty, let found else { return .failure(Problems(problems)) }
    let id = ID<Assignment>.new(at: tx.now)
    try Assignment.insert(id, details, whom: found, by: trainer, in: tx)
    try tx.record(.courseAssigned, actor: trainer.rawValue, scope: nil, subject: details.course)
    return .success(id)
}

/// Takes an assignment back, or brings it back.
package func withdrawAssignment(
    _ id: ID<Assignment>, _ isWithdrawn: Bool, by trainer: ID<Person>, in tx: Transaction
) throws {
    let assignment = try Assignment.get(id, in: tx)
    guard try Assignment.setWithdrawn(isWithdrawn, id, by: trainer, in: tx) else { return }
    try tx.record(
        isWithdrawn ? .courseAssignmentWithdrawn : .courseAssigned, actor: trainer.rawValue, scope: nil,
        subject: assignment.course)
}

private func whom(_ details: AssignmentDetails, in tx: Transaction) throws -> String? {
    switch details.audience {
    case .everyone: ""
    case .role: Role(rawValue: details.whom)?.rawValue
    case .department: try Person.departments(in: tx).contains(details.whom) ? details.whom : nil
    case .crisis: try Crisis.open(in: tx).first { $0.id.rawValue == details.whom }?.id.rawValue
    case .person:
        try Person.find(email: details.whom, in: tx).flatMap { $0.deactivatedAt == nil ? $0.id.rawValue : nil }
    }
}

extension Assignment.Audience {
    /// The field that says whom exactly.
    var field: String { rawValue }

    fileprivate var missing: Sentence {
        switch self {
        case .everyone: "Choose who is asked."
        case .role: "Choose a role."
        case .department: "Choose a department."
        case .crisis: "Choose a crisis that is open."
        case .person: "No colleague of yours has this e-mail address."
        }
    }
}
