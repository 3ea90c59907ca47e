import Platform
import Situation
import TextEngine

/// What other rooms ask about people's words: counts and texts without names.
package func fillVoiceAnswers(in house: inout House) {
    house.isHeld = { try Hold.stops(crisis: $0, in: $1) }
    house.secondLooksWaiting = { try SecondLookRequest.countWaiting(in: $0, in: $1) }
    house.postsStandingOn = { try PostNotice.standing(on: $0, in: $1) }
    // Published texts and those that asked for a look: private drafts stay private, here too.
    house.recentWords = { crisis, tx in
        try Post.newest(in: crisis, limit: 200, in: tx).map(\.text)
            + SecondLookRequest.waiting(in: crisis, in: tx).map(\.text)
    }
    house.stopSchedules = { try Delivery.stopScheduled(in: $0) }
    house.timelineWords.merge(voiceTimeline) { own, _ in own }
    house.personalData += [postsData, secondLooksData, networksData]
    house.auditWords.merge(voiceAudit) { own, _ in own }
}

package let voiceOperations: [APIOperation] =
    draftsOperations + postsOperations + secondLooksOperations + accountsOperations + holdsOperations

package func voiceFollowers(_ house: House) -> [Follower] { [rippleFollower(house)] }

/// What the queue asks of a post when it claims one, and tells it afterwards.
package func deliveryRules(_ house: House) -> DeliveryRules {
    DeliveryRules(
        reasonToStop: { delivery, tx in
            guard let post = try Post.find(delivery.post, in: tx) else { return "withdrawn" }
            if post.withdrawnAt != nil { return "withdrawn" }
            // “I work here” would no longer be true.
            guard try Person.find(post.author, in: tx)?.deactivatedAt == nil else { return "author-left" }
            guard let crisis = post.crisis, delivery.action == .publish,
                try FactSheet.version(of: crisis, in: tx).version != post.sheetVersion,
                let checker = try checker(in: crisis, house: house, in: tx)
            else { return nil }
            let findings = checker.check(delivery.text, author: post.author.rawValue, at: tx.now.milliseconds)
            return findings.contains { $0.weight != .ok && $0.detail.isAboutFacts } ? "facts-changed" : nil
        },
        finished: { delivery, outcome, tx in
            if case .sent(_, let permalink) = outcome {
                try Post.setPublished(delivery.post, permalink: permalink, in: tx)
            }
            // A correction is on the record since its author made it.
            guard let kind = outcome.eventKind, kind != .deliverySent || delivery.action == .publish else { return }
            // Who spoke is known once the words are public, and not before.
            let actor = kind == .deliverySent ? delivery.author.rawValue : nil
            try tx.record(kind, actor: actor, scope: delivery.crisis?.rawValue, subject: delivery.post.rawValue)
        })
}

let voiceTimeline: TimelineWords = [
    .deliverySent: { _, _ in TimelineLine("A colleague’s words were published", namesActor: false) },
    .deliveryUnknown: { _, _ in TimelineLine("A post went out and its answer was lost", .bad) },
    .deliveryRefused: { _, _ in TimelineLine("A network refused a post", .bad) },
    .deliveryRepeated: { _, _ in TimelineLine("A post whose answer was lost was sent once more by its author") },
    .postCorrected: { _, _ in TimelineLine("A post was corrected by its author", namesActor: false) },
    .authorsTold: { event, _ in
        let told = try event.decode(AuthorsTold.self)
        return TimelineLine(
            told.posts == 1
                ? "The author of a post was told that fact \(told.number) has changed"
                : told.posts == 0
                    ? "Drafts were marked: fact \(told.number) has changed"
                    : "The authors of \(told.posts) posts were told that fact \(told.number) has changed")
    },
    .holdPlaced: { event, _ in
        TimelineLine("Posts were put on hold", .bad, path: event.scope.map { "/crises/\($0)/holds" })
    },
    .holdConfirmed: { _, _ in TimelineLine("The hold is confirmed: nothing leaves", .key) },
    .holdLifted: { _, _ in TimelineLine("The hold was lifted", .key) },
    .secondLookAsked: { _, _ in TimelineLine("A draft asked for a second look") },
    .secondLookReplied: { event, names in TimelineLine("\(names.name(event.actor)) answered a second look") },
]

extension Outcome {
    fileprivate var eventKind: EventKind? {
        switch self {
        case .sent: .deliverySent
        case .refused: .deliveryRefused
        case .unknown: .deliveryUnknown
        case .later: nil
        }
    }
}

extension Detail {
    var isAboutFacts: Bool {
        switch self {
        case .factDiffers, .factTimeDiffers, .factStatus, .notTrue, .notPublicYet: true
        default: false
        }
    }
}
