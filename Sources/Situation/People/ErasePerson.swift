import Platform

/// Forgets who somebody was (GDPR, article 17): their way in, their name, their words. What they did stays on the record
/// under an id that leads to nobody, and the chain stays whole. There is no way back.
///
/// - Parameter actor: nil when whoever operates this does it.
package func erase(_ id: ID<Person>, house: House, by actor: ID<Person>?, in tx: Transaction) throws -> [Problem] {
    guard let person = try Person.find(id, in: tx) else { throw Refusal.notFound }
    guard try !Person.isErased(id, in: tx) else { return [] }
    guard id != actor else { return [Problem("", "You cannot erase yourself. Ask another administrator.")] }
    if try Person.administratorsLocked(in: tx) == [id] {
        return [Problem("", "Someone has to be an administrator. Give the role to someone else first.")]
    }
    if person.deactivatedAt == nil { try takeWayIn(id, by: actor, in: tx) }
    for part in house.personalData { try part.forget(id, tx) }
    // The one place where nobody can take a name out by hand.
    let words = try EventText.erase(mentioning: [person.name, person.email], in: tx)
    try tx.record(.personErased, actor: actor?.rawValue, scope: nil, subject: id.rawValue, data: ["words": words])
    return []
}

extension EventKind {
    package static let personErased: EventKind = "person.erased"
}
