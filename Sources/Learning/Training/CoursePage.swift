import HTTPTypes
import Platform
import Situation

private struct CourseShown: Sendable {
    let course: Course
    let standing: Standing
    let begun: Attempt?
    let done: [Attempt]
    let asked: Assignment?
    let asker: Person?

    static func find(_ slug: String, for viewer: Viewer, courses: CourseShelf, in tx: Transaction) throws -> CourseShown
    {
        let course = try courses.get(slug, in: tx)
        let attempts = try Attempt.all(of: viewer.id, in: tx).filter { $0.course == slug }
        let asked = try Assignment.inForce(in: tx).filter { $0.concerns(viewer) }.soonest(of: slug)
        return CourseShown(
            course: course, standing: try Standing.find(of: viewer.id, in: course, tx),
            begun: attempts.first { $0.finishedAt == nil }, done: attempts.filter { $0.finishedAt != nil },
            asked: asked,
            asker: try asked.flatMap { try Person.find($0.assignedBy, in: tx) })
    }
}

extension Visit {
    func coursePage() async throws -> Answer {
        let (slug, viewer, courses) = (try slug("course"), viewer, house.courses)
        let shown = try await read { try CourseShown.find(slug, for: viewer, courses: courses, in: $0) }
        let course = shown.course
        return page(
            t(.verbatim(course.title)), place: .training, eyebrow: link("/courses", t("Courses"))
        ) {
            """
            <div class="cols"><section class="c8 stack">\(asking(shown))
            <section class="card"><h2>\(t("What it is about"))</h2>\
            <p class="measure large" translate="no" lang="\(course.language)">\(course.summary)</p>\
            <p class="line small soft">\(t(course.minutes, "\(course.minutes) minute", "\(course.minutes) minutes")) · \
            \(t(course.audience.words)) · \(t("Version \(course.version)")) \(standingTag(shown.standing))</p>
            \(beginning(shown))</section>
            \(card(t("What is in it")) {
                """
                <ol class="steps" translate="no" lang="\(course.language)">\(course.lessons.map { lesson -> HTML in
                    "<li>\(lesson.title)</li>"
                })</ol>\
                <p class="small soft">\(t("A few questions come right after each lesson, and every answer is explained at once. You can stop anywhere and go on later, on another device too."))</p>
                """
            })</section><aside class="c4 stack">\(before(shown))\(rightsNotice(t))</aside></div>
            """
        }
    }

    private func asking(_ shown: CourseShown) -> HTML {
        guard let asked = shown.asked, !shown.standing.isValid else { return .nothing }
        let by = shown.asker?.name ?? t("A trainer")
        return notice(
            .info,
            """
            <p>\(asked.dueAt.map { t("\(by) asks you to take it by \(day: $0).") } ?? t("\(by) asks you to take it."))\
            \(if: !asked.why.isEmpty, " <span translate=\"no\">“\(asked.why)”</span>")</p>
            """)
    }

    private func beginning(_ shown: CourseShown) -> HTML {
        let path = shown.course.path + "/attempts"
        if let begun = shown.begun {
            return """
                <p class="line">\(link(begun.path, t("Go on where you stopped"), class: "button primary"))\
                \(form(path, token: token, confirm: t("Begin anew? What you answered this time is forgotten.")) {
                    "<input type=\"hidden\" name=\"anew\" value=\"on\">\(button(t("Begin anew"), class: "quiet"))"
                })</p>
                """
        }
        let words =
            switch shown.standing {
            case .none where shown.done.isEmpty: t("Begin")
            case .outdated: t("Take the part that has changed")
            default: t("Take it again")
            }
        return """
            \(difference(shown))\(form(path, token: token, class: "line") { button(words, class: "primary") })
            """
    }

    private func difference(_ shown: CourseShown) -> HTML {
        guard case .outdated(let certificate) = shown.standing else { return .nothing }
        let count = shown.course.lessons.count { $0.changed > certificate.version }
        return """
            <p>\(t(count, "One lesson has changed since your certificate. Reading it and answering its questions renews the certificate.",
                "\(count) lessons have changed since your certificate. Reading them and answering their questions renews the certificate."))</p>
            """
    }

    private func before(_ shown: CourseShown) -> HTML {
        guard !shown.done.isEmpty else { return .nothing }
        return card(t("Before")) {
            """
            <ul class="rows">\(shown.done.prefix(10).map { attempt -> HTML in
                """
                <li class="line">\(link(attempt.path, t.date(attempt.finishedAt ?? attempt.beganAt)))\
                \(attempt.isPassed == true ? tag(.ok, t("You know it")) : tag(.plain, t("Not yet")))</li>
                """
            })</ul><p class="small soft">\(t("Only you and the trainer can see it."))</p>
            """
        }
    }
}
