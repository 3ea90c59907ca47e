import HTTPTypes
import Platform
import Situation

/// What one person has taken, for a trainer who looks for them by name (C7). There is no list of everybody.
private struct ResultsShown: Sendable {
    let person: Person
    let attempts: [Attempt]
    let certificates: [CourseCertificate]
    let titles: [String: String]

    static func find(_ email: String, courses: CourseShelf, in tx: Transaction) throws -> ResultsShown? {
        guard let person = try Person.find(email: email, in: tx), person.deactivatedAt == nil else { return nil }
        return ResultsShown(
            person: person, attempts: try Attempt.all(of: person.id, limit: 50, in: tx),
            certificates: try CourseCertificate.all(of: person.id, limit: 50, in: tx),
            titles: try courses.titles(in: tx))
    }
}

extension Visit {
    /// Administrators come as far as the trainer's page; results are for trainers alone.
    func resultsPage() async throws -> Answer {
        guard viewer.roles.contains(.trainer) else { throw Refusal.notFound }
        let (email, courses) = (call.query["person"], house.courses)
        let shown = email.isEmpty ? nil : try await read { try ResultsShown.find(email, courses: courses, in: $0) }
        if let shown { try await noteAccess(.personViewed, to: shown.person.id) }
        var filled = Filled(Form(["person": [email]]))
        if !email.isEmpty, shown == nil {
            filled.problems = [Problem("person", "No colleague of yours has this e-mail address.")]
        }
        let fields = Fields(filled, t)
        return page(t("One person’s courses"), place: .training, eyebrow: link("/training", t("For trainers"))) {
            """
            <div class="cols"><section class="c7 stack"><section class="card"><h2>\(t("Whom you help"))</h2>
            <p class="soft">\(t("Only trainers see this, and each person sees on their own page who has looked. There is no list of who has not taken something."))</p>
            <form method="get" action="/training/results" class="stack">\(fields.text("person", t("Their e-mail address"), type: "email", autocomplete: "off"))\
            \(button(t("Look"), class: "primary"))</form></section>\(shown.map(results) ?? .nothing)</section></div>
            """
        }
    }

    private func results(_ shown: ResultsShown) -> HTML {
        let titles = shown.titles
        guard !shown.attempts.isEmpty else {
            return card(t(.verbatim(shown.person.name))) { "<p>\(t("Nothing begun yet."))</p>" }
        }
        return card(t(.verbatim(shown.person.name))) {
            """
            <ul class="rows">\(shown.attempts.map { attempt -> HTML in
                """
                <li class="line"><div><p translate="no">\(titles[attempt.course] ?? attempt.course)</p>\
                <p class="small soft">\(t("version \(attempt.version)")) · \(time(attempt.finishedAt ?? attempt.beganAt, t))</p></div>\
                <span class="push">\(outcome(attempt))</span></li>
                """
            })</ul>\(shown.certificates.first.map { certificate -> HTML in
                "<p class=\"small soft\">\(t("The newest certificate is valid until \(t.date(certificate.expiresAt))."))</p>"
            } ?? .nothing)
            """
        }
    }

    private func outcome(_ attempt: Attempt) -> HTML {
        guard let score = attempt.score else { return tag(.plain, t("Begun")) }
        let words = t("\(score) of a hundred")
        return attempt.isPassed == true ? tag(.ok, words) : tag(.plain, words)
    }
}
