import HTTPTypes
import Platform

/// What somebody told, as they and the team see it.
package struct TipJSON: Codable, Sendable {
    let id: ID<Tip>
    let crisis: ID<Crisis>
    let fact: ID<Fact>?
    let kind: Tip.Kind
    let statement: String
    let source: String
    let wantsName: Bool
    let givenAt: Timestamp
    let decidedAt: Timestamp?
    let outcome: Tip.Outcome?
    let reply: String

    fileprivate init(_ tip: Tip) {
        id = tip.id
        crisis = tip.crisis
        fact = tip.fact
        kind = tip.kind
        statement = tip.statement
        source = tip.source
        wantsName = tip.wantsName
        givenAt = Timestamp(tip.givenAt)
        decidedAt = Timestamp(tip.decidedAt)
        outcome = tip.outcome
        reply = tip.reply
    }
}

package struct TipDetailsJSON: Codable, Sendable {
    /// Nothing when it is about something that is not among the facts.
    let fact: ID<Fact>?
    let statement: String
    /// How one knows.
    let source: String
    /// Whether the fact’s history may say one’s name.
    let wantsName: Bool?
}

package struct TipReplyJSON: Codable, Sendable {
    let reply: String
}

package struct TipTakenJSON: Codable, Sendable {
    /// The fact whose newest version says it now.
    let fact: ID<Fact>
    let reply: String?
}

package let tipsOperations: [APIOperation] = [
    .list("/tips", .employee, "listOwnTips", "What oneself has told the team, newest first") { visit, page, tx in
        page.listing(
            whole: try Tip.all(of: visit.viewer.id, limit: 1000, in: tx), place: \.id.rawValue, TipJSON.init)
    },
    .list("/crises/:crisis/tips", .team, "listTips", "What colleagues told and nobody has decided yet") {
        visit, page, tx in
        page.listing(
            whole: try Tip.waiting(in: visit.existingCrisis(in: tx), tx: tx), place: \.id.rawValue, TipJSON.init)
    },
    .act(
        .post, "/crises/:crisis/tips", .employee, .speak, "giveTip", "Tell the team what one knows", status: .created
    ) { (visit, body: TipDetailsJSON, tx) in
        let details = TipDetails(
            fact: body.fact, statement: body.statement.trimmed, source: body.source.trimmed,
            wantsName: body.wantsName ?? false)
        return TipJSON(
            try giveTip(details, in: Crisis.get(visit.crisis(), in: tx), by: visit.viewer, tx).get())
    },
    .act(
        .post, "/tips/:tip/withdrawal", .employee, .speak, "takeBackTip", "Take back what has not been decided"
    ) { (visit, _: NoBodyJSON, tx) in
        try takeBackTip(visit.id("tip"), by: visit.viewer.id, in: tx)
        return NoReplyJSON()
    },
    .act(
        .post, "/crises/:crisis/tips/:offered/refusal", .team, .run, "leaveTip",
        "Say why something does not become a fact"
    ) { (visit, body: TipReplyJSON, tx) in
        try leaveTip(
            visit.id("offered"), of: visit.crisis(), because: body.reply.trimmed, by: visit.viewer.id, in: tx
        ).orThrow()
        return NoReplyJSON()
    },
    .act(
        .post, "/crises/:crisis/tips/:offered/taking", .team, .run, "takeTip",
        "Say that a fact says it now"
    ) { (visit, body: TipTakenJSON, tx) in
        let fact = try Fact.find(body.fact, of: visit.crisis(), in: tx)
        try takeTip(
            visit.id("offered"), of: visit.crisis(), into: fact, reply: (body.reply ?? "").trimmed,
            by: visit.viewer.id, in: tx
        ).orThrow()
        return NoReplyJSON()
    },
]
