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
    func put<Item: GuidanceItem>(_ item: Item.Type, _ all: [Item.Details]) throws {
        for details in all {
            _ = try write(item, details, in: crisis.id, protecting: speech, by: opener, in: tx).get()
        }
    }
    try put(KeyMessage.self, guidance.messages)
    try put(Boundary.self, guidance.boundaries.map { $0.opened(at: tx.now) })
    try put(Guideline.self, guidance.guidelines)
    try put(Template.self, guidance.templates)
}
