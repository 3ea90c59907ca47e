import Platform

/// Puts someone in a seat; whoever was there hands over at that moment.
package func takeFunction(
    _ function: String, of crisis: ID<Crisis>, person: ID<Person>, isBackup: Bool, by actor: ID<Person>,
    in tx: Transaction
) throws -> [Problem] {
    guard let seat = try TeamSeat.find(function, of: crisis, in: tx) else { throw Refusal.notFound }
    guard let taker = try Person.find(person, in: tx), taker.deactivatedAt == nil else {
        return [Problem("person", "Nobody here has this name or e-mail address.")]
    }
    let (here, beside) = isBackup ? (seat.backup, seat.holder) : (seat.holder, seat.backup)
    if here?.0.id == person { return [] }
    // A backup who steps up leaves the backup's seat; a holder cannot back themselves up.
    if beside?.0.id == person {
        guard !isBackup else {
            return [Problem("person", "\(taker.name) holds this function. Its backup has to be someone else.")]
        }
        try TeamTerm.end(function, of: crisis, isBackup: true, by: actor, in: tx)
    }
    try TeamTerm.end(function, of: crisis, isBackup: isBackup, by: actor, in: tx)
    try TeamTerm.begin(function, of: crisis, person: person, isBackup: isBackup, by: actor, in: tx)
    try tx.record(
        .functionTaken, actor: actor.rawValue, scope: crisis.rawValue, subject: person.rawValue,
        data: TermEvent(function: function, isBackup: isBackup))
    return []
}

/// Leaves a seat empty. The room says so at once.
package func leaveFunction(
    _ function: String, of crisis: ID<Crisis>, isBackup: Bool, by actor: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    let held = try TeamTerm.held(in: crisis, in: tx)
    guard let term = held.first(where: { $0.function == function && $0.isBackup == isBackup }) else { return [] }
    guard held.count > 1 else {
        return [Problem("", "The last one cannot leave: the room would be locked. Hand over to someone first.")]
    }
    try TeamTerm.end(function, of: crisis, isBackup: isBackup, by: actor, in: tx)
    try tx.record(
        .functionHandedOver, actor: actor.rawValue, scope: crisis.rawValue, subject: term.person.rawValue,
        data: TermEvent(function: function, isBackup: isBackup))
    return []
}
