import Platform

extension JobKind {
    static let escalateFact: JobKind = "escalate-fact"
}

package let factsJobs: [JobHandler] = [
    JobHandler(.escalateFact) { job, tx in try escalateFact(try job.decode(), in: tx) }
]

/// Waiting made visible: the room says so and the record keeps it. The version goes on waiting for people.
func escalateFact(_ version: ID<FactVersion>, in tx: Transaction) throws {
    guard let waiting = try FactVersion.find(version, in: tx), waiting.isWaiting, waiting.escalatedAt == nil,
        let fact = try Fact.find(waiting.fact, in: tx)
    else { return }
    try FactVersion.setEscalated(version, in: tx)
    try fact.record(.factEscalated, waiting, by: nil, in: tx)
}
