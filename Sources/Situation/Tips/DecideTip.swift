import Platform

/// The team takes it into a version of a fact, in the transaction that writes the version.
package func takeTip(
    _ id: ID<Tip>, of crisis: ID<Crisis>, into fact: Fact, reply: String, by person: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    let tip = try Tip.get(id, of: crisis, in: tx)
    guard fact.crisis == crisis, let version = fact.newest else { throw Refusal.notFound }
    if reply.count > 1000 { return [Problem("reply", "At most 1,000 characters.")] }
    guard try Tip.decide(id, .taken, reply: reply, version: version.id, by: person, in: tx) else {
        return [Problem("", "Somebody else has decided about what this colleague told us.")]
    }
    try tip.record(.tipTaken, by: person, in: tx)
    try PersonalNotice.queue(.tipSettled, at: tip.ownPath, for: tip.person, in: tx)
    return []
}

/// Never without a reason: whoever took the trouble reads it.
package func leaveTip(
    _ id: ID<Tip>, of crisis: ID<Crisis>, because reply: String, by person: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    let tip = try Tip.get(id, of: crisis, in: tx)
    if reply.isEmpty { return [Problem("reply", "Say why not. Whoever told us reads it.")] }
    if reply.count > 1000 { return [Problem("reply", "At most 1,000 characters.")] }
    guard try Tip.decide(id, .notTaken, reply: reply, version: nil, by: person, in: tx) else {
        return [Problem("", "Somebody else has decided meanwhile.")]
    }
    try tip.record(.tipLeft, by: person, in: tx)
    try PersonalNotice.queue(.tipSettled, at: tip.ownPath, for: tip.person, in: tx)
    return []
}

extension Tip {
    /// Where its teller finds what came of it.
    fileprivate var ownPath: String { "/tips#tip-\(id)" }
}
