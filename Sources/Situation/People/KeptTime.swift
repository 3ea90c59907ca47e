import Platform

extension JobKind {
    static let endKeptTime: JobKind = "end-kept-time"
}

extension EventKind {
    package static let keptTimeEnded: EventKind = "people.kept-time-ended"
}

/// Once a day, what was kept long enough goes.
func keptTimeJobs(_ house: House) -> [JobHandler] {
    [JobHandler(daily: .endKeptTime) { _, tx in try endKeptTime(house: house, in: tx) }]
}

/// Deletes what was kept long enough, and puts on the record how much of what.
package func endKeptTime(house: House, in tx: Transaction) throws {
    let kept = KeptTimes(days: house.services.settings.keptDays)
    var deleted: [String: Int] = [:]
    for part in house.personalData { deleted.merge(try part.expire(kept, tx), uniquingKeysWith: +) }
    deleted = deleted.filter { $0.value > 0 }
    guard !deleted.isEmpty else { return }
    try tx.record(.keptTimeEnded, actor: nil, scope: nil, subject: nil, data: deleted)
}
