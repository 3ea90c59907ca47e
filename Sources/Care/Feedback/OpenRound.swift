import Platform
import Situation

/// Opens a round and makes the one key that signs its tokens, in one transaction.
///
/// - Parameter key: of this round alone: a token of another round does not open it.
package func openRound(
    _ details: RoundDetails, key: BlindKey, vault: Vault, by person: ID<Person>, in tx: Transaction
) throws -> Result<Round, Problems> {
    let problems = details.validate(at: tx.now)
    guard problems.isEmpty, let closesAt = details.closesAt else { return .failure(Problems(problems)) }
    let id: ID<Round> = .new(at: tx.now)
    let round = Round(
        id: id, title: details.title, why: details.why, asksDepartment: details.asksDepartment,
        wordsFor: details.wordsFor, openedBy: person, openedAt: tx.now, closesAt: closesAt, closedAt: nil,
        publicKey: key.publicKey, sealedKey: try vault.seal(key.pem, purpose: "round:\(id)"),
        questions: details.questions.enumerated().map { index, question in
            RoundQuestion(number: index + 1, kind: question.kind, text: question.text, choices: question.choices)
        })
    try round.insert(in: tx)
    try tx.enqueue(.closeRound, ClosingRound(round: id), at: closesAt, key: "close-round:\(id)")
    try tx.record(.roundOpened, actor: person.rawValue, scope: nil, subject: id.rawValue)
    return .success(round)
}

/// Ends a round. What could say who took part goes with it.
package func closeRound(_ id: ID<Round>, by person: ID<Person>?, in tx: Transaction) throws {
    let round = try Round.get(id, in: tx)
    guard try round.close(in: tx) else { return }
    try tx.run("DELETE FROM round_marks WHERE round = \(id)")
    try tx.run("UPDATE rounds SET sealed_key = '' WHERE id = \(id)")
    try mixAnswers(of: id, fewest: 1, in: tx)
    // What was on its way while this was decided may not have been there to be mixed and deleted.
    try tx.enqueue(.sweepRound, ClosingRound(round: id), at: tx.now + .minutes(1), key: "sweep-round:\(id)")
    try tx.cancelJob(key: "close-round:\(id)")
    try tx.record(.roundClosed, actor: person?.rawValue, scope: nil, subject: id.rawValue)
}

struct ClosingRound: Codable {
    let round: ID<Round>
}

extension JobKind {
    static let closeRound: JobKind = "close-round"
    static let sweepRound: JobKind = "sweep-round"
}

let feedbackJobs: [JobHandler] = [
    JobHandler(.closeRound) { job, tx in try closeRound(job.decode(ClosingRound.self).round, by: nil, in: tx) },
    JobHandler(.sweepRound) { job, tx in
        let round = try job.decode(ClosingRound.self).round
        try tx.run("DELETE FROM round_marks WHERE round = \(round)")
        try mixAnswers(of: round, fewest: 1, waits: true, in: tx)
    },
]

extension EventKind {
    package static let roundOpened: EventKind = "round.opened"
    package static let roundClosed: EventKind = "round.closed"
    package static let themeGathered: EventKind = "theme.gathered"
    package static let themeAnswered: EventKind = "theme.answered"
}

let feedbackAudit: AuditWords = [
    .roundOpened: AuditWord("Opened a round of questions"),
    .roundClosed: AuditWord("Closed a round of questions"),
    .themeGathered: AuditWord("Wrote down a theme of the answers"),
    .themeAnswered: AuditWord("Said what became of a theme"),
]
