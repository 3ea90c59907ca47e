import HTTPTypes
import Platform

/// How updates reach oneself. Nobody else can ask for it.
package struct ChannelChoiceJSON: Codable, Sendable {
    let mail: ChannelChoice.MailTime
    /// `22:00`, by the clock of one's own time zone; both or neither.
    let quietFrom: String?
    let quietUntil: String?

    fileprivate init(_ choice: ChannelChoice) {
        let form = choice.form
        mail = choice.mail
        quietFrom = choice.quiet == nil ? nil : form["quiet_from"]
        quietUntil = choice.quiet == nil ? nil : form["quiet_until"]
    }

    /// As the page would send it, so that both are read by the same rules.
    fileprivate var form: Form {
        Form(["mail": [mail.rawValue], "quiet_from": [quietFrom ?? ""], "quiet_until": [quietUntil ?? ""]])
    }
}

package let channelsOperations: [APIOperation] = [
    .read("/me/channels", .employee, "getMyChannels", "How updates reach oneself") { visit, tx in
        ChannelChoiceJSON(try ChannelChoice.get(of: visit.viewer.id, in: tx))
    },
    .act(
        .put, "/me/channels", .employee, .speak, "changeMyChannels", "Choose how updates reach oneself"
    ) { (visit, body: ChannelChoiceJSON, tx) in
        try ChannelChoice.read(body.form).get().set(for: visit.viewer.id, in: tx)
        return NoReplyJSON()
    },
    .act(
        .post, "/me/channels/retry", .employee, .speak, "retryMyMail",
        "Try one’s address again that mail came back from"
    ) { (visit, _: NoBodyJSON, tx) in
        try MailBounce.forget(of: visit.viewer.id, in: tx)
        return NoReplyJSON()
    },
    .act(
        .post, "/channels/addresses/:person/retry", .administrator, .administer, "retryMailOf",
        "Try somebody’s address again that mail came back from"
    ) { (visit, _: NoBodyJSON, tx) in
        guard let person = try Person.find(visit.id("person"), in: tx) else { throw Refusal.notFound }
        try MailBounce.forget(of: person.id, in: tx)
        return NoReplyJSON()
    },
]
