import Care
import HTTPTypes
import Platform
import Situation

package struct DrillScenarioJSON: Codable, Sendable {
    /// Its name in calls.
    let scenario: String
    let title: String
    let version: Int
    /// `alone` or `team`.
    let form: String
    let minutes: Int
    let brief: String
    /// The roles of a team; empty alone.
    let roles: [String]

    fileprivate init(_ scenario: DrillScenario) {
        self.scenario = scenario.slug
        title = scenario.title
        version = scenario.version
        form = scenario.form.rawValue
        minutes = scenario.minutes
        brief = scenario.brief
        roles = scenario.roles.map(\.id)
    }
}

/// A drill that oneself is in, as a list has it.
package struct DrillJSON: Codable, Sendable {
    let id: ID<Drill>
    /// `alone` or `team`.
    let form: String
    let openedAt: Timestamp
    let plannedAt: Timestamp?
    let startedAt: Timestamp?
    let isPaused: Bool

    fileprivate init(_ drill: Drill) {
        id = drill.id
        form = drill.form.rawValue
        openedAt = Timestamp(drill.openedAt)
        plannedAt = Timestamp(drill.plannedAt)
        startedAt = Timestamp(drill.startedAt)
        isPaused = drill.isPaused
    }
}

package struct DrillMomentJSON: Codable, Sendable {
    let number: Int
    /// Milliseconds of drill since it began.
    let at: Int64
    /// `inject`, `reaction`, `answer`, `silence`, `unanswered`, `decision` or `ended`.
    let kind: String
    /// The inject that it belongs to; what an answer names.
    let inject: String
    /// `feed`, `mail` or `message`.
    let channel: String
    /// The persona that says it.
    let persona: String?
    /// Whether oneself said it. Others are not named.
    let isMine: Bool
    let text: String
}

package struct DrillFactJSON: Codable, Sendable {
    let number: Int
    let statement: String
    let status: FactStatus
}

/// Where a drill stands. Everything in it is made up.
package struct DrillStateJSON: Codable, Sendable {
    let drill: DrillJSON
    let title: String
    /// `player`, `observer` or `facilitator`.
    let part: String
    let role: String
    /// Milliseconds of drill; pauses do not count.
    let clock: Int64
    /// When the next thing happens by itself, in milliseconds of drill.
    let nextAt: Int64?
    let isOver: Bool
    /// Injects that wait for a decision of somebody.
    let waiting: [String]
    let moments: [DrillMomentJSON]
    let facts: [DrillFactJSON]

    fileprivate init(_ seat: DrillSeat) {
        let play = seat.play
        drill = DrillJSON(seat.drill)
        title = seat.scenario.title
        part = seat.me.part.rawValue
        role = seat.me.role
        clock = seat.clock
        nextAt = seat.drill.startedAt == nil ? nil : play.nextAt
        isOver = play.isOver
        waiting = play.threads.filter { $0.isWaiting && seat.canSee($0.inject) }.map(\.inject.id)
        moments = play.moments.filter { seat.canSeeMoment($0, play) }.map { moment in
            DrillMomentJSON(
                number: moment.number, at: moment.at, kind: moment.kind.rawValue, inject: moment.inject,
                channel: moment.channel.rawValue, persona: moment.persona?.name,
                isMine: moment.player == seat.me.number, text: moment.text)
        }
        facts = play.facts.map { DrillFactJSON(number: $0.number, statement: $0.statement, status: $0.status) }
    }
}

package struct StartDrillJSON: Codable, Sendable {
    let scenario: String
}

package struct StartedDrillJSON: Codable, Sendable {
    let id: ID<Drill>
}

package struct DrillAnswerJSON: Codable, Sendable {
    let inject: String
    /// Left out, or empty: one decides to say nothing there.
    let text: String?
    /// `sure`, `fairly` or `unsure`.
    let confidence: DrillConfidence
}

package struct DrillInvitationJSON: Codable, Sendable {
    /// The name or e-mail address of a colleague.
    let who: String
    /// A role of the scenario; empty for somebody who watches.
    let role: String
}

package struct DrillPlanJSON: Codable, Sendable {
    /// Null when there is no time any more.
    let plannedAt: Timestamp?
}

package struct DrillDecisionJSON: Codable, Sendable {
    let decision: String
}

let drillsOperations: [APIOperation] = [
    .list("/drills/scenarios", .employee, "listDrillScenarios", "The drills there are") { visit, page, tx in
        page.listing(whole: try visit.house.drills(in: tx).scenarios, place: \.slug) { DrillScenarioJSON($0) }
    },
    .list("/drills", .employee, "listDrills", "Drills that oneself is in, newest first; at most 50") {
        visit, page, tx in
        page.listing(whole: try Drill.all(of: visit.viewer.id, in: tx), place: \.id.rawValue) { DrillJSON($0) }
    },
    .read("/drills/:drill", .employee, "getDrill", "Where a drill stands that oneself is in") { visit, tx in
        DrillStateJSON(try DrillSeat.get(visit.id("drill"), for: visit.viewer.id, in: tx))
    },
    .act(
        .post, "/drills", .employee, .speak, "startDrill", "Begin a drill alone, or open one for a team",
        status: .created
    ) { (visit, body: StartDrillJSON, tx) in
        guard let found = try visit.house.drills(in: tx).scenarios.first(where: { $0.slug == body.scenario }) else {
            throw Refusal.notFound
        }
        let begin = found.form == .alone ? startDrill : openTeamDrill
        return StartedDrillJSON(id: try begin(found, visit.viewer.id, tx).id)
    },
    .act(
        .post, "/drills/:drill/answers", .employee, .speak, "answerInDrill",
        "Say something in a drill, or decide to say nothing. Nothing leaves it"
    ) { (visit, body: DrillAnswerJSON, tx) in
        let text = body.text?.trimmed ?? ""
        let answer = DrillAnswer(inject: body.inject, text: text, confidence: body.confidence)
        let act = text.isEmpty ? stayFromDrill : answerDrill
        try act(visit.id("drill"), answer, visit.viewer.id, tx).orThrow()
        return NoReplyJSON()
    },
    .act(
        .post, "/drills/:drill/decisions", .employee, .speak, "decideInDrill", "A line of a team’s decision log"
    ) { (visit, body: DrillDecisionJSON, tx) in
        try decideInDrill(visit.id("drill"), body.decision.trimmed, by: visit.viewer.id, in: tx).orThrow()
        return NoReplyJSON()
    },
    .act(
        .post, "/drills/:drill/invitations", .employee, .speak, "inviteToDrill", "Ask a colleague into a team drill"
    ) { (visit, body: DrillInvitationJSON, tx) in
        let (id, viewer): (ID<Drill>, ID<Person>) = (try visit.id("drill"), visit.viewer.id)
        _ = try DrillSeat.leading(id, viewer, in: tx)
        let sought = try seekColleague(body.who.trimmed, chosen: nil, for: viewer, in: tx)
        guard let guest = sought.person else {
            try [sought.problem("who")].compactMap(\.self).orThrow()
            throw Refusal.notFound
        }
        try inviteToDrill(id, guest, role: body.role, by: viewer, in: tx).orThrow()
        return NoReplyJSON()
    },
    .act(
        .post, "/drills/:drill/plan", .employee, .speak, "planDrill", "When a team drill is meant to begin"
    ) { (visit, body: DrillPlanJSON, tx) in
        try planTeamDrill(visit.id("drill"), at: body.plannedAt?.instant, by: visit.viewer.id, in: tx).orThrow()
        return NoReplyJSON()
    },
    .act(.post, "/drills/:drill/beginning", .employee, .speak, "beginDrill", "Begin a team drill that oneself leads") {
        (visit, _: NoBodyJSON, tx) in
        try beginTeamDrill(visit.id("drill"), by: visit.viewer.id, in: tx).orThrow()
        return NoReplyJSON()
    },
    turning("pause", "pauseDrill", "Stop the clock of a drill that oneself leads", pauseDrill),
    turning("continuation", "continueDrill", "Let the clock of a paused drill go on", continueDrill),
    turning("end", "endDrill", "End a drill that oneself leads, and look back", endDrill),
    turning("departure", "leaveDrill", "Leave a drill; alone, nothing of it is kept", leaveDrill),
]

private func turning(
    _ path: String, _ name: String, _ summary: String,
    _ turn: @escaping @Sendable (ID<Drill>, ID<Person>, Transaction) throws -> Void
) -> APIOperation {
    .act(.post, "/drills/:drill/\(path)", .employee, .speak, name, summary) { (visit, _: NoBodyJSON, tx) in
        try turn(visit.id("drill"), visit.viewer.id, tx)
        return NoReplyJSON()
    }
}
