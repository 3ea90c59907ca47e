import Platform

/// A topic with a rule, a reason and an alternative. Everything that E1 asks for is a column of its own.
package struct Boundary: Sendable {
    package let id: ID<Boundary>
    package let crisis: ID<Crisis>
    package let details: BoundaryDetails
    package let writtenAt: Instant
    package let writtenBy: ID<Person>
    package let changedAt: Instant?
    package let retiredAt: Instant?
    package let retiredBy: ID<Person>?

    package var title: String { details.title }
    package func isInForce(at now: Instant) -> Bool { retiredAt == nil && now < details.expiresAt }
}

package enum BoundaryWeight: String, Sendable, CaseIterable, Codable, SQLConvertible {
    case stop, care

    package var words: Sentence {
        switch self {
        case .stop: "Leave out"
        case .care: "Take care"
        }
    }

    package var tone: Tone { self == .stop ? .stop : .care }
}

/// Within what a boundary counts.
package enum BoundarySpan: String, Sendable, CaseIterable, Codable, SQLConvertible {
    case draft, sentence

    package var words: Sentence {
        switch self {
        case .draft: "in a whole draft"
        case .sentence: "in a sentence"
        }
    }
}

/// What a form, a playbook or the demo says about a boundary.
package struct BoundaryDetails: Sendable, Equatable, Codable {
    package var title = ""
    package var weight = BoundaryWeight.care
    /// What exactly it is about.
    package var subject = ""
    /// The interest it protects.
    package var protects = ""
    /// The narrower rule that was considered, and why it is not enough.
    package var narrower = ""
    /// The reason, said to the author of a draft.
    package var reason = ""
    /// What one can say instead.
    package var instead = ""
    /// The function to ask.
    package var ask = ""
    /// The function that answers for it.
    package var owner = ""
    package var expiresAt = Instant(milliseconds: 0)
    /// Pattern lines of the text engine.
    package var match: [String] = []
    package var unless: [String] = []
    /// Pattern lines that excuse a whole draft.
    package var unlessAnywhere: [String] = []
    /// How often the patterns may match before it is pointed at; nil for not at all.
    package var atMost: Int?
    package var per = BoundarySpan.draft
    /// What to put for the very words that matched; empty for none.
    package var replacement = ""
    /// Whether words that are denied or only asked for count too.
    package var evenIfDenied = false
    /// Sentences that it must flag, and sentences that it must leave alone.
    package var flags: [String] = []
    package var allows: [String] = []

    package init() {}
}
