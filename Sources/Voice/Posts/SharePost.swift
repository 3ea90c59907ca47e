import Platform
import Situation
import TextEngine

/// Why the way to the network is closed right now: a hold stops every path, and so does a fact that is not public yet.
func reasonToWait(_ post: Post, by author: Person, house: House, in tx: Transaction) throws -> Sentence? {
    guard post.account == nil, post.publishedAt == nil, post.withdrawnAt == nil else { return nil }
    if try Hold.covering(crisis: post.crisis, department: author.department, in: tx) != nil {
        return "All posts are on hold. Your words are kept, and the way opens here again when the hold is lifted."
    }
    return try whatBlocks(post, house: house, in: tx)
}

/// What would keep these words from being published if it were done now.
func whatBlocks(_ post: Post, house: House, in tx: Transaction) throws -> Sentence? {
    try checkDraft(
        post.text, networks: [post.network], in: post.crisis, by: post.author, house: house, in: tx
    ).compactMap(\.detail.blocking).first
}

/// The author pressed the last button on the network's own page, and says so, with the address if they like.
package func notePublished(
    _ id: ID<Post>, permalink: String, by author: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    let post = try Post.find(id, of: author, in: tx)
    guard post.account == nil, post.withdrawnAt == nil else { throw Refusal.conflict }
    guard permalink.isEmpty || ShareLinks.isPermalink(permalink, on: post.network) else {
        return [Problem("permalink", "This is not the address of a post on \(post.network.name).")]
    }
    try Post.setPublished(id, permalink: permalink, in: tx)
    guard post.publishedAt == nil else { return [] }
    try tx.record(.deliverySent, actor: author.rawValue, scope: post.crisis?.rawValue, subject: id.rawValue)
    return []
}
