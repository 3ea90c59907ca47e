import Platform
import Situation
import TextEngine

/// Follows the log: when a fact changes, everyone who stood on the old version is told, and what is queued stops.
///
/// A crisis may have tens of thousands of posts. They are read and checked a page at a time and outside the transaction,
/// so that nobody waits for it meanwhile; what is queued comes first, and stops before anything else is looked at.
package func rippleFollower(_ house: House) -> Follower {
    Follower(
        "ripple",
        preparing: { events, database in try await ripples(of: events, house: house, in: database) })
}

func ripples(of events: [Event], house: House, in database: Database) async throws -> Follower.Effect {
    var ripples: [Ripple] = []
    for (crisis, changes) in try newest(events) {
        let begun = try await database.read { tx in
            try checker(in: crisis, house: house, in: tx).map {
                Ripple(crisis: crisis, changes: changes, checker: $0, now: tx.now)
            }
        }
        guard var ripple = begun else { continue }
        try await ripple.stopQueue(database)
        try await ripple.find(database)
        ripples.append(ripple)
    }
    return { [ripples] tx in for ripple in ripples { try ripple.tell(in: tx) } }
}

/// Of each fact its newest change, by the crisis it belongs to.
private func newest(_ events: [Event]) throws -> [(ID<Crisis>, [FactChange])] {
    var all: [ID<Crisis>: [FactChange]] = [:]
    for event in events where event.kind == .factChanged || event.kind == .factWithdrawn {
        guard let crisis = event.scope.flatMap({ ID<Crisis>(rawValue: $0) }) else { continue }
        let change = try event.decode(FactChange.self)
        all[crisis, default: []].removeAll { $0.fact == change.fact }
        all[crisis, default: []].append(change)
    }
    return all.sorted { $0.key.rawValue < $1.key.rawValue }.map { ($0.key, $0.value) }
}

let postsAtATime = 500

/// How far a change of facts reaches in one crisis.
private struct Ripple: Sendable {
    let crisis: ID<Crisis>
    let changes: [FactChange]
    private let checker: Checker
    private let now: Instant
    private var reached: [Reached] = []

    /// Somebody's words, and what they stand on that is no longer so.
    fileprivate struct Reached: Sendable {
        let change: FactChange
        let finding: Finding
        let text: String
        let person: ID<Person>
        let draft: ID<Draft>?
        let post: ID<Post>?
    }

    init(crisis: ID<Crisis>, changes: [FactChange], checker: Checker, now: Instant) {
        self.crisis = crisis
        self.changes = changes
        self.checker = checker
        self.now = now
    }

    /// Says the same when it is done twice.
    func stopQueue(_ database: Database) async throws {
        let crisis = crisis
        let waiting = try await database.read { try Post.waiting(in: crisis, in: $0) }
        let stopped = waiting.filter { !outdated($0.text).isEmpty }.map(\.id)
        guard !stopped.isEmpty else { return }
        try await database.write { try Delivery.stopPublishing(stopped, because: "facts-changed", in: $0) }
    }

    mutating func find(_ database: Database) async throws {
        let crisis = crisis
        for draft in try await database.read({ try Draft.unpublished(in: crisis, in: $0) }) {
            for (change, finding) in outdated(draft.text) {
                reached.append(
                    Reached(
                        change: change, finding: finding, text: draft.text, person: draft.author, draft: draft.id,
                        post: nil))
            }
        }
        var last: Post?
        repeat {
            let before = last
            let page = try await database.read {
                try Post.newest(in: crisis, before: before, limit: postsAtATime, in: $0)
            }
            for post in page {
                for (change, finding) in outdated(post.text) {
                    reached.append(
                        Reached(
                            change: change, finding: finding, text: post.text, person: post.author, draft: nil,
                            post: post.id))
                }
            }
            last = page.last
            try Task.checkCancellation()
        } while last != nil
    }

    func tell(in tx: Transaction) throws {
        for change in changes {
            try PostNotice.settle(fact: change.fact, before: change.toVersion, in: tx)
            var told = AuthorsTold(number: change.number)
            for each in reached where each.change.fact == change.fact {
                guard try each.stillStands(in: tx),
                    try PostNotice.make(
                        change, each.finding, person: each.person, draft: each.draft, post: each.post, in: tx)
                else { continue }
                told.note(isDraft: each.post == nil)
            }
            // Pages that are open learn of the notices by this; the change of the fact itself came before them.
            guard told.drafts + told.posts > 0 else { continue }
            try tx.record(.authorsTold, actor: nil, scope: crisis.rawValue, subject: change.fact.rawValue, data: told)
        }
    }

    private func outdated(_ text: String) -> [(FactChange, Finding)] {
        let findings = checker.checkFacts(text, at: now.milliseconds)
        return changes.compactMap { change in
            findings.first { $0.detail.contradicts(change.fact.rawValue) }.map { (change, $0) }
        }
    }
}

extension Ripple.Reached {
    /// Its author may have mended it since it was read.
    fileprivate func stillStands(in tx: Transaction) throws -> Bool {
        let still: SQL =
            if let post {
                "SELECT 1 FROM posts WHERE id = \(post) AND withdrawn_at IS NULL AND text = \(text)"
            } else {
                """
                SELECT 1 FROM drafts WHERE id = \(draft) AND published_at IS NULL AND withdrawn_at IS NULL
                    AND text = \(text)
                """
            }
        return try tx.first(still) != nil
    }
}

/// How many were told that their words stand on an old version: never who.
struct AuthorsTold: Codable {
    let number: Int
    var drafts = 0
    var posts = 0

    fileprivate mutating func note(isDraft: Bool) {
        if isDraft { drafts += 1 } else { posts += 1 }
    }
}

extension EventKind {
    package static let authorsTold: EventKind = "post.authors-told"
}
