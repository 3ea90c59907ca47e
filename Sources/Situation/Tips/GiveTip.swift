import Platform

/// Everyone who may read the facts may tell what they know. Nobody but the team sees it.
package func giveTip(
    _ details: TipDetails, in crisis: Crisis, by viewer: Viewer, _ tx: Transaction
) throws -> Result<Tip, Problems> {
    var problems = frozen(crisis) + details.validate()
    var kind = Tip.Kind.new
    if let id = details.fact {
        let reader: FactReader = viewer.isOnTeam(crisis.id) ? .team : .everyone(at: tx.now)
        guard let version = try Fact.find(id, of: crisis.id, in: tx).version(for: reader) else {
            throw Refusal.notFound
        }
        kind = version.status == .developing ? .answer : .correction
    }
    if try Tip.count(by: viewer.id, since: tx.now - .days(1), in: tx) >= TipDetails.mostADay {
        problems.append(Problem("", "You have told us much within a day. Keep these words, and tell us tomorrow."))
    }
    guard problems.isEmpty else { return .failure(Problems(problems)) }
    let tip = Tip(
        id: .new(at: tx.now), crisis: crisis.id, fact: details.fact, kind: kind, person: viewer.id,
        statement: details.statement, source: details.source, wantsName: details.wantsName, givenAt: tx.now,
        decidedAt: nil, decidedBy: nil, outcome: nil, reply: "", version: nil)
    try tip.insert(in: tx)
    try tip.record(.tipGiven, by: nil, in: tx)
    return .success(tip)
}

/// By the one who gave it, until it is decided.
package func takeBackTip(_ id: ID<Tip>, by person: ID<Person>, in tx: Transaction) throws {
    guard try Tip.delete(id, by: person, in: tx) else { throw Refusal.notFound }
}
