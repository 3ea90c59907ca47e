import HTTPTypes
import Platform
import Situation

/// Whether one is asked for a story between crises. Nobody else can ask for it.
package struct AmbassadorJSON: Codable, Sendable {
    /// Null when one is not asked.
    let pace: Ambassador.Pace?
    let byMail: Bool
    /// The question that stands there now; null while none does.
    let prompt: String?
}

package struct AmbassadorDetailsJSON: Codable, Sendable {
    let pace: Ambassador.Pace
    let byMail: Bool
}

let ambassadorsOperations: [APIOperation] = [
    .read("/me/ambassador", .employee, "getMyAmbassadorship", "Whether one is asked for stories, and the question") {
        visit, tx in
        let own = try Ambassador.find(visit.viewer.id, in: tx)
        return AmbassadorJSON(
            pace: own?.pace, byMail: own?.isMailed ?? false,
            prompt: own?.prompt(on: visit.house.prompts, at: tx.now)?.ask)
    },
    .act(
        .put, "/me/ambassador", .employee, .speak, "joinAmbassadors", "Be asked for stories, at one’s own pace"
    ) { (visit, body: AmbassadorDetailsJSON, tx) in
        try joinAmbassadors(body.pace, isMailed: body.byMail, by: visit.viewer.id, in: tx).orThrow()
        return NoReplyJSON()
    },
    .act(.delete, "/me/ambassador", .employee, .speak, "leaveAmbassadors", "Not be asked any more") {
        (visit, _: NoBodyJSON, tx) in
        try leaveAmbassadors(by: visit.viewer.id, in: tx)
        return NoReplyJSON()
    },
    .act(
        .delete, "/me/ambassador/prompt", .employee, .speak, "putPromptAway",
        "Put the question away, whether something came of it or not"
    ) { (visit, _: NoBodyJSON, tx) in
        try putPromptAway(by: visit.viewer.id, in: tx)
        return NoReplyJSON()
    },
]
