import Platform
import Situation

/// One post on its way to one account.
package struct Delivery: Sendable {
    package enum Action: String, Sendable, CaseIterable, SQLConvertible { case publish, edit }

    package enum State: String, Sendable, CaseIterable, SQLConvertible {
        /// Until it is due and claimed.
        case waiting
        /// Became due under a hold; after the hold its author looks again.
        case held
        /// Something it stood on changed; its author looks again. `reason` says what.
        case stopped
        case sending, sent, refused
        /// The network's answer was lost. Never sent again blindly: it is looked up, and then its author decides.
        case unknown
        case withdrawn
    }

    package let id: ID<Delivery>
    package let post: ID<Post>
    package let author: ID<Person>
    package let department: String
    package let crisis: ID<Crisis>?
    package let account: ID<Account>
    package let action: Action
    package let text: String
    package let remoteID: String?
    package let dueAt: Instant
    package let state: State
    package let reason: String?
    package let permalink: String?
    package let attempts: Int
    let leaseUntil: Instant?
}

/// Why a network did not take a post: four different states, four different sentences.
package enum NetworkRefusal: String, Sendable {
    case expired, tooFast = "too-fast", rejected, unreachable

    package var words: Sentence {
        switch self {
        case .expired: "The network no longer accepts your connection. Connect the account again."
        case .tooFast: "The network asks us to slow down. We try again by ourselves."
        case .rejected: "The network refused the post."
        case .unreachable: "The network could not be reached. Nothing was sent."
        }
    }
}

package enum Outcome: Sendable, Equatable {
    case sent(id: String, permalink: String)
    case refused(NetworkRefusal)
    /// Certainly not sent; worth trying again after a while.
    case later(NetworkRefusal, seconds: Int)
    case unknown
}

/// What Posts answers and hears, inside the transaction that claims or finishes.
package struct DeliveryRules: Sendable {
    /// Nil lets the post go; a reason stops it.
    package var reasonToStop: @Sendable (Delivery, Transaction) throws -> String?
    package var finished: @Sendable (Delivery, Outcome, Transaction) throws -> Void

    package init(
        reasonToStop: @escaping @Sendable (Delivery, Transaction) throws -> String? = { _, _ in nil },
        finished: @escaping @Sendable (Delivery, Outcome, Transaction) throws -> Void = { _, _, _ in }
    ) {
        self.reasonToStop = reasonToStop
        self.finished = finished
    }
}

extension Delivery {
    /// The reason of an unknown one that was looked for and not seen.
    static let notSeen = "not-seen"
}

extension EventKind {
    package static let deliverySent: EventKind = "post.sent"
    package static let deliveryRefused: EventKind = "post.refused"
    package static let deliveryUnknown: EventKind = "post.unknown"
    /// It became due and did not leave: a hold stood, or what it stood on had changed. Without its author.
    package static let deliveryHeld: EventKind = "post.held"
    package static let deliveryStopped: EventKind = "post.stopped"
    package static let deliveryRepeated: EventKind = "post.repeated"
}
