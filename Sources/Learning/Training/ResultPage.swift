import Platform
import Situation

extension Visit {
    /// In words, with what to read again; taking it again is one step away, whatever came out.
    func resultPage(_ attempt: Attempt, _ progress: Progress) async throws -> Answer {
        let viewer = viewer.id
        let certificate = try await read { try CourseCertificate.newest(attempt.course, of: viewer, in: $0) }
        let course = progress.course
        let isPassed = attempt.isPassed == true
        let title = isPassed ? t("You know it") : t("Not yet, and that is fine")
        return page(title, place: .training, eyebrow: link(course.path, t(.verbatim(course.title)))) {
            """
            <div class="taking stack"><section class="card"><h2>\(t("How it went"))</h2>\(inWords(attempt, progress))
            \(if: isPassed, certificate.map { certificate -> HTML in
                """
                <p>\(t("Your certificate is valid until \(t.date(certificate.expiresAt))."))</p>\
                <p class="line">\(link(certificate.path, t("Your certificate"), class: "button primary"))\
                \(link("/courses", t("Other courses"), class: "button"))</p>
                """
            } ?? .nothing)</section>
            \(again(progress))
            \(card(t("Your answers")) { answers(attempt, progress) })
            \(if: !isPassed, form(course.path + "/attempts", token: token, class: "line") { button(t("Take it again"), class: "primary") })
            <p class="small soft">\(t("Only you and the trainer can see it."))</p></div>
            """
        }
    }

    private func inWords(_ attempt: Attempt, _ progress: Progress) -> HTML {
        let all = progress.plan.questions.count
        let right = progress.plan.questions.count { progress.answered($0)?.grade.isRight == true }
        let needed = t("A certificate needs \(progress.course.pass) of a hundred; this is \(attempt.score ?? 0).")
        let words: String =
            switch attempt.score ?? 0 {
            case 100: t("Every answer was right.")
            case progress.course.pass...: t("\(right) of \(all) answers were right.")
            default: t("\(right) of \(all) answers were right. Read on below, and try again whenever you like.")
            }
        return "<p class=\"large\">\(words)</p><p class=\"small soft\">\(needed)</p>"
    }

    private func again(_ progress: Progress) -> HTML {
        guard !progress.toReadAgain.isEmpty else { return .nothing }
        return card(t("Worth reading again")) {
            """
            \(progress.toReadAgain.map { lesson -> HTML in
                """
                <details translate="no" lang="\(progress.course.language)"><summary>\(lesson.title)</summary>\
                <div class="lesson">\(lesson.text.html)</div></details>
                """
            })
            """
        }
    }

    private func answers(_ attempt: Attempt, _ progress: Progress) -> HTML {
        """
        <ul class="rows">\(progress.plan.steps.indices.compactMap { index -> HTML? in
            guard case .question(let question) = progress.plan.steps[index],
                let answered = progress.answered(question)
            else { return nil }
            return """
                <li class="line"><a href="\(attempt.path)/\(index + 1)" translate="no">\(question.ask)</a>\
                <span class="push">\(answered.grade.isRight ? tag(.ok, t("Right")) : tag(.care, t("Look again")))</span></li>
                """
        })</ul>
        """
    }
}
