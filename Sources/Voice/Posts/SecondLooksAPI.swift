import HTTPTypes
import Platform
import Situation
import TextEngine

package struct SecondLookCommentJSON: Codable, Sendable {
    let id: ID<SecondLookComment>
    let quote: String
    let comment: String
    let suggestion: String
    /// The author's; the team is not told of it.
    let decision: CommentDecision?

    fileprivate init(_ comment: SecondLookComment, isForAuthor: Bool) {
        id = comment.id
        quote = comment.quote
        self.comment = comment.comment
        suggestion = comment.suggestion
        decision = isForAuthor ? comment.decision.flatMap(CommentDecision.init(rawValue:)) : nil
    }
}

/// What a colleague said of one's own draft. Their remarks are there once they have answered.
package struct MySecondLookJSON: Codable, Sendable {
    let id: ID<SecondLookRequest>
    let note: String
    let askedAt: Timestamp
    let promisedBy: Timestamp
    let verdict: SecondLookRequest.Verdict?
    let reply: String?
    let repliedAt: Timestamp?
    /// Whether the draft is other words now than those that were looked at.
    let hasChanged: Bool
    let comments: [SecondLookCommentJSON]
}

/// A draft that waits for the team, by the words that its author let them see.
package struct SecondLookJSON: Codable, Sendable {
    let id: ID<SecondLookRequest>
    let text: String
    let askedAt: Timestamp
    let promisedBy: Timestamp
    /// The first name of who is reading it.
    let takenBy: String?
}

package struct SecondLookInFullJSON: Codable, Sendable {
    let id: ID<SecondLookRequest>
    let author: String
    let text: String
    let networks: [Network]
    let note: String
    let askedAt: Timestamp
    let promisedBy: Timestamp
    let isTaken: Bool
    let verdict: SecondLookRequest.Verdict?
    let comments: [SecondLookCommentJSON]
    let findings: [FindingJSON]
}

package struct SecondLookWishJSON: Codable, Sendable {
    let note: String?
}

package struct NewCommentJSON: Codable, Sendable {
    /// The words that are meant, as they stand in the draft.
    let quote: String?
    let comment: String?
    let suggestion: String?
}

package struct SecondLookReplyJSON: Codable, Sendable {
    let verdict: SecondLookRequest.Verdict
    let reply: String?
}

package struct CommentDecisionJSON: Codable, Sendable {
    let decision: CommentDecision
}

/// Taking a suggestion puts it into the draft.
enum CommentDecision: String, Codable, Sendable, CaseIterable { case taken, left }

let secondLooksOperations: [APIOperation] = [
    .read("/drafts/:draft/second-look", .employee, "getMySecondLook", "What a colleague says of one's own draft") {
        try $0.mySecondLook(in: $1)
    },
    .act(
        .post, "/drafts/:draft/second-look", .employee, .speak, "askForSecondLook",
        "Ask the team to look; asking again changes what they see", status: .created
    ) { (visit, body: SecondLookWishJSON, tx) in
        _ = try askForSecondLook(visit.id("draft"), note: (body.note ?? "").trimmed, by: visit.viewer.id, in: tx).get()
        return try visit.mySecondLook(in: tx)
    },
    .act(
        .post, "/second-look-comments/:comment", .employee, .speak, "decideOnComment",
        "The author's decision on a remark; the answer is the draft"
    ) { (visit, body: CommentDecisionJSON, tx) in
        let draft = try decide(
            on: visit.id("comment"), isTaken: body.decision == .taken, by: visit.viewer.id, in: tx
        ).get()
        return try visit.draft(draft, in: tx)
    },
    .list("/crises/:crisis/second-looks", .team, "listSecondLooks", "Drafts that wait for a look, oldest first") {
        visit, page, tx in
        let looks = try SecondLookRequest.waiting(in: visit.crisis(), after: page.id(), limit: page.limit + 1, in: tx)
        let takers = try Person.all(looks.compactMap(\.takenBy), in: tx)
        return page.listing(looks, place: { $0.id.rawValue }) { look in
            SecondLookJSON(
                id: look.id, text: look.text, askedAt: Timestamp(look.askedAt), promisedBy: Timestamp(look.promisedBy),
                takenBy: look.takenBy.flatMap { takers[$0]?.firstName })
        }
    },
    .read("/crises/:crisis/second-looks/:look", .team, "getSecondLook", "A draft that somebody asked the team about") {
        try $0.secondLook(in: $1)
    },
    onLook("taking", "takeSecondLook", "“I'll take it”: the others see that someone is reading") {
        (visit, id, _: NoBodyJSON, tx) in
        _ = try SecondLookRequest.find(id, in: visit.crisis(), in: tx)
        try SecondLookRequest.take(id, by: visit.viewer.id, in: tx)
        return []
    },
    onLook("comments", "commentOnSecondLook", "A remark beside some of the author's words", status: .created) {
        (visit, id, body: NewCommentJSON, tx) in
        try comment(
            on: id, in: visit.crisis(), quote: (body.quote ?? "").trimmed, comment: (body.comment ?? "").trimmed,
            suggestion: (body.suggestion ?? "").trimmed, by: visit.viewer.id, in: tx)
    },
    onLook("reply", "replyToSecondLook", "Tell the author what one thinks; nothing of the text changes") {
        (visit, id, body: SecondLookReplyJSON, tx) in
        try reply(
            to: id, in: visit.crisis(), body.verdict, words: (body.reply ?? "").trimmed, by: visit.viewer.id, in: tx)
    },
]

extension CommentDecision: ShapedWord {}
extension SecondLookRequest.Verdict: ShapedWord {}

/// Something that the team does about a draft that it was asked about.
private func onLook<Body: APIOperation.JSON>(
    _ what: String, _ name: String, _ summary: String, status: HTTPResponse.Status = .ok,
    _ acting: @escaping @Sendable (Visit, ID<SecondLookRequest>, Body, Transaction) throws -> [Problem]
) -> APIOperation {
    .act(.post, "/crises/:crisis/second-looks/:look/" + what, .team, .run, name, summary, status: status) {
        (visit, body: Body, tx) in
        try acting(visit, visit.id("look"), body, tx).orThrow()
        return try visit.secondLook(in: tx)
    }
}

extension Visit {
    fileprivate func mySecondLook(in tx: Transaction) throws -> MySecondLookJSON {
        let draft = try Draft.find(id("draft"), of: viewer.id, in: tx)
        guard let look = try SecondLookRequest.newest(of: draft.id, in: tx) else { throw Refusal.notFound }
        let isAnswered = look.verdict != nil
        return MySecondLookJSON(
            id: look.id, note: look.note, askedAt: Timestamp(look.askedAt), promisedBy: Timestamp(look.promisedBy),
            verdict: look.verdict, reply: isAnswered ? look.reply : nil, repliedAt: Timestamp(look.repliedAt),
            hasChanged: look.text != draft.text,
            comments: isAnswered
                ? try SecondLookComment.all(of: look.id, in: tx).map { SecondLookCommentJSON($0, isForAuthor: true) }
                : [])
    }

    fileprivate func secondLook(in tx: Transaction) throws -> SecondLookInFullJSON {
        let shown = try SecondLookShown.find(id("look"), in: crisis(), house: house, in: tx, t)
        let look = shown.look
        return SecondLookInFullJSON(
            id: look.id, author: shown.author, text: look.text, networks: look.networks, note: look.note,
            askedAt: Timestamp(look.askedAt), promisedBy: Timestamp(look.promisedBy), isTaken: look.takenBy != nil,
            verdict: look.verdict, comments: shown.comments.map { SecondLookCommentJSON($0, isForAuthor: false) },
            findings: FindingJSON.all(shown.findings, shown.views))
    }
}
