import Platform
import Situation

/// Words can hurt under the name of thanks. Whoever can read them can tell an administrator.
package func reportThanks(
    _ id: ID<Thanks>, why: String, by reporter: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    let thanks = try Thanks.get(id, for: reporter, in: tx)
    guard thanks.giver != reporter else {
        return [Problem("why", "These are your own words.")]
    }
    guard why.count <= 1000 else { return [Problem("why", "A report has at most 1,000 characters.")] }
    guard try ThanksReport.insert(of: id, by: reporter, why: why, in: tx) else {
        return [Problem("why", "You have reported this already. An administrator will look at it.")]
    }
    try tx.record(.thanksReported, actor: nil, scope: nil, subject: nil)
    return []
}

/// An administrator decides; everyone who reported it hears what came of it.
func settleThanksReport(
    _ id: ID<ThanksReport>, _ outcome: ThanksReport.Outcome?, reply: String, by person: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    guard let report = try ThanksReport.find(id, in: tx) else { throw Refusal.notFound }
    guard report.settledAt == nil else { throw Refusal.conflict }
    var problems: [Problem] = []
    if outcome == nil { problems.append(Problem("outcome", "Say what becomes of it.")) }
    if reply.isEmpty {
        problems.append(Problem("reply", "Whoever reported it deserves a sentence about what came of it."))
    }
    if reply.count > 1000 { problems.append(Problem("reply", "An answer has at most 1,000 characters.")) }
    guard problems.isEmpty, let outcome else { return problems }
    try ThanksReport.settle(of: report.thanks, outcome, reply: reply, by: person, in: tx)
    if outcome == .removed { try Thanks.remove(report.thanks, by: person, in: tx) }
    // Whom it was about stays out of the record.
    try tx.record(.thanksReportSettled, actor: person.rawValue, scope: nil, subject: nil)
    return []
}
