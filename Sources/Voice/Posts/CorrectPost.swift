import Platform
import Situation
import TextEngine

/// Published words are changed on the network too; where we have no account, the author does it there.
package func correct(
    _ id: ID<Post>, to text: String, by author: Person, house: House, in tx: Transaction
) throws -> [Problem] {
    let post = try Post.find(id, of: author.id, in: tx)
    guard post.publishedAt != nil, post.withdrawnAt == nil else { throw Refusal.conflict }
    if text.allSatisfy(\.isWhitespace) { return [Problem("text", "There are no words yet.")] }
    let findings = try checkDraft(
        text, networks: [post.network], in: post.crisis, by: author.id, house: house, in: tx)
    let problems = findings.compactMap(\.detail.blocking).map { Problem("text", $0) }
    guard problems.isEmpty else { return problems }
    let sheet = try post.crisis.map { try FactSheet.version(of: $0, in: tx).version } ?? 0
    if let account = post.account, let sent = try Delivery.all(of: id, in: tx).first(where: { $0.remoteID != nil }) {
        _ = try Delivery.enqueue(
            .edit, post: id, author: author, crisis: post.crisis, account: account, text: text,
            remoteID: sent.remoteID, dueAt: tx.now, in: tx)
    }
    try post.replaceText(with: text, sheetVersion: sheet, in: tx)
    try PostNotice.settle(post: id, isCorrected: true, in: tx)
    try tx.record(
        .postCorrected, actor: author.id.rawValue, scope: post.crisis?.rawValue, subject: id.rawValue)
    return []
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
    try tx.record(.deliverySent, actor: author.rawValue, scope: post.crisis?.rawValue, subject: id.rawValue)
    return []
}

/// Takes back what has not left.
package func withdraw(_ id: ID<Post>, by author: ID<Person>, in tx: Transaction) throws -> [Problem] {
    let post = try Post.find(id, of: author, in: tx)
    guard post.publishedAt == nil else { throw Refusal.conflict }
    for delivery in try Delivery.all(of: id, in: tx) where delivery.state != .withdrawn {
        guard try Delivery.withdraw(delivery.id, in: tx) else {
            return [Problem("", "It is already on its way, so it cannot be taken back here.")]
        }
    }
    try Post.setWithdrawn(id, in: tx)
    try PostNotice.settle(post: id, isCorrected: false, in: tx)
    return []
}

/// After a hold, a stop or a refusal the author has looked again and lets it go.
package func release(_ id: ID<Post>, by author: ID<Person>, in tx: Transaction) throws -> [Problem] {
    let post = try Post.find(id, of: author, in: tx)
    guard let delivery = try Delivery.all(of: id, in: tx).first else { throw Refusal.conflict }
    if try Hold.covering(delivery, in: tx) != nil {
        return [Problem("", "The hold still stands. Your post is kept, and you can let it go when the hold is lifted.")]
    }
    let sheet = try post.crisis.map { try FactSheet.version(of: $0, in: tx).version } ?? 0
    try tx.run("UPDATE posts SET sheet_version = \(sheet) WHERE id = \(id)")
    guard try Delivery.release(delivery.id, text: post.text, dueAt: tx.now, in: tx) else { throw Refusal.conflict }
    try PostNotice.settle(post: id, isCorrected: false, in: tx)
    return []
}
