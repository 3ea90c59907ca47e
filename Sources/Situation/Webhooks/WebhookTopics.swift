import Platform

/// What a webhook can be told of: kinds of events by what they are about.
package enum WebhookTopic: String, Sendable, CaseIterable, ShapedWord {
    case crises, facts, guidance, briefings, posts, holds, secondLooks = "second-looks", feedback, people, house

    var words: Sentence {
        switch self {
        case .crises: "Crises: opened, moved on, closed, and their teams"
        case .facts: "Facts: put up, changed, withdrawn, waiting for approval; what colleagues told, never who"
        case .guidance: "Guidance: boundaries, key messages, guidelines, ways in"
        case .briefings: "Updates: sent, corrected, late; what was said to questions under them, never who asked"
        case .posts: "Posts: sent, held, refused; never whose"
        case .holds: "Holds: placed, confirmed, lifted"
        case .secondLooks: "Second looks: asked for and answered; never whose"
        case .feedback: "Feedback: rounds and what came of them, questions to leaders answered or late; never who"
        case .people: "People: added, changed, signed in, erased"
        case .house:
            "The house: files taken out of the audit, keys, webhooks, chats, courses asked for, playbooks read through"
        }
    }

    private var beginnings: [String] {
        switch self {
        case .crises: ["crisis"]
        case .facts: ["fact", "tip"]
        case .guidance: GuidanceKind.allCases.map(\.rawValue)
        case .briefings: ["briefing", "question"]
        case .posts: ["post"]
        case .holds: ["hold"]
        case .secondLooks: ["second-look"]
        case .feedback: ["round", "theme", "door"]
        case .people: ["person", "people"]
        case .house: ["support", "audit", "data", "key", "webhook", "chat", "course", "readiness", "playbook"]
        }
    }

    /// Nil for a kind that nobody can be told of: what happens between people, in circles and
    /// thanks, in drills, and who reads reports of wrongdoing.
    package static func of(_ kind: EventKind) -> WebhookTopic? {
        let beginning = String(kind.rawValue.prefix { $0 != "." })
        return allCases.first { $0.beginnings.contains(beginning) }
    }
}
