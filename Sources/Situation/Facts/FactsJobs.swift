import Platform

extension JobKind {
    static let escalateFact: JobKind = "escalate-fact"
    static let revealFact: JobKind = "reveal-fact"
}

package let factsJobs: [JobHandler] = [
    JobHandler(.escalateFact) { job, tx in try escalateFact(try job.decode(), in: tx) },
    JobHandler(.revealFact) { job, tx in try revealFact(try job.decode(), in: tx) },
]

/// Waiting made visible: the room says so and the record keeps it. The version goes on waiting for people.
func escalateFact(_ version: ID<FactVersion>, in tx: Transaction) throws {
    guard let waiting = try FactVersion.find(version, in: tx), waiting.isWaiting, waiting.escalatedAt == nil,
        let fact = try Fact.find(waiting.fact, in: tx)
    else { return }
    try FactVersion.setEscalated(version, in: tx)
    try fact.record(.factEscalated, waiting, by: nil, in: tx)
}

/// The time before which a version was not public has come: the sheet changes for everyone, and whoever stood on the
/// version before is told. A newer version that took its place has told its own story.
func revealFact(_ version: ID<FactVersion>, in tx: Transaction) throws {
    guard let due = try FactVersion.find(version, in: tx), let fact = try Fact.find(due.fact, in: tx),
        fact.current?.id == version
    else { return }
    let sheet = try FactSheet.nextVersion(of: fact.crisis, in: tx)
    try fact.record(due.publicEvent(after: fact.earlier), due, sheet: sheet, by: nil, in: tx)
}
