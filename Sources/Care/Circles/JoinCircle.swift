import Platform
import Situation

/// An open circle takes in whoever agrees to its rules; a closed one, and any circle for a leader, those it has invited.
package func joinCircle(
    _ id: ID<Circle>, agreesToRules: Bool, by viewer: Viewer, in tx: Transaction
) throws -> [Problem] {
    guard let circle = try Circle.find(id, in: tx) else { throw Refusal.notFound }
    guard try !CircleMember.isIn(id, viewer.id, in: tx) else { return [] }
    if try !CircleInvitation.exists(for: viewer.id, to: id, in: tx) {
        guard !viewer.roles.contains(.leader) else {
            return [Problem("", "Leaders come in when the facilitator has invited them.")]
        }
        guard circle.isOpen else { return [Problem("", "This circle is closed. You can ask its facilitator.")] }
    }
    guard agreesToRules else {
        return [Problem("agrees", "Read the house rules, and say that you will keep to them.")]
    }
    try CircleMember.insert(viewer.id, into: id, in: tx)
    return []
}

/// Asks the facilitator of a closed circle to be let in.
package func askToJoinCircle(
    _ id: ID<Circle>, note: String, by viewer: Viewer, in tx: Transaction
) throws -> [Problem] {
    guard let circle = try Circle.find(id, in: tx), !viewer.roles.contains(.leader) else { throw Refusal.notFound }
    guard try !CircleMember.isIn(id, viewer.id, in: tx) else { return [] }
    guard !circle.isOpen else { return [Problem("", "This circle is open. You can just come in.")] }
    guard note.count <= 500 else { return [Problem("note", "This has at most 500 characters.")] }
    guard try CircleRequest.insert(viewer.id, to: id, note: note, in: tx) else {
        return [Problem("", "You have asked already.")]
    }
    return []
}

func withdrawCircleRequest(_ id: ID<Circle>, by person: ID<Person>, in tx: Transaction) throws {
    try CircleRequest.delete(of: person, to: id, in: tx)
}

/// Whoever is let in is invited, and comes in once they have agreed to the rules.
package func answerCircleRequest(
    of asker: ID<Person>, to id: ID<Circle>, isLetIn: Bool, by facilitator: ID<Person>, in tx: Transaction
) throws {
    _ = try Inside.facilitating(id, by: facilitator, in: tx)
    guard let request = try CircleRequest.find(of: asker, to: id, in: tx), request.declinedAt == nil else {
        throw Refusal.conflict
    }
    guard isLetIn else { return try CircleRequest.decline(asker, at: id, in: tx) }
    try CircleRequest.delete(of: asker, to: id, in: tx)
    try CircleInvitation.insert(asker, to: id, in: tx)
}

package func inviteToCircle(
    _ id: ID<Circle>, _ person: ID<Person>, by facilitator: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    _ = try Inside.facilitating(id, by: facilitator, in: tx)
    guard try Person.find(person, in: tx)?.deactivatedAt == nil else { throw Refusal.notFound }
    guard try !CircleMember.isIn(id, person, in: tx) else {
        return [Problem("person", "They are in the circle already.")]
    }
    try CircleRequest.delete(of: person, to: id, in: tx)
    try CircleInvitation.insert(person, to: id, in: tx)
    return []
}

/// Without a word: nobody is told, and nothing is recorded.
func declineCircleInvitation(_ id: ID<Circle>, by person: ID<Person>, in tx: Transaction) throws {
    try CircleInvitation.delete(of: person, to: id, in: tx)
}

/// Without a word: nobody is told, and nothing is recorded. The last one closes the door.
package func leaveCircle(
    _ id: ID<Circle>, takingWords: Bool, by person: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    try Circle.lock(id, in: tx)
    let inside = try Inside.get(id, for: person, in: tx)
    let isAlone = try CircleMember.all(of: id, in: tx).count == 1
    guard !inside.isFacilitator || isAlone else {
        return [Problem("", "You look after this circle. Hand it over to somebody first.")]
    }
    if isAlone {
        try Circle.delete(id, in: tx)
        return []
    }
    if takingWords {
        let words = try CirclePost.all(by: person, in: id, tx)
        for post in words { try post.takeBack(in: tx) }
        if !words.isEmpty { try tx.recordCircleChanged() }
    }
    try CircleMember.delete(person, from: id, in: tx)
    return []
}
