import HTTPTypes
import Platform
import Situation

package struct DrillEvidenceJSON: Codable, Sendable {
    /// `facts`, `boundary`, `disclosure`, `care`, `ownWords` or `silence`.
    let dimension: String
    let inject: String
    /// Which moment of the drill it was.
    let moment: Int
    let isHeld: Bool
    /// The words that it stands on.
    let quote: String
    /// The fact or the boundary that it is about; empty for none.
    let says: String
    let confidence: DrillConfidence?
    /// What a better sentence might have said; empty for none.
    let better: String
}

package struct DrillNoteJSON: Codable, Sendable {
    let id: ID<DrillNote>
    /// Which of the prompts it answers, from 1.
    let prompt: Int
    let isMine: Bool
    let words: String
}

package struct DrillTaskJSON: Codable, Sendable {
    let id: ID<DrillTask>
    let what: String
    let isMine: Bool
    let dueAt: Timestamp
    let doneAt: Timestamp?
}

package struct DebriefJSON: Codable, Sendable {
    let prompts: [String]
    /// One's own answers and nobody else's. There is no sum and no grade.
    let evidence: [DrillEvidenceJSON]
    let notes: [DrillNoteJSON]
    let tasks: [DrillTaskJSON]

    fileprivate init(_ seat: DrillSeat, in tx: Transaction) throws {
        let scores = DrillScores(seat.play, of: seat.me.number)
        prompts = seat.scenario.prompts
        evidence =
            seat.me.part != .player
            ? []
            : scores.evidence.map {
                DrillEvidenceJSON(
                    dimension: $0.dimension.rawValue, inject: $0.inject, moment: $0.moment, isHeld: $0.isHeld,
                    quote: $0.quote, says: $0.says, confidence: $0.confidence, better: $0.better)
            }
        notes = try DrillNote.all(of: seat.drill.id, in: tx).map {
            DrillNoteJSON(id: $0.id, prompt: $0.prompt, isMine: $0.player == seat.me.number, words: $0.words)
        }
        tasks = try DrillTask.all(of: seat.drill.id, in: tx).map {
            DrillTaskJSON(
                id: $0.id, what: $0.what, isMine: $0.owner == seat.me.person, dueAt: Timestamp($0.dueAt),
                doneAt: Timestamp($0.doneAt))
        }
    }
}

package struct DrillNoteDetailsJSON: Codable, Sendable {
    let prompt: Int
    let words: String
}

package struct DrillTaskDetailsJSON: Codable, Sendable {
    let what: String
    /// Whose it is, by their number in the drill; one's own when it is left out.
    let player: Int?
    let due: Timestamp
}

let debriefOperations: [APIOperation] = [
    .read("/drills/:drill/debrief", .employee, "getDebrief", "What there is to look back on, once a drill is over") {
        visit, tx in
        let seat = try DrillSeat.get(visit.id("drill"), for: visit.viewer.id, in: tx)
        guard seat.play.isOver else { throw Refusal.notFound }
        return try DebriefJSON(seat, in: tx)
    },
    .act(
        .post, "/drills/:drill/notes", .employee, .speak, "noteInDebrief", "A line about one of the prompts"
    ) { (visit, body: DrillNoteDetailsJSON, tx) in
        try noteDebrief(
            visit.id("drill"), prompt: body.prompt, body.words.trimmed, by: visit.viewer.id, in: tx
        ).orThrow()
        return NoReplyJSON()
    },
    .act(
        .delete, "/drills/:drill/notes/:note", .employee, .speak, "deleteDebriefNote", "Delete one’s own line"
    ) { (visit, _: NoBodyJSON, tx) in
        try removeDebriefNote(visit.id("note"), of: visit.id("drill"), by: visit.viewer.id, in: tx)
        return NoReplyJSON()
    },
    .act(
        .post, "/drills/:drill/tasks", .employee, .speak, "takeDrillTask",
        "Something that will be different, whose it is, and when it comes back to them"
    ) { (visit, body: DrillTaskDetailsJSON, tx) in
        let details = DrillTaskDetails(what: body.what.trimmed, player: body.player, dueAt: body.due.instant)
        try takeDrillTask(details, of: visit.id("drill"), by: visit.viewer.id, in: tx).orThrow()
        return NoReplyJSON()
    },
    .act(
        .post, "/drills/tasks/:task/completion", .employee, .speak, "finishDrillTask", "One’s own action is done"
    ) { (visit, _: NoBodyJSON, tx) in
        _ = try finishDrillTask(visit.id("task"), by: visit.viewer.id, in: tx)
        return NoReplyJSON()
    },
]
