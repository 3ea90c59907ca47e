import Platform
import Situation

/// What became of a post, in one honest sentence (promise 5), and what its author can do about it.
struct PostState: Sendable, Equatable {
    enum Way: String, Sendable, CaseIterable { case withdraw, release, correct, share, settle }

    let tone: Tone
    let name: PostStateName
    let tag: String
    let sentence: String
    var ways: Set<Way> = []

    /// - Parameter closed: why the way to the network is closed for a post without an account
    init(_ post: Post, _ delivery: Delivery?, closed: Sentence? = nil, _ t: Words) {
        if post.withdrawnAt != nil {
            self.init(.plain, .withdrawn, t, "You took it back before it left.")
        } else if let delivery {
            self = delivery.action == .edit ? .correcting(delivery, t) : .publishing(post, delivery, t)
        } else if let at = post.publishedAt {
            self.init(.ok, .published, t, "You published it yourself, \(moment: at).", [.correct])
        } else if let closed {
            self.init(.stop, .notNow, t, closed, [.withdraw])
        } else {
            self.init(
                .info, .yourTurn, t,
                "Open the network, press its button there, then paste the address of the post here.",
                [.share, .withdraw])
        }
    }

    private init(_ tone: Tone, _ name: PostStateName, _ t: Words, _ sentence: Sentence, _ ways: Set<Way> = []) {
        self.tone = tone
        self.name = name
        tag = t(name.words)
        self.sentence = t(sentence)
        self.ways = ways
    }

    private static func publishing(_ post: Post, _ delivery: Delivery, _ t: Words) -> PostState {
        switch delivery.state {
        case .waiting:
            return waiting(delivery, t)
        case .sending:
            return PostState(.info, .sending, t, "It is being handed over right now.")
        case .held:
            return PostState(
                .stop, .onHold, t,
                "All posts were put on hold. When the hold is lifted, look at it again before it goes.",
                [.withdraw, .release])
        case .stopped:
            return PostState(.care, .stopped, t, delivery.whyStopped, [.withdraw, .release])
        case .sent:
            return PostState(
                .ok, .published, t, "It is out since \(moment: post.publishedAt ?? t.now).", [.correct])
        case .refused:
            return PostState(.stop, .refused, t, delivery.whyRefused, [.withdraw, .release])
        case .unknown:
            return PostState(
                .care, .unknown, t,
                delivery.reason == Delivery.notSeen
                    ? "It was sent and the answer was lost. We looked and did not see it. Look there before you decide."
                    : "It was sent and the answer was lost. We could not look yet. Look there before you decide.",
                [.settle])
        case .withdrawn:
            return PostState(.plain, .withdrawn, t, "You took it back before it left.")
        }
    }

    private static func waiting(_ delivery: Delivery, _ t: Words) -> PostState {
        if let refusal = delivery.reason.flatMap(NetworkRefusal.init(rawValue:)) {
            return PostState(.care, .tryingAgain, t, refusal.words, [.withdraw])
        }
        if delivery.dueAt <= t.now { return PostState(.info, .onItsWay, t, "It leaves in a moment.") }
        return PostState(
            .info, .scheduled, t,
            delivery.reason == Delivery.spread
                ? "It goes out \(moment: delivery.dueAt). A colleague has just said nearly the same, and readers should not meet the two in a row."
                : "It goes out \(moment: delivery.dueAt).", [.withdraw])
    }

    /// The post is out; its new words are on their way.
    private static func correcting(_ delivery: Delivery, _ t: Words) -> PostState {
        switch delivery.state {
        case .waiting, .sending:
            let refusal = delivery.reason.flatMap(NetworkRefusal.init(rawValue:))
            return PostState(
                .info, .beingCorrected, t,
                refusal?.words ?? "Your correction is on its way. Until then the post stands as it was.")
        case .held:
            return PostState(
                .stop, .onHold, t,
                "All posts were put on hold, and your correction with them. When the hold is lifted, let it go.",
                [.release])
        case .stopped: return PostState(.care, .notCorrected, t, delivery.whyStopped, [.release])
        case .sent, .withdrawn:
            return PostState(.ok, .published, t, "It is out, with your correction.", [.correct])
        case .refused:
            return PostState(.stop, .notCorrected, t, delivery.whyRefused, [.release, .correct])
        case .unknown:
            return PostState(
                .care, .unknown, t, "Your correction was sent and the answer was lost. Sending it again does no harm.",
                [.settle, .correct])
        }
    }
}

/// The states of a post by name, as tags and programs say them.
enum PostStateName: String, Sendable, Codable, CaseIterable {
    case withdrawn, published, scheduled, sending, stopped, refused, unknown
    case notNow = "not-now"
    case yourTurn = "your-turn"
    case onHold = "on-hold"
    case tryingAgain = "trying-again"
    case onItsWay = "on-its-way"
    case beingCorrected = "being-corrected"
    case notCorrected = "not-corrected"

    fileprivate var words: Sentence {
        switch self {
        case .withdrawn: "Withdrawn"
        case .published: "Published"
        case .scheduled: "Scheduled"
        case .sending: "Sending"
        case .stopped: "Stopped"
        case .refused: "Refused"
        case .unknown: "Not known"
        case .notNow: "Not now"
        case .yourTurn: "Your turn"
        case .onHold: "On hold"
        case .tryingAgain: "Trying again"
        case .onItsWay: "On its way"
        case .beingCorrected: "Being corrected"
        case .notCorrected: "Not corrected"
        }
    }
}

extension Delivery {
    fileprivate var whyStopped: Sentence {
        switch reason {
        case "facts-changed": "A fact it stands on has changed. Look at it, then let it go or take it back."
        case "crisis-opened":
            "A crisis was opened after you scheduled it. Look at it again, then let it go or take it back."
        default: "Its account is no longer connected. Connect it again and let it go, or take it back."
        }
    }

    fileprivate var whyRefused: Sentence {
        reason.flatMap(NetworkRefusal.init(rawValue:))?.words ?? NetworkRefusal.rejected.words
    }
}
