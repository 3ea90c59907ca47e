import Foundation
import HTTPTypes
import Platform
import Situation

package struct ReadinessGroupJSON: Codable, Sendable {
    /// `department`, `site`, `zone` or `language`.
    let cut: String
    let name: String
    /// People with a certificate for speaking; absent under five, and where it would give fewer than five away.
    let couldSpeak: Int?
    /// The fewest at any hour from 22 to 6, in the caller’s zone.
    let couldReview: Int
    let couldLead: Int
}

package struct ReadinessFunctionJSON: Codable, Sendable {
    let name: String
    let playbooks: Int
    let people: Int
    /// In words, empty when it is in order.
    let lacks: [String]
}

package struct ReadinessJSON: Codable, Sendable {
    /// Worst first.
    let sentences: [String]
    let groups: [ReadinessGroupJSON]
    let functions: [ReadinessFunctionJSON]
    let lastTeamDrillAt: Timestamp?
    let contactCheckDays: Int

    fileprivate init(_ ready: Readiness, _ t: Words) {
        sentences = ready.board(zone: t.zone).map { $0.words(t) }
        groups = ready.groups.map {
            ReadinessGroupJSON(
                cut: $0.cut.rawValue, name: $0.name, couldSpeak: $0.speakers, couldReview: $0.reviewers,
                couldLead: $0.leads)
        }
        functions = ready.functions.map { function in
            ReadinessFunctionJSON(
                name: function.name, playbooks: function.playbooks.count, people: ready.duties(in: function).count,
                lacks: ready.lacks(function).map { t($0.words) })
        }
        lastTeamDrillAt = Timestamp(ready.lastTeam)
        contactCheckDays = ready.checkDays
    }
}

package struct ReadinessSettingsJSON: Codable, Sendable {
    /// Days between two contact checks, 1 to 90.
    let checkDays: Int
}

package struct DutyHoursJSON: Codable, Sendable {
    /// 1 is Monday.
    let day: Int
    /// `22:00`, by the clock of one’s own time zone.
    let from: String
    /// On the next day when it is not later.
    let until: String
}

package struct ReachabilityJSON: Codable, Sendable {
    /// Empty when oneself is not on the list.
    let functions: [String]
    let hours: [DutyHoursJSON]
    /// Empty when none was given.
    let phone: String
    let byMail: Bool

    fileprivate init(_ details: DutyDetails) {
        functions = details.functions
        hours = details.hours.days.sorted { $0.key < $1.key }.map {
            DutyHoursJSON(day: $0.key, from: $0.value.fromText, until: $0.value.untilText)
        }
        phone = details.phone
        byMail = details.isMailed
    }

    fileprivate var details: DutyDetails {
        var details = DutyDetails()
        (details.functions, details.phone, details.isMailed) = (functions, phone.trimmed, byMail)
        for one in hours {
            let stretch = DutyHours.Stretch(from: one.from, until: one.until)
            if stretch == nil || !(1...7).contains(one.day) { details.badDays.append(min(7, max(1, one.day))) }
            details.hours[one.day] = stretch
        }
        return details
    }
}

let readinessOperations: [APIOperation] = [
    .read("/readiness", .preparer, "getReadiness", "How ready the house is; names nobody") { visit, tx in
        ReadinessJSON(try Readiness.find(house: visit.house, zone: visit.t.zone, in: tx), visit.t)
    },
    .read("/me/reachability", .employee, "getMyReachability", "What oneself can be called for, and when") {
        visit, tx in
        let duty = try Duty.find(visit.viewer.id, in: tx)
        return ReachabilityJSON(duty.map { DutyDetails($0, visit.services.vault) } ?? DutyDetails())
    },
    .act(
        .put, "/me/reachability", .employee, .speak, "changeMyReachability",
        "Say what oneself can be called for, and when"
    ) { (visit, body: ReachabilityJSON, tx) in
        let functions = DutyFunction.all(in: try visit.house.goodPlaybooks(in: tx))
        try takeDuty(body.details, among: functions, by: visit.viewer.id, house: visit.house, in: tx).orThrow()
        return NoReplyJSON()
    },
    .act(
        .delete, "/me/reachability", .employee, .speak, "endMyReachability", "Take it back"
    ) { (visit, _: NoBodyJSON, tx) in
        try leaveDuty(by: visit.viewer.id, in: tx)
        return NoReplyJSON()
    },
    .act(
        .post, "/readiness/settings", .preparer, .run, "changeReadiness", "How often contacts are checked"
    ) { (visit, body: ReadinessSettingsJSON, tx) in
        try changeReadiness(checkDays: body.checkDays, by: visit.viewer.id, in: tx).orThrow()
        return NoReplyJSON()
    },
    .act(
        .post, "/readiness/playbooks/:playbook/reading", .preparer, .run, "readPlaybookThrough",
        "Somebody has read a playbook from end to end, and it still holds"
    ) { (visit, _: NoBodyJSON, tx) in
        let slug = try visit.slug("playbook")
        guard let playbook = try visit.house.currentPlaybook(slug, in: tx) else { throw Refusal.notFound }
        try readPlaybookThrough(playbook, by: visit.viewer.id, in: tx)
        return NoReplyJSON()
    },
    .act(
        .post, "/me/reachability/answer", .employee, .speak, "confirmContact", "Say that contact checks reach oneself"
    ) { (visit, _: NoBodyJSON, tx) in
        try confirmContact(by: visit.viewer.id, in: tx)
        return NoReplyJSON()
    },
]
