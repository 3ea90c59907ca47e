import Platform

/// Puts a new fact up. It stands at once when its author's department is approval enough, else it is proposed.
package func establish(
    _ details: FactDetails, in crisis: Crisis, by author: ID<Person>, in tx: Transaction
) throws -> Result<Fact, Problems> {
    let problems = frozen(crisis) + details.validate()
    guard problems.isEmpty else { return .failure(Problems(problems)) }
    let fact = try Fact.begin(details, question: "", in: crisis, by: author, in: tx)
    let version = try fact.write(details, by: author, in: tx)
    try fact.propose(version, in: crisis, in: tx)
    return .success(try Fact.find(fact.id, of: crisis.id, in: tx))
}

/// A fact that a playbook asks for: an open question, and a sentence that says we are finding out.
package struct FactToEstablish: Sendable, Equatable {
    package var question: String
    package var details: FactDetails

    package init(question: String, details: FactDetails) {
        self.question = question
        self.details = details
    }
}

/// What a playbook puts on the sheet when a crisis opens. Its departments agreed to these sentences before the
/// crisis, so the first version needs no approval; every later one does.
package func establish(
    _ facts: [FactToEstablish], in crisis: Crisis, by opener: ID<Person>, in tx: Transaction
) throws {
    for toEstablish in facts {
        let problems = toEstablish.details.validate()
        guard problems.isEmpty else { throw Problems(problems) }
        let fact = try Fact.begin(
            toEstablish.details, question: toEstablish.question, in: crisis, by: opener, in: tx)
        let version = try fact.write(toEstablish.details, by: opener, in: tx)
        try fact.publish(version, by: opener, in: tx)
    }
}

extension Fact {
    fileprivate static func begin(
        _ details: FactDetails, question: String, in crisis: Crisis, by person: ID<Person>, in tx: Transaction
    ) throws -> Fact {
        let number = try FactSheet.nextFactNumber(of: crisis.id, in: tx)
        let fact = Fact(
            id: .new(at: tx.now), crisis: crisis.id, number: number, question: question, owner: details.owner,
            reviewBy: details.reviewBy)
        try fact.insert(by: person, in: tx)
        return fact
    }

    /// Keeps the words as the next version. Whether they stand is decided by `propose` or `publish`.
    func write(_ details: FactDetails, by author: ID<Person>, in tx: Transaction) throws -> FactVersion {
        let last = try FactVersion.history(of: id, in: tx).last?.number ?? 0
        let version = FactVersion(
            id: .new(at: tx.now), fact: id, number: last + 1, statement: details.statement, status: details.status,
            notPublicBefore: details.notPublicBefore, source: details.source, why: details.why, writtenAt: tx.now,
            writtenBy: author, publishedAt: nil, sheet: nil, droppedAt: nil, escalatedAt: nil,
            figures: details.figures)
        try version.insert(in: tx)
        return version
    }
}
