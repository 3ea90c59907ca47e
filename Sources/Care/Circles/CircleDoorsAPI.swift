import HTTPTypes
import Platform
import Situation

/// What everyone can see of a circle: whom it is for, and how one comes in.
package struct CircleDoorJSON: Codable, Sendable {
    let id: ID<Circle>
    let name: String
    let about: String
    let kind: CircleKind
    /// Anyone may come in who agrees to the rules; else by invitation, or by asking.
    let isOpen: Bool
    let rules: String

    init(_ circle: Circle) {
        id = circle.id
        name = circle.name
        about = circle.about
        kind = circle.kind
        isOpen = circle.isOpen
        rules = circle.rules
    }
}

package struct CircleDetailsJSON: Codable, Sendable {
    let name: String
    let about: String
    let kind: CircleKind
    let isOpen: Bool
    let rules: String

    var details: CircleDetails {
        CircleDetails(name: name.trimmed, about: about.trimmed, kind: kind, isOpen: isOpen, rules: rules.trimmed)
    }
}

package struct EnteringJSON: Codable, Sendable {
    /// That one will keep to the house rules.
    let agrees: Bool
}

package struct CircleNoteJSON: Codable, Sendable {
    /// For the facilitator; may be empty.
    let note: String
}

package struct LeavingCircleJSON: Codable, Sendable {
    /// Whether what one has said there goes too.
    let takesWords: Bool
}

/// Coming in and leaving. No answer to these is kept: nobody may learn later who asked, declined or left.
let circleDoorsOperations: [APIOperation] = [
    .list("/circles/doors", .employee, "listCircleDoors", "Every circle, as it looks from outside, newest first") {
        _, page, tx in
        page.listing(try Circle.doors(after: page.id(), limit: page.limit + 1, in: tx)) {
            $0.id.rawValue
        } _: {
            CircleDoorJSON($0)
        }
    },
    .act(
        .post, "/circles", .employee, .speak, "startCircle", "Start a circle, and look after it", status: .created
    ) { (visit, body: CircleDetailsJSON, tx) in
        MadeJSON(id: try startCircle(body.details, by: visit.viewer, in: tx).get().id.rawValue)
    },
    .act(
        .post, "/circles/:circle/membership", .employee, .speak, "joinCircle", "Come in", isKept: false
    ) { (visit, body: EnteringJSON, tx) in
        try joinCircle(visit.id("circle"), agreesToRules: body.agrees, by: visit.viewer, in: tx).orThrow()
        return NoReplyJSON()
    },
    .act(
        .post, "/circles/:circle/requests", .employee, .speak, "askToJoinCircle",
        "Ask the facilitator of a closed circle to be let in", isKept: false
    ) { (visit, body: CircleNoteJSON, tx) in
        try askToJoinCircle(visit.id("circle"), note: body.note.trimmed, by: visit.viewer, in: tx).orThrow()
        return NoReplyJSON()
    },
    .act(
        .delete, "/circles/:circle/requests", .employee, .speak, "withdrawCircleRequest", "Not ask any more"
    ) { (visit, _: NoBodyJSON, tx) in
        try withdrawCircleRequest(visit.circleOutside(tx), by: visit.viewer.id, in: tx)
        return NoReplyJSON()
    },
    .act(
        .post, "/circles/:circle/invitations/decline", .employee, .speak, "declineCircleInvitation",
        "Say no to an invitation; nobody is told", isKept: false
    ) { (visit, _: NoBodyJSON, tx) in
        try declineCircleInvitation(visit.circleOutside(tx), by: visit.viewer.id, in: tx)
        return NoReplyJSON()
    },
    .act(
        .post, "/circles/:circle/departure", .employee, .speak, "leaveCircle", "Leave; nobody is told", isKept: false
    ) { (visit, body: LeavingCircleJSON, tx) in
        try leaveCircle(visit.id("circle"), takingWords: body.takesWords, by: visit.viewer.id, in: tx).orThrow()
        return NoReplyJSON()
    },
]

extension Visit {
    fileprivate func circleOutside(_ tx: Transaction) throws -> ID<Circle> {
        guard let circle = try Circle.find(id("circle"), in: tx) else { throw Refusal.notFound }
        return circle.id
    }
}
