import Platform
import Situation
import TextEngine

/// Takes back what has not left.
package func withdraw(_ id: ID<Post>, by author: ID<Person>, in tx: Transaction) throws -> [Problem] {
    let post = try Post.find(id, of: author, in: tx)
    guard post.publishedAt == nil, post.withdrawnAt == nil else { throw Refusal.conflict }
    for delivery in try Delivery.all(of: id, in: tx) {
        guard try Delivery.withdraw(delivery.id, in: tx) else {
            return [Problem("", "It is already on its way, so it cannot be taken back here.")]
        }
    }
    try post.setWithdrawn(in: tx)
    try PostNotice.settle(post: id, isCorrected: false, in: tx)
    return []
}

/// After a hold, a stop or a refusal the author has looked again and lets it go.
package func release(_ id: ID<Post>, by author: ID<Person>, house: House, in tx: Transaction) throws -> [Problem] {
    let post = try Post.find(id, of: author, in: tx)
    guard let delivery = try Delivery.all(of: id, in: tx).first else { throw Refusal.conflict }
    let problems = try reasonsToKeep(post, delivery, house: house, in: tx)
    guard problems.isEmpty else { return problems }
    guard try Delivery.release(delivery.id, text: post.text, in: tx) else { throw Refusal.conflict }
    try post.stand(onSheet: FactSheet.version(standingUnder: post.crisis, in: tx), in: tx)
    try PostNotice.settle(post: id, isCorrected: false, in: tx)
    return []
}

/// The answer was lost, and the author does not find the post there: it goes out once more, because they say so.
package func sendAgain(_ id: ID<Post>, by author: ID<Person>, house: House, in tx: Transaction) throws -> [Problem] {
    let post = try Post.find(id, of: author, in: tx)
    guard let delivery = try Delivery.all(of: id, in: tx).first else { throw Refusal.conflict }
    let problems = try reasonsToKeep(post, delivery, house: house, in: tx)
    guard problems.isEmpty else { return problems }
    guard try Delivery.sendAgain(delivery.id, in: tx) else { throw Refusal.conflict }
    try post.stand(onSheet: FactSheet.version(standingUnder: post.crisis, in: tx), in: tx)
    // Without the author, as long as nobody knows whether the words are public.
    try tx.record(.deliveryRepeated, actor: nil, scope: post.crisis?.rawValue, subject: id.rawValue)
    return []
}

/// The answer was lost, and the author has found the post there.
package func noteArrived(
    _ id: ID<Post>, permalink: String, by author: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    let post = try Post.find(id, of: author, in: tx)
    guard let delivery = try Delivery.all(of: id, in: tx).first, delivery.state == .unknown else {
        throw Refusal.conflict
    }
    let account = try Account.find(delivery.account, of: author, in: tx)
    let isThere =
        account.map { ShareLinks.isPermalink(permalink, at: $0.server) }
        ?? ShareLinks.isPermalink(permalink, on: post.network)
    guard isThere, let remote = ShareLinks.statusID(in: permalink) else {
        return [Problem("permalink", "This is not the address of a post on your server.")]
    }
    guard try Delivery.setArrived(delivery.id, remoteID: remote, permalink: permalink, in: tx) else {
        throw Refusal.conflict
    }
    try Post.setPublished(id, permalink: permalink, in: tx)
    if post.publishedAt == nil {
        try tx.record(.deliverySent, actor: author.rawValue, scope: post.crisis?.rawValue, subject: id.rawValue)
    }
    return []
}

private func reasonsToKeep(
    _ post: Post, _ delivery: Delivery, house: House, in tx: Transaction
) throws -> [Problem] {
    if try Hold.covering(delivery, in: tx) != nil {
        return [Problem("", "The hold still stands. Your post is kept, and you can let it go when the hold is lifted.")]
    }
    guard try Account.find(delivery.account, of: post.author, in: tx) != nil else {
        return [Problem("", "Its account is not connected. Connect it again, then let the post go.")]
    }
    return try whatBlocks(post, house: house, in: tx).map { [Problem("", $0)] } ?? []
}
