import Platform
import Situation

/// What became of a post, in one honest sentence (promise 5), and what its author can do about it.
struct PostState: Sendable, Equatable {
    enum Way: Sendable { case withdraw, release, correct, share, settle }

    let tone: Tone
    let tag: String
    let sentence: String
    var ways: Set<Way> = []

    /// - Parameter closed: why the way to the network is closed for a post without an account
    init(_ post: Post, _ delivery: Delivery?, closed: Sentence? = nil, _ t: Words) {
        if post.withdrawnAt != nil {
            self.init(.plain, t("Withdrawn"), t("You took it back before it left."))
        } else if let delivery {
            self = delivery.action == .edit ? .correcting(delivery, t) : .publishing(post, delivery, t)
        } else if let at = post.publishedAt {
            self.init(.ok, t("Published"), t("You published it yourself, \(moment: at)."), [.correct])
        } else if let closed {
            self.init(.stop, t("Not now"), t(closed), [.withdraw])
        } else {
            self.init(
                .info, t("Your turn"),
                t("Open the network, press its button there, then paste the address of the post here."),
                [.share, .withdraw])
        }
    }

    private init(_ tone: Tone, _ tag: String, _ sentence: String, _ ways: Set<Way> = []) {
        self.tone = tone
        self.tag = tag
        self.sentence = sentence
        self.ways = ways
    }

    private static func publishing(_ post: Post, _ delivery: Delivery, _ t: Words) -> PostState {
        switch delivery.state {
        case .waiting:
            return waiting(delivery, t)
        case .sending:
            return PostState(.info, t("Sending"), t("It is being handed over right now."))
        case .held:
            return PostState(
                .stop, t("On hold"),
                t("All posts were put on hold. When the hold is lifted, look at it again before it goes."),
                [.withdraw, .release])
        case .stopped:
            return PostState(.care, t("Stopped"), t(delivery.whyStopped), [.withdraw, .release])
        case .sent:
            return PostState(
                .ok, t("Published"), t("It is out since \(moment: post.publishedAt ?? t.now)."), [.correct])
        case .refused:
            return PostState(.stop, t("Refused"), t(delivery.whyRefused), [.withdraw, .release])
        case .unknown:
            return PostState(
                .care, t("Not known"),
                delivery.reason == Delivery.notSeen
                    ? t(
                        "It was sent and the answer was lost. We looked and did not see it. Look there before you decide."
                    )
                    : t("It was sent and the answer was lost. We could not look yet. Look there before you decide."),
                [.settle])
        case .withdrawn:
            return PostState(.plain, t("Withdrawn"), t("You took it back before it left."))
        }
    }

    private static func waiting(_ delivery: Delivery, _ t: Words) -> PostState {
        if let refusal = delivery.reason.flatMap(NetworkRefusal.init(rawValue:)) {
            return PostState(.care, t("Trying again"), t(refusal.words), [.withdraw])
        }
        if delivery.dueAt <= t.now { return PostState(.info, t("On its way"), t("It leaves in a moment.")) }
        return PostState(
            .info, t("Scheduled"),
            delivery.reason == Delivery.spread
                ? t(
                    "It goes out \(moment: delivery.dueAt). A colleague has just said nearly the same, and readers should not meet the two in a row."
                )
                : t("It goes out \(moment: delivery.dueAt)."), [.withdraw])
    }

    /// The post is out; its new words are on their way.
    private static func correcting(_ delivery: Delivery, _ t: Words) -> PostState {
        switch delivery.state {
        case .waiting, .sending:
            let refusal = delivery.reason.flatMap(NetworkRefusal.init(rawValue:))
            return PostState(
                .info, t("Being corrected"),
                refusal.map { t($0.words) } ?? t("Your correction is on its way. Until then the post stands as it was.")
            )
        case .held:
            return PostState(
                .stop, t("On hold"),
                t("All posts were put on hold, and your correction with them. When the hold is lifted, let it go."),
                [.release])
        case .stopped: return PostState(.care, t("Not corrected"), t(delivery.whyStopped), [.release])
        case .sent, .withdrawn:
            return PostState(.ok, t("Published"), t("It is out, with your correction."), [.correct])
        case .refused:
            return PostState(.stop, t("Not corrected"), t(delivery.whyRefused), [.release, .correct])
        case .unknown:
            return PostState(
                .care, t("Not known"),
                t("Your correction was sent and the answer was lost. Sending it again does no harm."),
                [.settle, .correct])
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
