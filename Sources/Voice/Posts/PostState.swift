import Platform
import Situation

/// What became of a post, in one honest sentence (promise 5).
struct PostState: Sendable {
    let tone: Tone
    let tag: String
    let sentence: String
    var mayWithdraw = false
    var mayRelease = false
    var mayCorrect = false
    var needsLink = false

    init(_ post: Post, _ delivery: Delivery?, _ t: Words) {
        if post.withdrawnAt != nil {
            (tone, tag, sentence) = (.plain, t("Withdrawn"), t("You took it back before it left."))
            return
        }
        guard let delivery else {
            if let at = post.publishedAt {
                (tone, tag, sentence) = (.ok, t("Published"), t("You published it yourself, \(moment: at)."))
                mayCorrect = true
            } else {
                (tone, tag, sentence) = (
                    .info, t("Your turn"),
                    t("Open the network, press its button there, then paste the address of the post here.")
                )
                needsLink = true
                mayWithdraw = true
            }
            return
        }
        switch delivery.state {
        case .waiting where delivery.dueAt > t.now:
            (tone, tag, sentence) = (.info, t("Scheduled"), t("It goes out \(moment: delivery.dueAt)."))
            mayWithdraw = true
        case .waiting where delivery.reason != nil:
            let words = delivery.reason.flatMap(NetworkRefusal.init(rawValue:))?.words
            (tone, tag, sentence) = (.care, t("Trying again"), words.map { t($0) } ?? t("We try again by ourselves."))
            mayWithdraw = true
        case .waiting: (tone, tag, sentence) = (.info, t("On its way"), t("It leaves in a moment."))
        case .sending: (tone, tag, sentence) = (.info, t("Sending"), t("It is being handed over right now."))
        case .held:
            (tone, tag, sentence) = (
                .stop, t("On hold"),
                t("All posts were put on hold. When the hold is lifted, look at it again before it goes.")
            )
            (mayWithdraw, mayRelease) = (true, true)
        case .stopped:
            let words: Sentence =
                switch delivery.reason {
                case "facts-changed": "A fact it stands on has changed. Look at it, then let it go or take it back."
                case "crisis-opened":
                    "A crisis was opened after you scheduled it. Look at it again, then let it go or take it back."
                default: "Its account is no longer connected."
                }
            (tone, tag, sentence) = (.care, t("Stopped"), t(words))
            (mayWithdraw, mayRelease) = (true, delivery.reason != "account-revoked")
        case .sent:
            (tone, tag, sentence) = (.ok, t("Published"), t("It is out since \(moment: post.publishedAt ?? t.now)."))
            mayCorrect = true
        case .refused:
            let words = delivery.reason.flatMap(NetworkRefusal.init(rawValue:))?.words
            (tone, tag, sentence) = (.stop, t("Refused"), words.map { t($0) } ?? t("The network refused the post."))
            (mayWithdraw, mayRelease) = (true, true)
        case .unknown:
            (tone, tag, sentence) = (
                .care, t("Not known"),
                t(
                    "It was sent and the answer was lost. We looked and did not find it. Look at the network before you try again."
                )
            )
        case .withdrawn: (tone, tag, sentence) = (.plain, t("Withdrawn"), t("You took it back before it left."))
        }
    }
}
