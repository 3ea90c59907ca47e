import Platform
import Situation

/// Without a name, the row has nobody in it, and nothing is recorded: the log would say when.
package func askAtTheDoor(
    _ details: DoorQuestionDetails, by asker: ID<Person>, in tx: Transaction
) throws -> Result<DoorQuestion, Problems> {
    var problems = details.validate()
    if let leader = details.leader {
        let viewer = try Viewer.find(leader, in: tx)
        let isLeader = viewer?.roles.contains(.leader) == true && viewer?.person.deactivatedAt == nil
        if !isLeader { problems.append(Problem("leader", "Choose one of these, or all of them.")) }
    }
    guard problems.isEmpty else { return .failure(Problems(problems)) }
    let day = tx.now.day
    let question = DoorQuestion(
        // As old as its day: an id of now would tell the millisecond.
        id: .new(at: Instant(day: day)), text: details.text, askedBy: details.isNameless ? nil : asker,
        leader: details.leader, askedDay: day, votes: 0, dueDay: nil, outcome: nil, answer: "", answeredBy: nil,
        answeredAt: nil, crisis: nil, fact: nil, briefing: nil, removedAt: nil, removedBy: nil, removedWhy: "")
    try question.insert(in: tx)
    if !details.isNameless { try question.record(.doorChanged, by: nil, in: tx) }
    return .success(question)
}

/// By whoever has just asked it, as long as nobody has answered.
package func takeBackDoorQuestion(_ id: ID<DoorQuestion>, in tx: Transaction) throws -> [Problem] {
    let question = try DoorQuestion.get(id, in: tx)
    guard try DoorQuestion.deleteOpen(id, in: tx) else {
        return [Problem("", "It has been answered meanwhile, and stays with its answer.")]
    }
    try DoorQuestion.startClock(in: tx)
    if question.askedBy != nil { try question.record(.doorChanged, by: nil, in: tx) }
    return []
}

package let takingBackDoorQuestion = TakingBack<DoorQuestion>("door-undo")
