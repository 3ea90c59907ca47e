import Platform

/// Under an update that the asker may read. Without a name, the row has nobody in it, and nothing is recorded: the log
/// would say when.
package func askQuestion(
    _ details: QuestionDetails, under briefing: ID<Briefing>, of crisis: ID<Crisis>, by asker: Viewer,
    in tx: Transaction
) throws -> Result<BriefingQuestion, Problems> {
    let update = try Briefing.get(briefing, of: crisis, for: asker, in: tx)
    var problems = details.validate(recipients: update.recipients)
    if try !Crisis.get(crisis, in: tx).isOpen {
        problems.append(Problem("", "The crisis is closed. Ask at the open door instead."))
    }
    guard problems.isEmpty else { return .failure(Problems(problems)) }
    let day = tx.now.day
    let question = BriefingQuestion(
        // As old as its day: an id of now would tell the millisecond.
        id: .new(at: Instant(day: day)), crisis: crisis, briefing: briefing, text: details.text,
        askedBy: details.isNameless ? nil : asker.id, askedDay: day, wishes: 0, replies: 0, reply: nil, removedAt: nil,
        removedBy: nil, removedWhy: "")
    try question.insert(in: tx)
    if !details.isNameless { try question.record(.questionChanged, by: nil, in: tx) }
    return .success(question)
}

package let takingBackQuestion = TakingBack<BriefingQuestion>("question-undo")

/// By whoever asked it, as long as nothing has been said to it.
package func takeBackQuestion(_ question: BriefingQuestion, in tx: Transaction) throws -> [Problem] {
    guard try BriefingQuestion.deleteUnanswered(question.id, in: tx) else {
        return [Problem("", "Something has been said to it meanwhile, and it stays with that.")]
    }
    if question.askedBy != nil { try question.record(.questionChanged, by: nil, in: tx) }
    return []
}

/// Counts somebody once. Nothing is recorded, and nobody can look up who it was.
package func wishToKnow(
    _ question: BriefingQuestion, by person: ID<Person>, vault: Vault, in tx: Transaction
) throws {
    guard question.isOpen else { throw Refusal.conflict }
    let marks = QuestionWish.marks(of: question.id, by: person, vault)
    guard let newest = marks.first, try QuestionWish.mine(among: [question.id], by: person, vault, in: tx).isEmpty,
        try QuestionWish.insert(newest, for: question.id, in: tx)
    else { return }
    try BriefingQuestion.add(1, to: question.id, in: tx)
}

package func takeBackWish(
    _ question: BriefingQuestion, by person: ID<Person>, vault: Vault, in tx: Transaction
) throws {
    guard question.isOpen else { throw Refusal.conflict }
    let marks = QuestionWish.marks(of: question.id, by: person, vault)
    guard try QuestionWish.delete(marks, of: question.id, in: tx) else { return }
    try BriefingQuestion.add(-1, to: question.id, in: tx)
}
