import HTTPTypes
import Platform
import Situation

/// Every course with where one stands in it.
private struct CoursesShown: Sendable {
    struct Item: Sendable {
        let course: Course
        let standing: Standing
        let isBegun: Bool
        let asked: Assignment?
    }

    let items: [Item]
    let certificates: [CourseCertificate]
    let away: [CourseOfferAway]

    static func find(for viewer: Viewer, courses: CourseShelf, in tx: Transaction) throws -> CoursesShown {
        let certificates = try CourseCertificate.all(of: viewer.id, in: tx)
        let newest = Dictionary(certificates.map { ($0.course, $0) }) { first, _ in first }
        let begun = Set(try Attempt.all(of: viewer.id, in: tx).filter { $0.finishedAt == nil }.map(\.course))
        let asked = try Assignment.inForce(in: tx).filter { $0.concerns(viewer) }
        let all = try courses.all(in: tx)
        let items = all.map { course in
            Item(
                course: course, standing: Standing(newest[course.slug], in: course, at: tx.now),
                isBegun: begun.contains(course.slug), asked: asked.soonest(of: course.slug))
        }
        return CoursesShown(
            items: items, certificates: certificates,
            away: try CourseOfferAway.all(of: viewer.id, among: all, in: tx))
    }
}

extension [Assignment] {
    /// The one whose day comes first.
    func soonest(of course: String) -> Assignment? {
        filter { $0.course == course }.min {
            ($0.dueAt?.milliseconds ?? .max, $0.id.rawValue) < ($1.dueAt?.milliseconds ?? .max, $1.id.rawValue)
        }
    }
}

extension Course {
    func isFor(_ viewer: Viewer) -> Bool {
        switch audience {
        case .everyone: true
        case .leaders: viewer.roles.contains(.leader)
        case .reviewers, .team: !viewer.memberships.isEmpty
        }
    }
}

extension Visit {
    func coursesPage() async throws -> Answer {
        let (viewer, courses) = (viewer, house.courses)
        let shown = try await read { try CoursesShown.find(for: viewer, courses: courses, in: $0) }
        let begun = shown.items.filter(\.isBegun)
        let asked = shown.items.filter { $0.asked != nil && !$0.isBegun && !$0.standing.isValid }
        let named = Set((begun + asked).map(\.course.slug))
        let others = shown.items.filter { !named.contains($0.course.slug) && !$0.course.isAddition }
        let additions = shown.items.filter { !named.contains($0.course.slug) && $0.course.isAddition }
        let trainer = viewer.isTrainer ? link("/training", t("For trainers"), class: "button") : .nothing
        return page(t("Courses"), place: .training, actions: trainer) {
            """
            <div class="cols"><section class="c8 stack">
            \(list(t("Where you stopped"), begun))
            \(live("asked", on: "course") { list(t("Asked of you"), asked) })
            \(shown.items.isEmpty
                ? empty(t("There are no courses yet"), t("Trainers write them, in the browser or as files."))
                : list(t("For you"), others.filter { $0.course.isFor(viewer) }))
            \(list(t("Written for others, open to you"), others.filter { !$0.course.isFor(viewer) }))
            \(list(t("Three minutes about one kind of crisis"), additions))
            \(offersPutAway(shown.away))
            </section><aside class="c4 stack">
            \(card(t("Your certificates")) { certificates(shown) })
            \(card(t("Take it with you")) {
                """
                <p>\(t("A file for your calendar, with the days on which certificates end, and a file of what you have taken for a learning record store (xAPI)."))</p>
                <p class="line">\(link("/courses/calendar", t("For my calendar"), class: "button small"))\
                \(link("/courses/statements", t("As xAPI"), class: "button small"))</p>
                <p>\(link("/learning-records", t("Send it to a record store by itself")))</p>
                """
            })
            \(card(t("Who sees what")) {
                """
                <p>\(t("Your answers and results are for you and the trainer. Everybody else sees totals of at least five people, or nothing. You may take a course as often as you like."))</p>
                """
            })</aside></div>
            """
        }
    }

    private func list(_ title: String, _ items: [CoursesShown.Item]) -> HTML {
        guard !items.isEmpty else { return .nothing }
        return card(title) { "<ul class=\"rows\">\(items.map(row))</ul>" }
    }

    private func row(_ item: CoursesShown.Item) -> HTML {
        let course = item.course
        return """
            <li class="course"><div><p><strong>\(link(course.path, t(.verbatim(course.title)), class: "plain"))</strong></p>\
            <p class="small soft">\(said(course.summary))</p>\
            <p class="line small">\(t(course.minutes, "\(course.minutes) minute", "\(course.minutes) minutes")) · \
            \(t(course.audience.words)) \(standingTag(item.standing))\(item.asked?.dueAt.map { due in
                " \(tag(due < now ? .care : .info, t("By \(day: due)")))" as HTML
            })</p></div>\
            \(link(course.path, item.isBegun ? t("Go on") : t("Look at it"), class: "button small push"))</li>
            """
    }

    func standingTag(_ standing: Standing) -> HTML {
        switch standing {
        case .none: .nothing
        case .valid(let certificate): tag(.ok, t("Certificate until \(t.date(certificate.expiresAt))"))
        case .outdated: tag(.care, t("Something changed: renew it"))
        case .expired: tag(.plain, t("Certificate ended"))
        }
    }

    private func certificates(_ shown: CoursesShown) -> HTML {
        guard !shown.certificates.isEmpty else {
            return
                "<p class=\"soft\">\(t("When you have finished a course well, its certificate stands here, to keep or to show."))</p>"
        }
        let titles = Dictionary(shown.items.map { ($0.course.slug, $0.course.title) }) { first, _ in first }
        return """
            <ul class="rows">\(shown.certificates.map { certificate -> HTML in
                """
                <li><p>\(link(certificate.path, t(.verbatim(titles[certificate.course] ?? certificate.course))))</p>\
                <p class="small soft">\(certificate.expiresAt > now
                    ? t("Until \(t.date(certificate.expiresAt))") : t("Ended \(t.date(certificate.expiresAt))"))</p></li>
                """
            })</ul>
            """
    }
}

extension Viewer {
    /// As `Access.trainer` lets them in.
    var isTrainer: Bool { roles.contains(.trainer) || roles.contains(.administrator) }
}
