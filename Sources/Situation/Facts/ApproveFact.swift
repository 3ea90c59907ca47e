import Platform

/// One department says yes to a waiting version; the yes that was missing puts it on the sheet.
package func approveFact(
    _ id: ID<Fact>, version number: Int, by person: ID<Person>, in tx: Transaction
) throws -> Result<Fact, Problems> {
    guard let fact = try Fact.find(id, in: tx), let crisis = try Crisis.find(fact.crisis, in: tx),
        let approver = try Person.find(person, in: tx)
    else { throw Refusal.notFound }
    var problems = frozen(crisis)
    guard let proposal = fact.proposal, proposal.number == number else {
        return .failure(Problems([Problem("", "This version no longer waits. What stands now is shown below.")]))
    }
    let approvals = try FactApproval.all(of: [proposal.id], in: tx)
    if approvals.contains(where: { $0.department == approver.department }) {
        problems.append(
            Problem("", "\(approver.department) has approved this version. Another department has to agree."))
    }
    guard problems.isEmpty else { return .failure(Problems(problems)) }
    try fact.approve(proposal, by: approver, in: tx)
    if approvals.count + 1 >= crisis.approvalsNeeded { try fact.publish(proposal, by: person, in: tx) }
    return .success(try Fact.find(id, of: crisis.id, in: tx))
}

/// Takes a proposal back before it stood. The row stays, with who and when.
package func dropProposal(
    of id: ID<Fact>, version number: Int, by person: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    guard let fact = try Fact.find(id, in: tx) else { throw Refusal.notFound }
    guard let proposal = fact.proposal, proposal.number == number else {
        return [Problem("", "This version no longer waits. What stands now is shown below.")]
    }
    try FactVersion.setDropped(proposal.id, by: person, in: tx)
    try fact.record(.proposalDropped, proposal, by: person, in: tx)
    return []
}

extension Fact {
    /// The author's department has agreed by writing it. What else is needed waits, and never publishes by itself.
    func propose(_ version: FactVersion, in crisis: Crisis, in tx: Transaction) throws {
        guard let author = try Person.find(version.writtenBy, in: tx) else { throw Refusal.notFound }
        guard crisis.approvalsNeeded > 1 else { return try publish(version, by: author.id, in: tx) }
        try record(.factProposed, version, by: author.id, in: tx)
        try approve(version, by: author, in: tx)
        try tx.enqueue(.escalateFact, version.id, at: tx.now + .minutes(escalationMinutes(crisis)))
    }

    fileprivate func approve(_ version: FactVersion, by person: Person, in tx: Transaction) throws {
        try FactApproval(version: version.id, department: person.department, by: person.id, at: tx.now).insert(in: tx)
        try record(.factApproved, version, department: person.department, by: person.id, in: tx)
    }

    /// The one way onto the sheet.
    func publish(_ version: FactVersion, by person: ID<Person>, in tx: Transaction) throws {
        let sheet = try FactSheet.nextVersion(of: crisis, in: tx)
        try FactVersion.setPublished(version.id, sheet: sheet, in: tx)
        if let time = version.notPublicBefore, time > tx.now {
            try record(.factPrepared, version, sheet: sheet, by: person, in: tx)
            try tx.enqueue(.revealFact, version.id, at: time)
        } else {
            try record(version.publicEvent(after: current), version, sheet: sheet, by: person, in: tx)
        }
    }
}

extension FactVersion {
    func publicEvent(after earlier: FactVersion?) -> EventKind {
        status == .withdrawn ? .factWithdrawn : earlier == nil ? .factEstablished : .factChanged
    }
}

/// A proposal that waits longer than a colleague was promised an answer needs more than patience.
func escalationMinutes(_ crisis: Crisis) -> Int { max(5, crisis.replyWithinMinutes) }
