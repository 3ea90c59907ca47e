import Platform
import Situation
import TextEngine

/// What an author decides at the last moment.
package struct Publication: Sendable {
    package var networks: [Network]
    /// When to send; nil is now.
    package var at: Instant?
    /// "I have read what to look at, and these are my words."
    package var isConfirmed: Bool

    package init(networks: [Network], at: Instant? = nil, isConfirmed: Bool = false) {
        self.networks = networks
        self.at = at
        self.isConfirmed = isConfirmed
    }
}

/// A draft becomes posts, one for each network, in one transaction. A finding never stops the author but for three: a
/// fact that is not public yet (E6), a text that a network does not take, and a second look that the crisis requires.
package func publish(
    _ id: ID<Draft>, _ publication: Publication, by author: Person, house: House, in tx: Transaction
) throws -> Result<[ID<Post>], Problems> {
    let draft = try Draft.find(id, of: author.id, in: tx)
    guard draft.publishedAt == nil, draft.withdrawnAt == nil else { throw Refusal.conflict }
    let bare = try checkDraft(draft.text, networks: [], in: draft.crisis, by: author.id, house: house, in: tx)
    let text = [disclosureToAdd(bare), draft.text].compactMap(\.self).joined(separator: " ")
    let findings = try checkDraft(
        text, networks: publication.networks, in: draft.crisis, by: author.id, house: house, in: tx)
    var problems = publication.validate(text: draft.text, at: tx.now)
    problems += findings.compactMap(\.detail.blocking).map { Problem("text", $0) }
    let toRead = findings.count { $0.weight == .stop && $0.detail.blocking == nil }
    if toRead > 0, !publication.isConfirmed {
        problems.append(Problem("confirmed", "Have a look at what is marked in red. Then it is your decision."))
    }
    if let crisis = try draft.crisis.flatMap({ try Crisis.find($0, in: tx) }), crisis.secondLook == .required,
        try !SecondLookRequest.isDone(for: draft, in: tx)
    {
        problems.append(
            Problem("", "In this crisis every post gets a second look first. Ask for one: nothing is lost."))
    }
    guard problems.isEmpty else { return .failure(Problems(problems)) }
    let isOwnWords = !findings.contains { $0.detail.isSameness }
    let sheet = try draft.crisis.map { try FactSheet.version(of: $0, in: tx).version } ?? 0
    let accounts = try Account.all(of: author.id, in: tx)
    var posts: [ID<Post>] = []
    for network in publication.networks {
        let account = network.takesAccounts ? accounts.first { $0.network == network }?.id : nil
        let post = Post(
            id: .new(at: tx.now), draft: draft, network: network, account: account, text: text, sheetVersion: sheet,
            at: tx.now)
        try post.insert(isOwnWords: isOwnWords, in: tx)
        if let account {
            _ = try Delivery.enqueue(
                post: post.id, author: author, crisis: draft.crisis, account: account, text: text,
                dueAt: publication.at ?? tx.now, in: tx)
        }
        posts.append(post.id)
    }
    try tx.run("UPDATE drafts SET published_at = \(tx.now) WHERE id = \(id)")
    return .success(posts)
}

extension Publication {
    fileprivate func validate(text: String, at now: Instant) -> [Problem] {
        var problems: [Problem] = []
        if text.allSatisfy(\.isWhitespace) { problems.append(Problem("text", "There are no words yet.")) }
        if networks.isEmpty { problems.append(Problem("networks", "Choose where it goes.")) }
        if let at, at <= now {
            problems.append(Problem("at", "This time has passed. Choose a later one, or publish now."))
        }
        if let at, at > now + .days(60) { problems.append(Problem("at", "Choose a time within 60 days.")) }
        return problems
    }
}

extension Detail {
    /// Why this cannot go out as it is; nil leaves the decision with the author.
    var blocking: Sentence? {
        switch self {
        case .notPublicYet(_, let number, let until):
            "Fact \(number) is not public before \(moment: Instant(milliseconds: until)). Until then it has to stay out."
        case .tooLong(let network, let count, let limit):
            "\(network.name) takes \(limit) characters; this has \(count)."
        case .tooManyLinks(let network, let count, let limit):
            "\(network.name) takes \(limit) links; this has \(count)."
        default: nil
        }
    }

    var isSameness: Bool {
        switch self {
        case .sameAsTemplate, .sameAsColleague: true
        default: false
        }
    }
}
