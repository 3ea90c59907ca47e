import HTTPTypes
import Platform
import Situation

/// Names, as the page has them. There is no call that counts, sorts by anything but time, or asks for a person.
package struct ThanksJSON: Codable, Sendable {
    let id: ID<Thanks>
    let from: String
    let to: String
    let reason: ThanksReason
    let words: String
    let givenAt: Timestamp

    init(_ shown: ThanksShown) {
        id = shown.thanks.id
        from = shown.giver.name
        to = shown.receiver.name
        reason = shown.thanks.reason
        words = shown.thanks.words
        givenAt = Timestamp(shown.thanks.givenAt)
    }
}

package struct ReceivedThanksJSON: Codable, Sendable {
    let thanks: ThanksJSON
    /// Whether it is on the wall.
    let isShared: Bool
}

package struct GivenThanksJSON: Codable, Sendable {
    let thanks: ThanksJSON
    /// Whether it has been seen. Nothing else of what became of it is told.
    let isReceived: Bool
}

package struct ThanksDetailsJSON: Codable, Sendable {
    /// The name or e-mail address of a colleague.
    let to: String
    let reason: ThanksReason
    let words: String
}

/// Answers that are kept for an Idempotency-Key hold no words of people.
package struct MadeJSON: Codable, Sendable {
    let id: String
}

package let thanksOperations: [APIOperation] = [
    .list("/thanks", .employee, "listThanks", "The wall: thanks that everyone may read, newest first") {
        _, page, tx in
        let found = try Thanks.wall(after: page.id(), limit: page.limit + 1, in: tx)
        return try page.thanks(found, in: tx, ThanksJSON.init)
    },
    .list("/thanks/received", .employee, "listThanksReceived", "Thanks to oneself, newest first") {
        visit, page, tx in
        let found = try Thanks.received(by: visit.viewer.id, after: page.id(), limit: page.limit + 1, in: tx)
        return try page.thanks(found, in: tx) {
            ReceivedThanksJSON(thanks: ThanksJSON($0), isShared: $0.thanks.isShared)
        }
    },
    .list("/thanks/given", .employee, "listThanksGiven", "Thanks from oneself, newest first") {
        visit, page, tx in
        let found = try Thanks.given(by: visit.viewer.id, after: page.id(), limit: page.limit + 1, in: tx)
        return try page.thanks(found, in: tx) {
            GivenThanksJSON(thanks: ThanksJSON($0), isReceived: $0.thanks.seenAt != nil)
        }
    },
    .act(
        .post, "/thanks", .employee, .speak, "giveThanks", "Thank a colleague; they alone read it", status: .created
    ) { (visit, body: ThanksDetailsJSON, tx) in
        let given = try giveThanks(
            to: body.to.trimmed, chosen: nil, body.reason, body.words.trimmed, by: visit.viewer.id, in: tx)
        return MadeJSON(id: try given.get().id.rawValue)
    },
    .act(
        .post, "/thanks/:thanks/withdrawal", .employee, .speak, "takeBackThanks",
        "Take thanks back that have not been seen"
    ) { (visit, _: NoBodyJSON, tx) in
        try takeBackThanks(visit.id("thanks"), by: visit.viewer.id, in: tx).orThrow()
        return NoReplyJSON()
    },
    .act(
        .post, "/thanks/:thanks/showing", .employee, .speak, "showThanks", "Put thanks to oneself on the wall"
    ) { (visit, _: NoBodyJSON, tx) in
        try shareThanks(visit.id("thanks"), true, by: visit.viewer.id, in: tx)
        return NoReplyJSON()
    },
    .act(
        .post, "/thanks/:thanks/hiding", .employee, .speak, "hideThanks", "Take thanks to oneself off the wall"
    ) { (visit, _: NoBodyJSON, tx) in
        try shareThanks(visit.id("thanks"), false, by: visit.viewer.id, in: tx)
        return NoReplyJSON()
    },
    .act(
        .post, "/thanks/:thanks/deletion", .employee, .speak, "deleteThanks", "Delete thanks to oneself, for oneself"
    ) { (visit, _: NoBodyJSON, tx) in
        try putAwayThanks(visit.id("thanks"), by: visit.viewer.id, in: tx)
        return NoReplyJSON()
    },
]

extension Paging {
    fileprivate func thanks<Item>(
        _ found: [Thanks], in tx: Transaction, _ item: (ThanksShown) -> Item
    ) throws -> Listing<Item> {
        let shown = try ThanksShown.all(Array(found.prefix(limit)), in: tx)
        return Listing(
            items: shown.map(item), next: found.count > limit ? shown.last?.thanks.id.rawValue : nil)
    }
}
