import Platform
import Situation

/// One drill that somebody does, alone or with others.
package struct Drill: Sendable {
    package let id: ID<Drill>
    package let script: String
    package let form: DrillForm
    package let seed: Int64
    package let openedAt: Instant
    package let plannedAt: Instant?
    package let startedAt: Instant?
    package let pausedAt: Instant?
    package let pausedFor: Int64

    package var path: String { "/drills/\(id)" }
    package var isPaused: Bool { pausedAt != nil }

    /// Milliseconds of drill since it began: pauses do not count, and a clock that was set back shows no less than 0.
    package func clock(at now: Instant) -> Int64 {
        guard let startedAt else { return 0 }
        let until = pausedAt ?? now
        return max(0, until.milliseconds - startedAt.milliseconds - pausedFor)
    }
}

package struct DrillPlayer: Sendable, Equatable {
    package enum Part: String, Sendable, CaseIterable, SQLConvertible { case player, observer, facilitator }

    package let person: ID<Person>
    /// Alone nobody has to be told it.
    package internal(set) var name = ""
    package let number: Int
    package let part: Part
    package let role: String
}

/// A drill as one who is in it finds it, with everything that was done so far.
package struct DrillSeat: Sendable {
    package let drill: Drill
    package let me: DrillPlayer
    package let scenario: DrillScenario
    package let players: [DrillPlayer]
    package let actions: [DrillAction]
    package let now: Instant

    package var clock: Int64 { drill.clock(at: now) }
    package var script: DrillScript { DrillScript(scenario, seed: drill.seed, actions: actions) }
    package var play: DrillPlay { script.play(until: drill.startedAt == nil ? 0 : clock) }
    /// Alone one leads one's own drill.
    package var isLeading: Bool { drill.form == .alone || me.part == .facilitator }
    /// What pages of a team listen to; alone there is nobody to hear from.
    package var stream: String? { drill.form == .team ? "drill=\(drill.id)" : nil }
    package var mayAnswer: Bool { me.part == .player }

    package func reader(_ play: DrillPlay) throws -> DrillReader {
        let others = play.moments.filter { $0.kind == .answer && $0.player != me.number }.map(\.text)
        return try DrillReader(scenario, facts: play.facts, colleagues: others)
    }
}

/// What somebody will do differently, and by when.
package struct DrillTask: Sendable {
    package let id: ID<DrillTask>
    package let drill: ID<Drill>
    package let owner: ID<Person>
    package let what: String
    package let dueAt: Instant
    package let doneAt: Instant?
}

/// A line under one of the three prompts of a debrief.
package struct DrillNote: Sendable {
    package let id: ID<DrillNote>
    package let prompt: Int
    package let player: Int?
    package let words: String
    package let writtenAt: Instant
}
