import Platform
import Situation
import TextEngine

/// Published words are changed on the network too; where we have no account, the author does it there.
package func correct(
    _ id: ID<Post>, to text: String, isConfirmed: Bool = false, by author: Person, house: House, in tx: Transaction
) throws -> [Problem] {
    let post = try Post.find(id, of: author.id, in: tx)
    guard post.publishedAt != nil, post.withdrawnAt == nil else { throw Refusal.conflict }
    if text.allSatisfy(\.isWhitespace) { return [Problem("text", "There are no words yet.")] }
    let bare = try checkDraft(text, networks: [], in: post.crisis, by: author.id, house: house, in: tx)
    let text = leaving(text, after: bare)
    let problems = try problems(with: text, in: post, isConfirmed: isConfirmed, house: house, in: tx)
    guard problems.isEmpty else { return problems }
    if let account = post.account, let sent = try Delivery.all(of: id, in: tx).first(where: { $0.remoteID != nil }) {
        try Delivery.withdrawEdits(of: id, in: tx)
        _ = try Delivery.enqueue(
            .edit, post: id, author: author, crisis: post.crisis, account: account, text: text,
            remoteID: sent.remoteID, in: tx)
    }
    let sheet = try FactSheet.version(standingUnder: post.crisis, in: tx)
    try post.replaceText(with: text, sheetVersion: sheet, in: tx)
    try PostNotice.settle(post: id, isCorrected: true, in: tx)
    try tx.record(
        .postCorrected, actor: author.id.rawValue, scope: post.crisis?.rawValue, subject: id.rawValue)
    return []
}

/// What is out of date in a post, and how it could stand.
struct CorrectionOffer: Sendable {
    let post: Post
    let findings: [Finding]
    /// The same, in the author's language.
    let views: [FindingView]
    let text: String

    static func find(
        _ id: ID<Post>, of author: ID<Person>, house: House, in tx: Transaction, _ t: Words
    ) throws -> CorrectionOffer {
        let post = try Post.find(id, of: author, in: tx)
        let all = try checkDraft(
            post.text, networks: [post.network], in: post.crisis, by: author, house: house, in: tx)
        let remedies = all.filter { $0.detail.isAboutFacts }.flatMap(\.remedies)
            .sorted { $0.range.utf16.lowerBound > $1.range.utf16.lowerBound }
        let findings = all.filter { $0.weight != .ok }
        return CorrectionOffer(
            post: post, findings: findings,
            views: FindingView.all(findings, try FindingSources.find(for: findings, in: post.crisis, in: tx), t),
            text: remedies.reduce(post.text) { $0.applying($1) })
    }
}

/// The author has seen what is out of date and lets it stand. Nobody asks again about this version.
package func leaveAsItIs(_ id: ID<Post>, by author: ID<Person>, in tx: Transaction) throws {
    _ = try Post.find(id, of: author, in: tx)
    try PostNotice.settle(post: id, isCorrected: false, in: tx)
}

/// What a correction brings in is looked at as if it were new; what stood there before was decided then.
private func problems(
    with text: String, in post: Post, isConfirmed: Bool, house: House, in tx: Transaction
) throws -> [Problem] {
    guard text.count <= Draft.longest else {
        return [Problem("text", "A post has at most \(Draft.longest) characters here.")]
    }
    func findings(_ text: String) throws -> [Finding] {
        try checkDraft(text, networks: [post.network], in: post.crisis, by: post.author, house: house, in: tx)
    }
    let crisis = try post.crisis.flatMap { try Crisis.find($0, in: tx) }
    let (before, after) = (Set(try findings(post.text).map(\.detail)), try findings(text))
    let new = after.filter { !before.contains($0.detail) }
    var problems = after.compactMap(\.detail.blocking).map { Problem("text", $0) }
    if crisis?.givesSecondLooks == true, new.contains(where: { $0.detail == .financialResults }) {
        problems.append(
            Problem("text", "Words about results get a second look first. Leave them out here, or write a new post."))
    }
    return problems + (isConfirmed ? [] : whatToConfirm(new, in: crisis))
}
