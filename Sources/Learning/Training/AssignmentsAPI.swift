import HTTPTypes
import Platform
import Situation

package struct AssignmentJSON: Codable, Sendable {
    let id: ID<Assignment>
    let course: String
    let audience: Assignment.Audience
    /// A role, a department, or the id of a crisis or a person; empty for everyone.
    let whom: String
    let dueAt: Timestamp?
    let why: String
    let assignedAt: Timestamp
    let withdrawnAt: Timestamp?

    fileprivate init(_ assignment: Assignment) {
        id = assignment.id
        course = assignment.course
        audience = assignment.audience
        whom = assignment.whom
        dueAt = Timestamp(assignment.dueAt)
        why = assignment.why
        assignedAt = Timestamp(assignment.assignedAt)
        withdrawnAt = Timestamp(assignment.withdrawnAt)
    }
}

package struct AssignmentDetailsJSON: Codable, Sendable {
    let course: String
    let audience: Assignment.Audience
    /// A role, a department, the id of a crisis, or the e-mail address of a person; left out for everyone.
    let whom: String?
    let dueAt: Timestamp?
    let why: String

    fileprivate var details: AssignmentDetails {
        var details = AssignmentDetails()
        details.course = course
        details.audience = audience
        details.whom = audience == .everyone ? "" : whom?.trimmed ?? ""
        details.dueAt = dueAt?.instant
        details.why = why.trimmed
        return details
    }
}

package struct AssignedJSON: Codable, Sendable {
    let id: ID<Assignment>
}

package struct CrisisCourseJSON: Codable, Sendable {
    /// The course whose certificate lets one post without a second look; null for none.
    let course: String?
}

let assignmentsOperations: [APIOperation] = [
    .list("/training/assignments", .trainer, "listAssignments", "Who is asked to take which course, newest first") {
        _, page, tx in
        page.listing(whole: try Assignment.recent(in: tx), place: \.id.rawValue, AssignmentJSON.init)
    },
    .act(
        .post, "/training/assignments", .trainer, .run, "assignCourse", "Ask people to take a course",
        status: .created
    ) { (visit, body: AssignmentDetailsJSON, tx) in
        AssignedJSON(id: try assignCourse(body.details, by: visit.viewer.id, house: visit.house, in: tx).get())
    },
    .act(
        .post, "/training/assignments/:assignment/withdrawal", .trainer, .run, "withdrawAssignment", "Take it back"
    ) { (visit, _: NoBodyJSON, tx) in
        try withdrawAssignment(visit.id("assignment"), true, by: visit.viewer.id, in: tx)
        return NoReplyJSON()
    },
    .act(
        .post, "/training/assignments/:assignment/return", .trainer, .run, "restoreAssignment", "Bring it back"
    ) { (visit, _: NoBodyJSON, tx) in
        try withdrawAssignment(visit.id("assignment"), false, by: visit.viewer.id, in: tx)
        return NoReplyJSON()
    },
    .read(
        "/crises/:crisis/certificate", .team, "getCrisisCourse", "Whose certificate lets one post without a second look"
    ) { visit, tx in CrisisCourseJSON(course: try CrisisCourse.find(of: visit.crisis(), in: tx)) },
    .act(
        .post, "/crises/:crisis/certificate", .team, .run, "askForCertificate",
        "Ask for a certificate before posts go out without a second look, or no longer"
    ) { (visit, body: CrisisCourseJSON, tx) in
        try askForCertificate(
            body.course, in: visit.crisis(), by: visit.viewer.id, house: visit.house, in: tx
        ).orThrow()
        return NoReplyJSON()
    },
]
