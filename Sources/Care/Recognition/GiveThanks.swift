import Platform
import Situation

/// Thanks go to their receiver and to nobody else. No event: whoever could count events would have a ranking.
package func giveThanks(
    _ details: ThanksDetails, by giver: ID<Person>, in tx: Transaction
) throws -> Result<Thanks, Problems> {
    var problems = details.validate()
    let receiver = try details.receiver.flatMap { try Person.find($0, in: tx) }
    if receiver == nil || receiver?.deactivatedAt != nil {
        problems.append(Problem("to", "No colleague of yours has this name or e-mail address."))
    }
    if receiver?.id == giver { problems.append(Problem("to", "This is you. Thank somebody else.")) }
    if try Thanks.countGiven(by: giver, since: tx.now - .days(1), in: tx) >= ThanksDetails.mostADay {
        problems.append(
            Problem("", "You have thanked many people within a day. Keep these words, and give them tomorrow."))
    }
    guard problems.isEmpty, let receiver, let reason = details.reason else { return .failure(Problems(problems)) }
    let thanks = Thanks(
        id: .new(at: tx.now), giver: giver, receiver: receiver.id, reason: reason, words: details.words,
        givenAt: tx.now, seenAt: nil, sharedAt: nil, putAwayAt: nil, removedAt: nil)
    try thanks.insert(in: tx)
    return .success(thanks)
}

/// By its giver, as long as it has not been seen.
package func takeBackThanks(_ id: ID<Thanks>, by giver: ID<Person>, in tx: Transaction) throws -> [Problem] {
    let thanks = try Thanks.get(id, for: giver, in: tx)
    guard thanks.giver == giver else { throw Refusal.notFound }
    guard try Thanks.deleteUnseen(id, in: tx) else {
        return [Problem("", "It has been seen meanwhile, and cannot be taken back any more.")]
    }
    return []
}

/// The words have stood before their receiver's eyes.
package func seeThanks(_ all: [Thanks], by receiver: ID<Person>, in tx: Transaction) throws {
    try Thanks.setSeen(all.filter { $0.receiver == receiver && $0.seenAt == nil }.map(\.id), in: tx)
}

/// The receiver lets everyone read it, or nobody any more.
package func shareThanks(
    _ id: ID<Thanks>, _ isShared: Bool, by receiver: ID<Person>, in tx: Transaction
) throws {
    _ = try Thanks.own(id, of: receiver, in: tx)
    guard try Thanks.setShared(isShared, id, in: tx) else { return }
    try tx.record(.thanksWallChanged, actor: nil, scope: nil, subject: nil)
}

/// The receiver does not want to have it. Its giver is not told.
package func putAwayThanks(_ id: ID<Thanks>, by receiver: ID<Person>, in tx: Transaction) throws {
    let thanks = try Thanks.own(id, of: receiver, in: tx)
    try Thanks.putAway(id, in: tx)
    if thanks.isShared { try tx.record(.thanksWallChanged, actor: nil, scope: nil, subject: nil) }
}

extension Thanks {
    fileprivate static func own(_ id: ID<Thanks>, of receiver: ID<Person>, in tx: Transaction) throws -> Thanks {
        let thanks = try get(id, for: receiver, in: tx)
        guard thanks.receiver == receiver else { throw Refusal.notFound }
        return thanks
    }
}

/// To somebody who is named as people name each other.
func giveThanks(
    to name: String, chosen: ID<Person>?, _ reason: ThanksReason?, _ words: String, by giver: ID<Person>,
    in tx: Transaction
) throws -> Result<Thanks, Problems> {
    let sought = try seekColleague(name, chosen: chosen, for: giver, in: tx)
    let details = ThanksDetails(receiver: sought.person, reason: reason, words: words)
    guard let problem = sought.problem("to") else { return try giveThanks(details, by: giver, in: tx) }
    return .failure(Problems([problem] + details.validate()))
}
