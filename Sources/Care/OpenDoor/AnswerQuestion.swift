import Platform
import Situation

/// A leader answers, or says why not. Either stands before everyone, with their name.
package func answerDoorQuestion(
    _ id: ID<DoorQuestion>, _ answer: DoorAnswer, by leader: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    let question = try DoorQuestion.get(id, in: tx)
    var (answer, problems) = (answer, answer.validate())
    if !question.isOpen { problems.append(Problem("", "Somebody was faster. What they said is shown below.")) }
    problems += try answer.standOn(in: tx)
    guard problems.isEmpty, let outcome = answer.outcome else { return problems }
    guard try DoorQuestion.close(id, outcome, answer, by: leader, in: tx) else { throw Refusal.conflict }
    try DoorVote.forget(id, in: tx)
    try DoorQuestion.startClock(in: tx)
    try PersonalNotice.drop(.questionLate, at: question.path, in: tx)
    try question.record(outcome == .answered ? .doorAnswered : .doorDeclined, by: leader, in: tx)
    return []
}

/// Never silently: the reason stays where the question stood.
package func removeDoorQuestion(
    _ id: ID<DoorQuestion>, why: String, by person: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    let question = try DoorQuestion.get(id, in: tx)
    if why.isEmpty { return [Problem("why", "Say why. Everyone reads it where the question stood.")] }
    if why.count > 1000 { return [Problem("why", "A reason has at most 1,000 characters.")] }
    guard try DoorQuestion.remove(id, why: why, by: person, in: tx) else {
        return [Problem("", "It has been removed already.")]
    }
    try DoorVote.forget(id, in: tx)
    try DoorQuestion.startClock(in: tx)
    try PersonalNotice.drop(.questionLate, at: question.path, in: tx)
    try question.record(.doorRemoved, by: person, in: tx)
    return []
}

extension DoorAnswer {
    /// An answer stands on what everyone may read.
    fileprivate mutating func standOn(in tx: Transaction) throws -> [Problem] {
        guard fact != nil || briefing != nil else {
            crisis = nil
            return []
        }
        var problems: [Problem] = []
        if let fact,
            try Fact.find(fact, in: tx).map({ $0.crisis == crisis && $0.version(publicAt: tx.now) != nil }) != true
        {
            problems.append(Problem("fact", "This fact is not public. Choose another, or none."))
        }
        if let briefing, let crisis {
            let known = try Briefing.all(of: crisis, in: tx)
            if !known.contains(where: { $0.id == briefing }) {
                problems.append(Problem("briefing", "This update is not there. Choose another, or none."))
            }
        } else if briefing != nil {
            problems.append(Problem("briefing", "This update is not there. Choose another, or none."))
        }
        return problems
    }
}

/// What the clock says aloud, once each: a question has to be answered by tomorrow; nobody has.
package func tellOfDoorQuestions(in tx: Transaction) throws {
    for question in try DoorQuestion.untold(.doorDue, in: tx) { try question.record(.doorDue, by: nil, in: tx) }
    for question in try DoorQuestion.untold(.doorLate, in: tx) {
        try question.record(.doorLate, by: nil, in: tx)
        let leaders = try question.leader.map { [$0] } ?? Person.holding(.leader, in: tx).map(\.id)
        for leader in leaders { try PersonalNotice.queue(.questionLate, at: question.path, for: leader, in: tx) }
    }
}

extension DoorQuestion {
    /// Marks them as told, too.
    fileprivate static func untold(_ kind: EventKind, in tx: Transaction) throws -> [DoorQuestion] {
        let (told, which): (String, SQL) =
            kind == .doorLate
            ? ("late", "due_day < \(tx.now.day) AND (told IS NULL OR told <> 'late')")
            : ("due", "due_day IS NOT NULL AND told IS NULL")
        return try tx.all(
            DoorQuestion.self,
            """
            UPDATE door_questions SET told = \(told) WHERE outcome IS NULL AND removed_at IS NULL AND \(which)
            RETURNING *
            """)
    }
}

extension JobKind {
    static let tellOfDoorQuestions: JobKind = "tell-of-door-questions"
}

let openDoorJobs = [JobHandler(hourly: .tellOfDoorQuestions) { _, tx in try tellOfDoorQuestions(in: tx) }]
