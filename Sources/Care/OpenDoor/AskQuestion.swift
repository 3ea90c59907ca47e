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

/// That a browser has asked a question within the last minutes: signed, so that nothing has to be kept for it.
package enum DoorUndo {
    package static let lasts: Duration = .minutes(10)
    static let cookie = "firsthand-door-undo"

    package static func sign(
        _ id: ID<DoorQuestion>, by person: ID<Person>, at now: Instant, _ vault: Vault
    ) -> String {
        let until = (now + lasts).milliseconds
        return "\(id).\(until).\(vault.signature(of: "\(id) \(until) \(person)", purpose: "door-undo"))"
    }

    /// The question that may still be taken back by whoever has this.
    package static func read(
        _ text: String?, by person: ID<Person>, at now: Instant, _ vault: Vault
    ) -> ID<DoorQuestion>? {
        let parts = (text ?? "").split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let id = ID<DoorQuestion>(rawValue: parts[0]), let until = Int64(parts[1]),
            until > now.milliseconds, until <= (now + lasts).milliseconds,
            vault.isSignature(parts[2], of: "\(id) \(until) \(person)", purpose: "door-undo")
        else { return nil }
        return id
    }
}
