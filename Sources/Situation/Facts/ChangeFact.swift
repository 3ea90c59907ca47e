import Platform

/// Says something new in a fact's place. `base` is the number of the version that the author was looking at; when
/// another has come since, nothing is written and the author decides with both in view.
package func changeFact(
    _ id: ID<Fact>, to details: FactDetails, basedOn base: Int, by author: ID<Person>, in tx: Transaction
) throws -> Result<Fact, Problems> {
    guard let fact = try Fact.find(id, in: tx), let crisis = try Crisis.find(fact.crisis, in: tx) else {
        throw Refusal.notFound
    }
    var problems = frozen(crisis) + details.validate()
    if details.why.isEmpty {
        problems.append(Problem("why", "Say why it changed: those who stood on the old version will ask."))
    }
    if fact.newest?.number != base {
        problems.append(
            Problem("", "Someone else changed this fact while you were writing. Their version is shown beside yours."))
    }
    guard problems.isEmpty else { return .failure(Problems(problems)) }
    if let proposal = fact.proposal { try FactVersion.setDropped(proposal.id, by: author, in: tx) }
    try Fact.setCare(owner: details.owner, reviewBy: details.reviewBy, of: id, in: tx)
    try fact.propose(try fact.write(details, by: author, in: tx), in: crisis, in: tx)
    return .success(try Fact.find(id, of: crisis.id, in: tx))
}

/// Takes a statement back. Saying less never waits for approval.
package func withdrawFact(
    _ id: ID<Fact>, why: String, by person: ID<Person>, in tx: Transaction
) throws -> Result<Fact, Problems> {
    guard let fact = try Fact.find(id, in: tx), let crisis = try Crisis.find(fact.crisis, in: tx) else {
        throw Refusal.notFound
    }
    var problems = frozen(crisis)
    if why.isEmpty { problems.append(Problem("why", "Say why it is withdrawn.")) }
    if fact.isWithdrawn { problems.append(Problem("", "This fact is withdrawn already.")) }
    guard let current = fact.current else {
        problems.append(Problem("", "This fact was never on the sheet. Take the proposal back instead."))
        return .failure(Problems(problems))
    }
    guard problems.isEmpty else { return .failure(Problems(problems)) }
    if let proposal = fact.proposal { try FactVersion.setDropped(proposal.id, by: person, in: tx) }
    var details = FactDetails(current, of: fact)
    details.status = .withdrawn
    details.why = why
    try fact.publish(try fact.write(details, by: person, in: tx), by: person, in: tx)
    return .success(try Fact.find(id, of: crisis.id, in: tx))
}

/// The statement was looked at again and is still right.
package func keepFact(
    _ id: ID<Fact>, reviewBy: Instant?, by person: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    guard let fact = try Fact.find(id, in: tx), let crisis = try Crisis.find(fact.crisis, in: tx),
        let current = fact.current
    else { throw Refusal.notFound }
    var problems = frozen(crisis)
    if let reviewBy, reviewBy <= tx.now {
        problems.append(Problem("review_by", "The next look has to lie ahead."))
    }
    guard problems.isEmpty else { return problems }
    try Fact.setCare(owner: fact.owner, reviewBy: reviewBy, of: id, in: tx)
    try fact.record(.factReviewed, current, by: person, in: tx)
    return []
}

extension Fact {
    /// The version that a change has to have seen.
    package var newest: FactVersion? { proposal ?? current }
}

extension FactDetails {
    package init(_ version: FactVersion, of fact: Fact) {
        self.init(
            statement: version.statement, status: version.status, figures: version.figures,
            notPublicBefore: version.notPublicBefore, owner: fact.owner, source: version.source,
            reviewBy: fact.reviewBy)
    }
}
