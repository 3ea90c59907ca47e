import HTTPTypes
import Platform
import Situation

package struct DrillAheadJSON: Codable, Sendable {
    let inject: String
    /// Milliseconds of drill.
    let at: Int64
}

package struct DrillDirectionJSON: Codable, Sendable {
    let deed: DrillDirection.Kind
    /// Which inject, for `skip`, `now` and `later`.
    let inject: String?
    /// For `pressure`: -1 for less, 0 as written, 1 for more.
    let level: Int?
    /// For `insert`: `feed`, `mail` or `message`.
    let channel: DrillChannel?
    /// For `insert`: a persona of the scenario.
    let from: String?
    /// For `insert`: what they say.
    let text: String?

    fileprivate var direction: DrillDirection {
        DrillDirection(
            kind: deed, inject: inject ?? "", level: level ?? 0, channel: channel ?? .feed, from: from ?? "",
            text: text?.trimmed ?? "")
    }
}

/// What the one who leads a team drill does while it runs.
let leadDrillOperations: [APIOperation] = [
    .list("/drills/:drill/ahead", .employee, "listDrillAhead", "What is still to come, for the one who leads") {
        visit, page, tx in
        let seat = try DrillSeat.leading(visit.id("drill"), visit.viewer.id, in: tx)
        return page.listing(whole: seat.play.ahead, place: \.inject.id) {
            DrillAheadJSON(inject: $0.inject.id, at: $0.at)
        }
    },
    .act(
        .post, "/drills/:drill/direction", .employee, .speak, "directDrill",
        "Skip or move what is to come, add to it, or change how hard the public presses"
    ) { (visit, body: DrillDirectionJSON, tx) in
        try directDrill(visit.id("drill"), body.direction, by: visit.viewer.id, in: tx).orThrow()
        return NoReplyJSON()
    },
    .act(
        .post, "/drills/:drill/lead", .employee, .speak, "takeDrillLead", "Lead a team drill that nobody leads any more"
    ) { (visit, _: NoBodyJSON, tx) in
        try takeDrillLead(visit.id("drill"), by: visit.viewer.id, in: tx)
        return NoReplyJSON()
    },
]
