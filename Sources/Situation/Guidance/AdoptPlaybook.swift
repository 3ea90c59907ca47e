import Platform

/// The guidance that a playbook brings along.
package struct PlaybookGuidance: Sendable, Equatable {
    package var messages: [MessageDetails] = []
    package var boundaries: [PlaybookBoundary] = []
    package var guidelines: [GuidelineDetails] = []
    package var templates: [TemplateDetails] = []

    package init() {}
}

/// A playbook knows how long a boundary may stand, not when the crisis begins.
package struct PlaybookBoundary: Sendable, Equatable {
    package var details: BoundaryDetails
    package var lasts: Duration

    package init(_ details: BoundaryDetails, lasts: Duration) {
        self.details = details
        self.lasts = lasts
    }

    /// The boundary as it stands when a crisis opens at a time.
    package func opened(at now: Instant) -> BoundaryDetails {
        var details = details
        details.expiresAt = now + lasts
        return details
    }
}

/// Copies a playbook's guidance into a crisis, where the team makes it its own. What the law protects is looked at
/// again here: a playbook may come from anywhere.
package func adopt(
    _ guidance: PlaybookGuidance, in crisis: Crisis, protecting speech: ProtectedSpeech, by opener: ID<Person>,
    in tx: Transaction
) throws {
    for message in guidance.messages { try write(message, in: crisis, by: opener, in: tx).orThrow() }
    for boundary in guidance.boundaries {
        try write(boundary.opened(at: tx.now), in: crisis, protecting: speech, by: opener, in: tx).orThrow()
    }
    for guideline in guidance.guidelines { try write(guideline, in: crisis, by: opener, in: tx).orThrow() }
    for template in guidance.templates { try write(template, in: crisis, by: opener, in: tx).orThrow() }
}

extension Result where Failure == Problems {
    fileprivate func orThrow() throws { _ = try get() }
}
