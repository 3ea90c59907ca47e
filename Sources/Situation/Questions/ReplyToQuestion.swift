import Platform

/// The team answers, says by when it will, or says why not, before everyone who may read the update. Later words take the
/// place of earlier ones and leave them in sight; to correct an answer takes a reason.
package func replyToQuestion(
    _ question: BriefingQuestion, _ details: ReplyDetails, by person: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    var problems = details.validate(after: question.reply, at: tx.now)
    if question.removedAt != nil { problems.append(Problem("", "The question has been removed.")) }
    if details.seen != question.replies {
        problems.append(Problem("", "Somebody was faster. What they said is shown here."))
    }
    if let fact = details.fact,
        try Fact.find(fact, in: tx).map({ $0.crisis == question.crisis && $0.version(publicAt: tx.now) != nil })
            != true
    {
        problems.append(Problem("fact", "This fact is not public. Choose another, or none."))
    }
    guard problems.isEmpty, let outcome = details.outcome else { return problems }
    let isCorrection = question.reply.map { $0.outcome != .promised } ?? false
    let reply = QuestionReply(
        outcome: outcome, words: details.words, promisedFor: details.promisedFor, fact: details.fact, saidBy: person,
        saidAt: tx.now, why: isCorrection ? details.why : "")
    guard try reply.put(to: question.id, after: details.seen, in: tx) else { throw Refusal.conflict }
    if let due = details.promisedFor {
        try tx.enqueue(.tellLateReply, question.id, at: due + .minutes(1), key: question.clock)
    } else {
        try tx.cancelJob(key: question.clock)
        try QuestionWish.forget(question.id, in: tx)
    }
    try PersonalNotice.drop(.replyLate, at: question.path, in: tx)
    try question.record(isCorrection ? .questionCorrected : outcome.event, by: person, in: tx)
    return []
}

/// Never silently: the reason stays where the question stood.
package func removeQuestion(
    _ question: BriefingQuestion, why: String, by person: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    if why.isEmpty { return [Problem("removed_why", "Say why. Everyone reads it where the question stood.")] }
    if why.count > 1000 { return [Problem("removed_why", "A reason has at most 1,000 characters.")] }
    guard try BriefingQuestion.remove(question.id, why: why, by: person, in: tx) else {
        return [Problem("", "It has been removed already.")]
    }
    try tx.cancelJob(key: question.clock)
    try QuestionWish.forget(question.id, in: tx)
    try PersonalNotice.drop(.replyLate, at: question.path, in: tx)
    try question.record(.questionRemoved, by: person, in: tx)
    return []
}

extension JobKind {
    static let tellLateReply: JobKind = "tell-late-reply"
}

package let questionsJobs = [JobHandler(.tellLateReply) { job, tx in try tellLateReply(try job.decode(), in: tx) }]

/// A minute after the promised time: open pages look again, and it stands in the record.
func tellLateReply(_ id: ID<BriefingQuestion>, in tx: Transaction) throws {
    guard let question = try BriefingQuestion.find(id, in: tx), question.isLate(at: tx.now) else { return }
    try question.record(.questionLate, by: nil, in: tx)
    if let promiser = question.reply?.saidBy {
        try PersonalNotice.queue(.replyLate, at: question.path, for: promiser, in: tx)
    }
}

extension BriefingQuestion {
    fileprivate var clock: String { "tell-late-reply:\(id)" }
}

extension QuestionReply.Outcome {
    fileprivate var event: EventKind {
        switch self {
        case .answered: .questionAnswered
        case .promised: .questionPromised
        case .declined: .questionDeclined
        }
    }
}
