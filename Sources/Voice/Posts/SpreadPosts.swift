import Platform
import Situation
import TextEngine

/// Nearly the same words by colleagues go out half an hour apart, so that readers do not meet them in a row (F5).
/// - Returns: when these words may go; nil is now
func timeAfterColleagues(
    _ text: String, _ findings: [Finding], in crisis: ID<Crisis>?, by author: ID<Person>, in tx: Transaction
) throws -> Instant? {
    guard let crisis, findings.contains(where: \.detail.isNearlyTheSame) else { return nil }
    let same = try Post.newest(in: crisis, limit: colleaguesHeardOf, in: tx).filter {
        $0.author != author && Similarity.containment(of: text, in: $0.text) >= nearlyTheSame
    }
    let deliveries = try Delivery.newest(of: same.map(\.id), in: tx)
    let times = same.compactMap { post -> Instant? in
        post.publishedAt
            ?? deliveries[post.id].flatMap { $0.state == .waiting || $0.state == .sending ? $0.dueAt : nil }
    }
    guard let last = times.max(), last + spread > tx.now else { return nil }
    return last + spread
}

private let nearlyTheSame = 0.8
private let spread: Duration = .minutes(30)

extension Delivery {
    /// The reason of one that waits for nearly the same words of a colleague to be half an hour old.
    static let spread = "spread"
}

extension Detail {
    fileprivate var isNearlyTheSame: Bool {
        if case .sameAsColleague(_, let share) = self { share >= nearlyTheSame } else { false }
    }
}
