import HTTPTypes
import Platform

/// What a boundary would do, tried while it is written.
struct BoundaryTrial: Sendable {
    let problems: [Problem]
    let missed: [String]
    let wronglyHit: [String]
    let objections: [ProtectedSpeech.Objection]
    let recent: [String]
    let tried: Int

    init(_ details: BoundaryDetails, on recent: [String], protecting speech: ProtectedSpeech) {
        problems = details.unreadable
        let patterns = details.match.isEmpty ? nil : try? Patterns(details)
        func hits(_ text: String) -> Bool { patterns?.match(text) ?? false }
        missed = patterns == nil ? [] : details.flags.filter { !hits($0) }
        wronglyHit = details.allows.filter(hits)
        objections = speech.objections(to: details)
        self.recent = recent.filter(hits)
        tried = recent.count
    }
}

extension Visit {
    func boundaryPreview() async throws -> Answer {
        .page(previewWords(try await trial(of: try form())))
    }

    /// Nil while there is nothing to try.
    func trial(of form: Form) async throws -> BoundaryTrial? {
        let details = BoundaryDetails(form, t)
        guard !details.match.isEmpty || !details.subject.isEmpty else { return nil }
        let (crisisID, house) = (try crisis(), house)
        let recent = try await read { try house.recentWords(crisisID, $0) }
        return BoundaryTrial(details, on: recent, protecting: house.protectedSpeech)
    }

    func previewWords(_ trial: BoundaryTrial?) -> HTML {
        guard let trial else {
            return card(t("What it would point at")) {
                "<p class=\"soft\">\(t("While you write, this shows what it does to its own examples, to recent words of colleagues, and to speech that the law protects."))</p>"
            }
        }
        return """
            \(objectionCard(trial.objections))\(examplesCard(trial))\(recentCard(trial))
            """
    }

    private func objectionCard(_ objections: [ProtectedSpeech.Objection]) -> HTML {
        guard !objections.isEmpty else {
            return notice(.ok, "<p>\(t("It touches nothing that the law protects, as far as we can tell."))</p>")
        }
        return notice(
            .stop,
            """
            <h3>\(t("This will be refused"))</h3><ul>\(objections.map { objection -> HTML in
                """
                <li><strong>\(said(objection.name))</strong> <span class="small soft">\(said(objection.law))</span> \
                \(objection.sentence.map { "<q class=\"voice\" translate=\"no\">\($0)</q>" as HTML }
                    ?? "\(t("The subject is protected as a whole."))")</li>
                """
            })</ul>
            """)
    }

    private func examplesCard(_ trial: BoundaryTrial) -> HTML {
        let quiet = trial.problems.isEmpty && trial.missed.isEmpty && trial.wronglyHit.isEmpty
        return card(t("Its own examples")) {
            """
            \(if: quiet, "<p class=\"soft\">\(t("Nothing is wrong with them."))</p>")\
            \(trial.problems.map { "<p class=\"problem\">\(t($0.sentence))</p>" as HTML })\
            <ul class="rows">\(trial.missed.map { row(.care, t("Missed"), $0) })\
            \(trial.wronglyHit.map { row(.care, t("Pointed at by mistake"), $0) })</ul>
            """
        }
    }

    private func recentCard(_ trial: BoundaryTrial) -> HTML {
        card(t("Recent words of colleagues")) {
            """
            <p class="soft">\(t(trial.tried, "It would point at \(trial.recent.count) of 1 text.",
                "It would point at \(trial.recent.count) of \(trial.tried) texts."))</p>\
            <ul class="rows">\(trial.recent.prefix(5).map { "<li><p class=\"voice\" translate=\"no\">\($0)</p></li>" as HTML })</ul>
            """
        }
    }

    private func row(_ tone: Tone, _ words: String, _ sentence: String) -> HTML {
        "<li>\(tag(tone, words)) <q class=\"voice\" translate=\"no\">\(sentence)</q></li>"
    }
}
