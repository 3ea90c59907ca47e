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
    /// The draft as the author saw it; another window may have saved other words since.
    package var revision: Int?

    package init(networks: [Network], at: Instant? = nil, isConfirmed: Bool = false, revision: Int? = nil) {
        // Once on each, however often it is named.
        self.networks = networks.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        self.at = at
        self.isConfirmed = isConfirmed
        self.revision = revision
    }
}

/// A draft becomes posts, one for each network, in one transaction. A finding never stops the author but for three: a
/// fact that is not public yet (E6), a text that a network does not take, and a second look that is due.
///
/// It writes no event: until the words are out they are private, even that there are any. The log hears of them when
/// the network has them, or when the author says that they are out.
package func publish(
    _ id: ID<Draft>, _ publication: Publication, by author: Person, house: House, in tx: Transaction
) throws -> Result<[ID<Post>], Problems> {
    let draft = try Draft.find(id, of: author.id, in: tx)
    guard draft.publishedAt == nil, draft.withdrawnAt == nil else { throw Refusal.conflict }
    guard publication.revision ?? draft.revision == draft.revision else {
        return .failure(Problems([Problem("", "This draft was just changed in another window. Look at it again.")]))
    }
    let crisis = try draft.crisis.flatMap { try Crisis.find($0, in: tx) }
    let accounts = try Account.all(of: author.id, in: tx)
    let bare = try checkDraft(draft.text, networks: [], in: draft.crisis, by: author.id, house: house, in: tx)
    let text = leaving(draft.text, after: bare)
    let findings = try checkDraft(
        text, networks: publication.networks, in: draft.crisis, by: author.id, house: house, in: tx)
    var problems = publication.validate(text: draft.text, accounts: accounts, at: tx.now)
    problems += findings.compactMap(\.detail.blocking).map { Problem("text", $0) }
    problems += publication.isConfirmed ? [] : whatToConfirm(findings, in: crisis)
    problems += try secondLookDue(for: draft, findings, in: crisis, house: house, in: tx)
    guard problems.isEmpty else { return .failure(Problems(problems)) }
    let spread =
        try publication.at == nil ? timeAfterColleagues(text, findings, in: draft.crisis, by: author.id, in: tx) : nil
    let isOwnWords = !findings.contains { $0.detail.isSameness }
    let sheet = try FactSheet.version(standingUnder: draft.crisis, in: tx)
    var posts: [ID<Post>] = []
    for network in publication.networks {
        let account = accounts.first { $0.network == network }?.id
        let post = Post(
            id: .new(at: tx.now), draft: draft, network: network, account: account, text: text, sheetVersion: sheet,
            at: tx.now)
        try post.insert(isOwnWords: isOwnWords, in: tx)
        if let account {
            _ = try Delivery.enqueue(
                post: post.id, author: author, crisis: draft.crisis, account: account, text: text,
                dueAt: publication.at ?? spread, because: spread.map { _ in Delivery.spread }, in: tx)
        }
        posts.append(post.id)
    }
    try draft.setPublished(in: tx)
    return .success(posts)
}

extension Publication {
    fileprivate func validate(text: String, accounts: [Account], at now: Instant) -> [Problem] {
        var problems: [Problem] = []
        if text.allSatisfy(\.isWhitespace) { problems.append(Problem("text", "There are no words yet.")) }
        if networks.isEmpty { problems.append(Problem("networks", "Choose where it goes.")) }
        for network in networks where !network.hasShareLink && !accounts.contains(where: { $0.network == network }) {
            problems.append(Problem("networks", "\(network.name) needs an account. Connect yours first."))
        }
        if let at, at <= now {
            problems.append(Problem("at", "This time has passed. Choose a later one, or publish now."))
        }
        if let at, at > now + .days(60) { problems.append(Problem("at", "Choose a time within 60 days.")) }
        return problems
    }
}

/// What the author has to have looked at; then it is their decision.
func whatToConfirm(_ findings: [Finding], in crisis: Crisis?) -> [Problem] {
    if findings.contains(where: { $0.weight == .stop && $0.detail.blocking == nil }) {
        return [Problem("confirmed", "Have a look at what is marked in red. Then it is your decision.")]
    }
    if findings.contains(where: { $0.detail == .financialResults }), crisis?.givesSecondLooks != true {
        return [
            Problem("confirmed", "It speaks of results, which can move markets. Look at it. Then it is your decision.")
        ]
    }
    return []
}

/// Before every post where the crisis wants it so, before the posts of those who do not have the certificate that it asks
/// for, and before words of financial results wherever there is a team to ask (E6).
private func secondLookDue(
    for draft: Draft, _ findings: [Finding], in crisis: Crisis?, house: House, in tx: Transaction
) throws -> [Problem] {
    guard let crisis, crisis.givesSecondLooks, try !SecondLookRequest.isDone(for: draft, in: tx) else { return [] }
    if crisis.secondLook == .required {
        return [Problem("", "In this crisis every post gets a second look first. Ask for one: nothing is lost.")]
    }
    if let asked = try house.certificateMissing(crisis.id, draft.author, tx) {
        return [
            Problem(
                "",
                "Without the certificate of “\(asked.title)” a colleague looks at a post first. Ask for that: nothing is lost."
            )
        ]
    }
    guard findings.contains(where: { $0.detail == .financialResults }) else { return [] }
    return [Problem("", "It speaks of results, which can move markets. Ask for a second look first: nothing is lost.")]
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

extension FactSheet {
    /// The version that words stand on (promise 3); outside a crisis there is none.
    static func version(standingUnder crisis: ID<Crisis>?, in tx: Transaction) throws -> Int {
        try crisis.map { try version(of: $0, in: tx).version } ?? 0
    }
}
