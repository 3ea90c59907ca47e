import Platform

/// Someone leaves: no way in any more, no seat on a team; their words and deeds stay on the record.
package func deactivate(_ id: ID<Person>, by actor: ID<Person>, in tx: Transaction) throws -> [Problem] {
    guard let person = try Person.find(id, in: tx) else { throw Refusal.notFound }
    guard id != actor else { return [Problem("", "You cannot deactivate yourself. Ask another administrator.")] }
    guard person.deactivatedAt == nil else { return [] }
    if try Person.administratorsLocked(in: tx) == [id] {
        return [Problem("", "Someone has to be an administrator. Give the role to someone else first.")]
    }
    if let crisis = try Crisis.lockedWithout(id, among: Membership.all(of: id, in: tx), in: tx) {
        return [
            Problem(
                "",
                "\(person.name) is the last one on the team of “\(crisis.title)”, and its room would be locked. Let them hand over to someone first."
            )
        ]
    }
    try takeWayIn(id, by: actor, in: tx)
    return []
}

/// - Parameter actor: nil when whoever operates this does it; then it is as if they had left by themselves.
func takeWayIn(_ id: ID<Person>, by actor: ID<Person>?, in tx: Transaction) throws {
    for seat in try Membership.all(of: id, in: tx) { try leave(seat, of: id, by: actor, in: tx) }
    try TeamTerm.endAll(of: id, by: actor ?? id, in: tx)
    try Session.endAll(of: id, but: nil, in: tx)
    try SignInLink.spoilAll(of: id, in: tx)
    try Person.setDeactivated(tx.now, id, in: tx)
    try tx.record(.personDeactivated, actor: actor?.rawValue, scope: nil, subject: id.rawValue)
}

/// Whoever stands in for the holder holds the function from now on; without one the room says at once what is missing.
private func leave(_ seat: Membership, of id: ID<Person>, by actor: ID<Person>?, in tx: Transaction) throws {
    try tx.record(
        .functionHandedOver, actor: actor?.rawValue, scope: seat.crisis.rawValue, subject: id.rawValue,
        data: TermEvent(function: seat.function, isBackup: seat.isBackup))
    guard !seat.isBackup, try Crisis.get(seat.crisis, in: tx).isOpen,
        let backup = try TeamSeat.find(seat.function, of: seat.crisis, in: tx)?.backup?.0
    else { return }
    _ = try takeFunction(
        seat.function, of: seat.crisis, person: backup.id, isBackup: false, by: actor ?? id, in: tx)
}

extension Crisis {
    /// An open crisis that would have nobody on its team.
    fileprivate static func lockedWithout(
        _ id: ID<Person>, among seats: [Membership], in tx: Transaction
    ) throws -> Crisis? {
        for seat in seats where try TeamTerm.held(in: seat.crisis, in: tx).allSatisfy({ $0.person == id }) {
            let crisis = try Crisis.get(seat.crisis, in: tx)
            if crisis.isOpen { return crisis }
        }
        return nil
    }
}

/// They sign in as before; seats are taken again one by one.
package func welcomeBack(_ id: ID<Person>, by actor: ID<Person>, in tx: Transaction) throws {
    guard let person = try Person.find(id, in: tx) else { throw Refusal.notFound }
    guard person.deactivatedAt != nil, try !Person.isErased(id, in: tx) else { return }
    try Person.setDeactivated(nil, id, in: tx)
    try tx.record(.personReturned, actor: actor.rawValue, scope: nil, subject: id.rawValue)
}
