import Platform
import Situation

/// Whoever starts a circle looks after it. Leaders do not: they come in when they are invited.
package func startCircle(
    _ details: CircleDetails, by starter: Viewer, in tx: Transaction
) throws -> Result<Circle, Problems> {
    guard !starter.roles.contains(.leader) else { throw Refusal.notFound }
    let problems = details.validate()
    guard problems.isEmpty else { return .failure(Problems(problems)) }
    let circle = Circle(
        id: .new(at: tx.now), name: details.name, about: details.about, kind: details.kind, isOpen: details.isOpen,
        rules: details.rules, facilitator: starter.id, startedAt: tx.now)
    try circle.insert(in: tx)
    try CircleMember.insert(starter.id, into: circle.id, in: tx)
    return .success(circle)
}

func changeCircle(
    _ id: ID<Circle>, to details: CircleDetails, by person: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    _ = try Inside.facilitating(id, by: person, in: tx)
    let problems = details.validate()
    guard problems.isEmpty else { return problems }
    try Circle.update(id, details, in: tx)
    return []
}

/// To another member; or taken over by one, when the facilitator has left the company.
package func handCircleOver(
    _ id: ID<Circle>, to successor: ID<Person>, by person: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    try Circle.lock(id, in: tx)
    let inside = try Inside.get(id, for: person, in: tx)
    let isGone = try Person.find(inside.circle.facilitator, in: tx)?.deactivatedAt != nil
    guard inside.isFacilitator || (isGone && successor == person) else { throw Refusal.notFound }
    guard try CircleMember.isIn(id, successor, in: tx), try Person.find(successor, in: tx)?.deactivatedAt == nil else {
        return [Problem("successor", "Choose somebody who is in the circle.")]
    }
    try Circle.setFacilitator(successor, of: id, in: tx)
    return []
}
