import HTTPTypes
import Platform
import Situation

package struct CircleJSON: Codable, Sendable {
    let id: ID<Circle>
    let name: String
    let about: String
    let kind: CircleKind
    let isOpen: Bool
    let rules: String
    /// Whether oneself looks after it.
    let isFacilitator: Bool
    /// Whether somebody has written since one looked at its page.
    let hasNews: Bool

    fileprivate init(_ inside: Inside) {
        id = inside.circle.id
        name = inside.circle.name
        about = inside.circle.about
        kind = inside.circle.kind
        isOpen = inside.circle.isOpen
        rules = inside.circle.rules
        isFacilitator = inside.isFacilitator
        hasNews = inside.hasNews
    }
}

package struct CircleReplyJSON: Codable, Sendable {
    let id: ID<CirclePost>
    let author: String
    /// Empty when its author took it back, or the facilitator took it out.
    let text: String
    let writtenAt: Timestamp
    let editedAt: Timestamp?
    /// Why the facilitator took it out.
    let removedWhy: String?

    fileprivate init(_ post: CirclePost, _ people: [ID<Person>: Person]) {
        id = post.id
        author = people[post.author]?.name ?? ""
        text = post.text
        writtenAt = Timestamp(post.writtenAt)
        editedAt = Timestamp(post.editedAt)
        removedWhy = post.removedAt == nil ? nil : post.removedWhy
    }
}

package struct CirclePostJSON: Codable, Sendable {
    let post: CircleReplyJSON
    let kind: CirclePost.Kind
    let replies: [CircleReplyJSON]
}

package struct CircleWordsJSON: Codable, Sendable {
    let text: String
    /// What worked, or anything else: `said` when nothing is given.
    let kind: CirclePost.Kind?
    /// A post of this circle, when it is a reply.
    let replyTo: ID<CirclePost>?
}

package let circlesOperations: [APIOperation] = [
    .list("/circles", .employee, "listMyCircles", "The circles that one is in, by name") { visit, page, tx in
        page.listing(
            whole: try Inside.all(of: visit.viewer.id, in: tx), place: \.circle.id.rawValue, CircleJSON.init)
    },
    .list(
        "/circles/:circle/posts", .employee, "listCirclePosts", "What is said in a circle that one is in, newest first"
    ) { visit, page, tx in
        let inside = try Inside.get(visit.id("circle"), for: visit.viewer.id, in: tx)
        let threads = try CirclePost.threads(of: inside, after: page.id(), limit: page.limit + 1, in: tx)
        let people = try Person.all(threads.flatMap { $0.map(\.author) }, in: tx)
        return page.listing(threads.compactMap { thread in thread.first.map { ($0, thread.dropFirst()) } }) {
            $0.0.id.rawValue
        } _: { post, replies in
            CirclePostJSON(
                post: CircleReplyJSON(post, people), kind: post.kind,
                replies: replies.map { CircleReplyJSON($0, people) })
        }
    },
    .act(
        .post, "/circles/:circle/posts", .employee, .speak, "writeInCircle",
        "Say something in a circle that one is in, or reply", status: .created
    ) { (visit, body: CircleWordsJSON, tx) in
        let written = try writeInCircle(
            body.text.trimmed, body.kind ?? .said, replyTo: body.replyTo, in: visit.id("circle"), by: visit.viewer.id,
            tx)
        return MadeJSON(id: try written.get().id.rawValue)
    },
    .act(
        .put, "/circles/:circle/posts/:entry", .employee, .speak, "changeCirclePost", "Other words for one’s own"
    ) { (visit, body: CircleWordsJSON, tx) in
        try changeCirclePost(
            visit.id("entry"), of: visit.id("circle"), to: body.text.trimmed, by: visit.viewer.id, in: tx
        ).orThrow()
        return NoReplyJSON()
    },
    .act(
        .delete, "/circles/:circle/posts/:entry", .employee, .speak, "deleteCirclePost", "Delete one’s own words"
    ) { (visit, _: NoBodyJSON, tx) in
        try takeBackCirclePost(visit.id("entry"), of: visit.id("circle"), by: visit.viewer.id, in: tx)
        return NoReplyJSON()
    },
]
