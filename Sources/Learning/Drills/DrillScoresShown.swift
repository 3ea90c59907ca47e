import Care
import Platform
import Situation

extension Visit {
    /// By dimension, with the words it stands on. No sum, no grade, no comparison.
    func scoresCard(_ scores: DrillScores, _ play: DrillPlay) -> HTML {
        card(t("What was heard in your answers")) {
            """
            <p class="soft">\(t("Only you see this. What you were sure of and would look at again stands first."))</p>\
            \(if: scores.evidence.isEmpty, "<p>\(t("You answered nothing and decided nothing, so there is nothing to say. That is all right."))</p>")\
            \(DrillDimension.allCases.map { dimension($0, scores, play) })\
            \(if: !scores.unanswered.isEmpty, waiting(scores, play))
            """
        }
    }

    private func dimension(_ dimension: DrillDimension, _ scores: DrillScores, _ play: DrillPlay) -> HTML {
        let evidence = scores.of(dimension)
        guard !evidence.isEmpty else { return .nothing }
        let missed = evidence.filter { !$0.isHeld }.count
        return """
            <details class="drill-score" id="score-\(dimension.rawValue)"\(flag: "open", missed > 0)><summary>\(t(dimension.words)) \
            \(missed == 0 ? tag(.ok, t("Held each time")) : tag(.care, t(missed, "1 to look at", "\(missed) to look at")))</summary>\
            <ul class="rows">\(evidence.map { row($0, play) })</ul></details>
            """
    }

    private func row(_ evidence: DrillScores.Evidence, _ play: DrillPlay) -> HTML {
        let name = play.moments.first { $0.inject == evidence.inject }?.persona?.name ?? ""
        return """
            <li><p>\(tag(evidence.isHeld ? .ok : .care, evidence.isHeld ? t("Held") : t("Look again"))) \
            <span class="small soft">\(t("to \(name)"))\(evidence.confidence.map { " · \(t($0.words))" as HTML })</span></p>\
            \(if: !evidence.quote.isEmpty, "<blockquote>\(voice(evidence.quote))</blockquote>")<p>\(t(evidence.sentence))</p>\
            \(if: !evidence.isHeld && !evidence.better.isEmpty, "<p class=\"say\"><span class=\"small soft\">\(t("A better one might:"))</span> <span translate=\"no\">\(evidence.better)</span></p>")\
            \(if: !evidence.isHeld && evidence.confidence == .sure, "<p class=\"small soft\">\(t("You were sure of this one, so it is worth the most."))</p>")</li>
            """
    }

    private func waiting(_ scores: DrillScores, _ play: DrillPlay) -> HTML {
        let names = scores.unanswered.compactMap { id in play.moments.first { $0.inject == id }?.persona?.name }
        return """
            <p class="small soft">\(t("Still waiting when it ended: \(names.joined(separator: ", ")). Not answering is no failure."))</p>
            """
    }
}

extension DrillDimension {
    package var words: Sentence {
        switch self {
        case .facts: "Facts"
        case .boundary: "Boundaries"
        case .disclosure: "Saying who speaks"
        case .care: "The person first"
        case .ownWords: "Own voice"
        case .silence: "Silence"
        }
    }
}

extension DrillConfidence {
    package var words: Sentence {
        switch self {
        case .sure: "you were sure"
        case .fairly: "you were fairly sure"
        case .unsure: "you were not sure"
        }
    }
}

extension DrillScores.Evidence {
    /// Why it counts as held or not: there is no finding without a because.
    package var sentence: Sentence {
        switch (dimension, finding) {
        case (_, .crossed): "It crosses the boundary “\(says)”."
        case (_, .personalData): "It gives away something that belongs to a person."
        case (_, .promised): "It promises what nobody has decided."
        case (_, .wrong): "The fact sheet said “\(says)” at that time."
        case (_, .attacked):
            "It attacks somebody. They and everyone who reads along will answer that, and nothing else."
        case (_, .borrowed): "A colleague has said nearly the same."
        case (.facts, .said): "It says what the fact sheet said: “\(says)”."
        case (.facts, _): "We found none of the facts in it, and they asked for one."
        case (.boundary, _): "It stays within the boundaries."
        case (.disclosure, .said): "Readers learn near the top that you work there."
        case (.disclosure, _): "We did not find, near the top, that you work there."
        case (.care, .said): "It speaks to the person before it speaks of the company."
        case (.care, _):
            "We heard no word for the person in it. If it is there in a way of your own, leave it: we know the common ones."
        case (.ownWords, .said): "It sounds like somebody, not like a statement."
        case (.ownWords, _): "We found nothing that could only have come from you: no I, no place, no moment."
        case (.silence, .silent) where isHeld:
            "You said nothing, and that was right: an answer would have given them your readers."
        case (.silence, .silent): "You said nothing here, and somebody waited for a word."
        case (.silence, _): "An answer gave them your readers. Saying nothing was the stronger one here."
        }
    }
}
