import HTTPTypes
import Platform
import Situation
import TextEngine

/// A post on its way to an account, or there.
package struct DeliveryJSON: Codable, Sendable {
    let state: Delivery.State
    let action: Delivery.Action
    let dueAt: Timestamp
    let attempts: Int
    let reason: String?

    fileprivate init(_ delivery: Delivery) {
        state = delivery.state
        action = delivery.action
        dueAt = Timestamp(delivery.dueAt)
        attempts = delivery.attempts
        reason = delivery.reason
    }
}

/// The network's own page, where the author presses the last button.
package struct ShareJSON: Codable, Sendable {
    let address: String
    /// The network takes no text along: copy it first.
    let needsCopy: Bool
}

package struct PostJSON: Codable, Sendable {
    let id: ID<Post>
    let draft: ID<Draft>
    let crisis: ID<Crisis>?
    let network: Network
    /// Through which it goes out; without one, its author publishes it on the network's own page.
    let account: ID<Account>?
    let text: String
    let createdAt: Timestamp
    let publishedAt: Timestamp?
    let permalink: String?
    let state: PostStateName
    let title: String
    /// What became of it, in a sentence.
    let detail: String
    /// What its author can do now.
    let ways: [PostState.Way]
    let delivery: DeliveryJSON?
    /// Said when one post is read, not in a list.
    let share: ShareJSON?
    let notices: [NoticeJSON]

    fileprivate init(
        _ post: Post, _ delivery: Delivery?, _ state: PostState, _ notices: [PostNotice], share: ShareLink? = nil
    ) {
        id = post.id
        draft = post.draft
        crisis = post.crisis
        network = post.network
        account = post.account
        text = post.text
        createdAt = Timestamp(post.createdAt)
        publishedAt = Timestamp(post.publishedAt)
        permalink = post.permalink.flatMap { $0.isEmpty ? nil : $0 }
        self.state = state.name
        title = state.tag
        detail = state.sentence
        ways = PostState.Way.allCases.filter(state.ways.contains)
        self.delivery = delivery.map(DeliveryJSON.init)
        self.share = share.map { ShareJSON(address: $0.address, needsCopy: $0.needsCopy) }
        self.notices = notices.filter { $0.post == post.id }.map(NoticeJSON.init)
    }
}

package struct PostCorrectionJSON: Codable, Sendable {
    let text: String
    /// The author has looked at what is marked, and it is their decision.
    let isConfirmed: Bool?
}

/// What is out of date in a post, and how it could stand.
package struct PostCorrectionOfferJSON: Codable, Sendable {
    let text: String
    let findings: [FindingJSON]
}

package struct PermalinkJSON: Codable, Sendable {
    let permalink: String?

    fileprivate var typed: String { (permalink ?? "").trimmed }
}

let postsOperations: [APIOperation] = [
    .list("/posts", .employee, "listPosts", "One's own posts, newest first") { visit, page, tx in
        let posts = try Post.page(of: visit.viewer.id, after: page.id(), limit: page.limit + 1, in: tx)
        let deliveries = try Delivery.newest(of: posts.map(\.id), in: tx)
        let notices = try PostNotice.open(for: visit.viewer.id, in: tx)
        return page.listing(posts, place: { $0.id.rawValue }) { post in
            PostJSON(post, deliveries[post.id], PostState(post, deliveries[post.id], visit.t), notices)
        }
    },
    .read("/posts/:post", .employee, "getPost", "What became of a post") { try $0.post($0.id("post"), in: $1) },
    .read(
        "/posts/:post/correction", .employee, "getCorrection", "What is out of date in a post, and how it could stand"
    ) { visit, tx in
        let offer = try CorrectionOffer.find(
            visit.id("post"), of: visit.viewer.id, house: visit.house, in: tx, visit.t)
        return PostCorrectionOfferJSON(text: offer.text, findings: FindingJSON.all(offer.findings, offer.views))
    },
    onPost("correction", "correctPost", "Put new words in a published post's place") {
        (visit, id, body: PostCorrectionJSON, tx) in
        try correct(
            id, to: body.text.replacing("\r\n", with: "\n").trimmed, isConfirmed: body.isConfirmed == true,
            by: visit.viewer.person, house: visit.house, in: tx)
    },
    onPost("withdrawal", "withdrawPost", "Take back what has not left") { (visit, id, _: NoBodyJSON, tx) in
        try withdraw(id, by: visit.viewer.id, in: tx)
    },
    onPost("release", "releasePost", "Let a post go after a hold, a stop or a refusal") {
        (visit, id, _: NoBodyJSON, tx) in
        try release(id, by: visit.viewer.id, house: visit.house, in: tx)
    },
    onPost("repetition", "repeatPost", "Its answer was lost and it is not there: send it again") {
        (visit, id, _: NoBodyJSON, tx) in
        try sendAgain(id, by: visit.viewer.id, house: visit.house, in: tx)
    },
    onPost("arrival", "notePostArrived", "Its answer was lost and it is there") {
        (visit, id, body: PermalinkJSON, tx) in
        try noteArrived(id, permalink: body.typed, by: visit.viewer.id, in: tx)
    },
    onPost("permalink", "notePostPublished", "Its author has published it on the network's own page") {
        (visit, id, body: PermalinkJSON, tx) in
        try notePublished(id, permalink: body.typed, by: visit.viewer.id, in: tx)
    },
    onPost("notices/settlement", "settlePostNotices", "Leave it as it is: nobody asks again about this version") {
        (visit, id, _: NoBodyJSON, tx) in
        try leaveAsItIs(id, by: visit.viewer.id, in: tx)
        return []
    },
]

extension Delivery.State: ShapedWord {}
extension Delivery.Action: ShapedWord {}
extension PostStateName: ShapedWord {}
extension PostState.Way: ShapedWord {}

/// Something that an author does about a post; the answer is the post as it is then.
private func onPost<Body: APIOperation.JSON>(
    _ what: String, _ name: String, _ summary: String,
    _ acting: @escaping @Sendable (Visit, ID<Post>, Body, Transaction) throws -> [Problem]
) -> APIOperation {
    .act(
        .post, "/posts/:post/" + what, .employee, .speak, name, summary,
        state: { try $0.post($0.id("post"), in: $1) }
    ) { (visit, body: Body, tx) in
        let id: ID<Post> = try visit.id("post")
        try acting(visit, id, body, tx).orThrow()
        return try visit.post(id, in: tx)
    }
}

extension Visit {
    func post(_ id: ID<Post>, in tx: Transaction) throws -> PostJSON {
        let post = try Post.find(id, of: viewer.id, in: tx)
        let delivery = try Delivery.all(of: id, in: tx).first
        let closed = try reasonToWait(post, by: viewer.person, house: house, in: tx)
        let state = PostState(post, delivery, closed: closed, t)
        return PostJSON(
            post, delivery, state, try PostNotice.open(for: viewer.id, in: tx),
            share: state.ways.contains(.share) ? ShareLinks.link(for: post.text, on: post.network) : nil)
    }
}
