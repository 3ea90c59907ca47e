import HTTPTypes
import Platform
import Situation

package struct CirclePersonJSON: Codable, Sendable {
    let id: ID<Person>
    let name: String
    let isFacilitator: Bool
}

package struct CircleRequestJSON: Codable, Sendable {
    /// Who asks.
    let person: ID<Person>
    let name: String
    let note: String
    let askedAt: Timestamp
}

package struct CircleRequestAnswerJSON: Codable, Sendable {
    let person: ID<Person>
    /// Whoever is let in is invited, and comes in once they have agreed to the rules.
    let isLetIn: Bool
}

package struct CircleReportJSON: Codable, Sendable {
    let id: ID<CircleReport>
    let post: ID<CirclePost>
    /// What was reported; who did is not told.
    let text: String
    let why: String
    let reportedAt: Timestamp
}

package struct CircleReportSettledJSON: Codable, Sendable {
    let outcome: CircleReport.Outcome
    /// For whoever reported it; for everyone where something was taken out.
    let reply: String
}

package struct CircleReasonJSON: Codable, Sendable {
    let why: String
}

package struct CircleRemovalJSON: Codable, Sendable {
    let removedWhy: String
}

package struct CircleColleagueJSON: Codable, Sendable {
    /// The name or e-mail address of a colleague.
    let person: String
}

package struct CircleSuccessorJSON: Codable, Sendable {
    let successor: ID<Person>
}

/// Looking after a circle, and telling who looks after it.
let circleCareOperations: [APIOperation] = [
    .list("/circles/:circle/people", .employee, "listCirclePeople", "Who is in a circle that one is in") {
        visit, page, tx in
        let inside = try Inside.get(visit.id("circle"), for: visit.viewer.id, in: tx)
        let members = try CircleMember.all(of: inside.circle.id, in: tx)
        let people = try Person.all(members.map(\.person), in: tx)
        return page.listing(whole: members.compactMap { people[$0.person] }, place: \.id.rawValue) {
            CirclePersonJSON(id: $0.id, name: $0.name, isFacilitator: $0.id == inside.circle.facilitator)
        }
    },
    .act(
        .post, "/circles/:circle/posts/:entry/reports", .employee, .speak, "reportCirclePost",
        "Ask the facilitator to look at something", isKept: false
    ) { (visit, body: CircleReasonJSON, tx) in
        try reportCirclePost(
            visit.id("entry"), of: visit.id("circle"), why: body.why.trimmed, by: visit.viewer.id, in: tx
        ).orThrow()
        return NoReplyJSON()
    },
    .act(
        .put, "/circles/:circle", .employee, .speak, "changeCircle", "Change the circle that one looks after"
    ) { (visit, body: CircleDetailsJSON, tx) in
        try changeCircle(visit.id("circle"), to: body.details, by: visit.viewer.id, in: tx).orThrow()
        return NoReplyJSON()
    },
    .act(
        .post, "/circles/:circle/invitations", .employee, .speak, "inviteToCircle",
        "Invite a colleague to the circle that one looks after"
    ) { (visit, body: CircleColleagueJSON, tx) in
        let circle = try Inside.facilitating(visit.id("circle"), by: visit.viewer.id, in: tx).circle.id
        let sought = try seekColleague(body.person.trimmed, chosen: nil, for: visit.viewer.id, in: tx)
        guard let person = sought.person else { throw Problems([sought.problem("person")].compactMap(\.self)) }
        try inviteToCircle(circle, person, by: visit.viewer.id, in: tx).orThrow()
        return NoReplyJSON()
    },
    .list("/circles/:circle/requests", .employee, "listCircleRequests", "Who asks the facilitator to be let in") {
        visit, page, tx in
        let inside = try Inside.facilitating(visit.id("circle"), by: visit.viewer.id, in: tx)
        let waiting = try CircleRequest.waiting(at: inside.circle.id, in: tx)
        let people = try Person.all(waiting.map(\.person), in: tx)
        return page.listing(whole: waiting, place: \.person.rawValue) {
            CircleRequestJSON(
                person: $0.person, name: people[$0.person]?.name ?? "", note: $0.note, askedAt: Timestamp($0.askedAt))
        }
    },
    .act(
        .post, "/circles/:circle/requests/answer", .employee, .speak, "answerCircleRequest",
        "Let somebody in who asked, or not"
    ) { (visit, body: CircleRequestAnswerJSON, tx) in
        try answerCircleRequest(
            of: body.person, to: visit.id("circle"), isLetIn: body.isLetIn, by: visit.viewer.id, in: tx)
        return NoReplyJSON()
    },
    .list("/circles/:circle/reports", .employee, "listCircleReports", "What the facilitator is asked to look at") {
        visit, page, tx in
        let inside = try Inside.facilitating(visit.id("circle"), by: visit.viewer.id, in: tx)
        return page.listing(whole: try CircleReport.open(in: inside, tx), place: \.report.id.rawValue) {
            CircleReportJSON(
                id: $0.report.id, post: $0.report.post, text: $0.text, why: $0.report.why,
                reportedAt: Timestamp($0.report.reportedAt))
        }
    },
    .act(
        .post, "/circles/:circle/reports/:report", .employee, .speak, "settleCircleReport",
        "Decide what becomes of something that was reported"
    ) { (visit, body: CircleReportSettledJSON, tx) in
        try settleCircleReport(
            visit.id("report"), of: visit.id("circle"), body.outcome, reply: body.reply.trimmed, by: visit.viewer.id,
            in: tx
        ).orThrow()
        return NoReplyJSON()
    },
    .act(
        .post, "/circles/:circle/posts/:entry/removal", .employee, .speak, "removeCirclePost",
        "Take something out, with the reason in its place"
    ) { (visit, body: CircleRemovalJSON, tx) in
        try removeCirclePost(
            visit.id("entry"), of: visit.id("circle"), why: body.removedWhy.trimmed, by: visit.viewer.id, in: tx
        ).orThrow()
        return NoReplyJSON()
    },
    .act(
        .post, "/circles/:circle/facilitator", .employee, .speak, "handCircleOver",
        "Hand the circle over to another member, or take it over when its facilitator has left the company"
    ) { (visit, body: CircleSuccessorJSON, tx) in
        try handCircleOver(visit.id("circle"), to: body.successor, by: visit.viewer.id, in: tx).orThrow()
        return NoReplyJSON()
    },
]
