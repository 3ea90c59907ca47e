import HTTPTypes
import Platform
import Situation

private struct TrainingShown: Sendable {
    let assignments: [Assignment]
    let people: [ID<Person>: Person]
    let departments: [String]
    let crises: [Crisis]
    let courses: [Course]

    static func find(_ courses: CourseShelf, in tx: Transaction) throws -> TrainingShown {
        let assignments = try Assignment.recent(in: tx)
        let named = assignments.flatMap { [$0.assignedBy, ID<Person>(rawValue: $0.whom)].compactMap(\.self) }
        return TrainingShown(
            assignments: assignments, people: try Person.all(named, in: tx),
            departments: try Person.departments(in: tx),
            crises: try Crisis.open(in: tx), courses: try courses.all(in: tx))
    }
}

extension Visit {
    func trainingPage(_ filled: Filled = Filled()) async throws -> Answer {
        let shelf = house.courses
        let shown = try await read { try TrainingShown.find(shelf, in: $0) }
        let (courses, scenarios) = (shown.courses, try await drillLibrary().scenarios)
        return page(
            t("For trainers"), at: "/training", place: .training, eyebrow: link("/courses", t("Courses")),
            status: filled.status
        ) {
            """
            <div class="cols"><section class="c7 stack">
            \(card(t("Ask people to take a course")) {
                courses.isEmpty
                    ? "<p>\(t("There are no courses yet. Write the first one."))</p>"
                    : assigning(shown, Fields(filled, t))
            })
            \(card(t("What is asked of whom")) { assigned(shown) })
            </section><aside class="c5 stack">
            \(card(t("Courses")) {
                """
                <ul class="rows">\(courses.map { course -> HTML in
                    """
                    <li>\(link("/training/courses/\(course.slug)", t(.verbatim(course.title)))) <span class="small soft">\
                    \(t("version \(course.version)"))</span></li>
                    """
                })</ul><p class="small soft">\(t("How many know it, and what most people found hard. No names."))</p>
                """
            })\(drillsToLearnFrom(scenarios))<p class="line">\(link("/training/writing", t("Write courses"), class: "button"))\
            \(if: viewer.roles.contains(.trainer), link("/training/results", t("Help one person"), class: "button"))</p></aside></div>
            """
        }
    }

    private func assigning(_ shown: TrainingShown, _ fields: Fields) -> HTML {
        let courses = [("", t("Choose"))] + shown.courses.map { ($0.slug, t(.verbatim($0.title))) }
        let audiences = Assignment.Audience.allCases.map { ($0.rawValue, t($0.words)) }
        return form("/training/assignments", token: token, class: "stack whom") {
            """
            \(fields.summary)\(fields.choice("course", t("Course"), courses))\
            \(fields.choice("audience", t("Who"), audiences))\
            <div class="whom-role">\(fields.choice("role", t("If it is a role, which"), [("", "–")] + Role.allCases.map { ($0.rawValue, t($0.words)) }))</div>\
            <div class="whom-department">\(fields.choice("department", t("If it is a department, which"), [("", "–")] + shown.departments.map { ($0, t(.verbatim($0))) }))</div>\
            <div class="whom-crisis">\(fields.choice("crisis", t("If it is the team of a crisis, which"), [("", "–")] + shown.crises.map { ($0.id.rawValue, t(.verbatim($0.title))) }))</div>\
            <div class="whom-person">\(fields.text("person", t("If it is one person, their e-mail address"), type: "email", autocomplete: "off"))</div>\
            \(fields.text("due", t("By which day, if there is one"), type: "date"))\
            \(fields.text("why", t("Why, in a sentence they will read")))\
            \(button(t("Ask them"), class: "primary"))
            """
        }
    }

    private func assigned(_ shown: TrainingShown) -> HTML {
        guard !shown.assignments.isEmpty else {
            return empty(
                t("Nothing is asked of anybody"), t("What you ask people to take stands here, and can be taken back."))
        }
        let titles = Dictionary(shown.courses.map { ($0.slug, $0.title) }) { first, _ in first }
        return """
            <ul class="rows">\(shown.assignments.map { assignment -> HTML in
                """
                <li class="line"><div><p><strong translate="no">\(titles[assignment.course] ?? assignment.course)</strong></p>\
                <p class="small soft">\(whom(assignment, shown))\(assignment.dueAt.map { " · \(t("by \(day: $0)"))" as HTML })</p>\
                \(if: !assignment.why.isEmpty, "<p class=\"small\" translate=\"no\">“\(assignment.why)”</p>")</div>\
                \(takingBack(assignment))</li>
                """
            })</ul>
            """
    }

    private func whom(_ assignment: Assignment, _ shown: TrainingShown) -> HTML {
        switch assignment.audience {
        case .everyone: "\(t("Everyone"))"
        case .role: "\(Role(rawValue: assignment.whom).map { t($0.words) } ?? "")"
        case .department: said(assignment.whom)
        case .crisis:
            said(shown.crises.first { $0.id.rawValue == assignment.whom }?.title ?? t("a crisis that is over"))
        case .person: said(ID<Person>(rawValue: assignment.whom).flatMap { shown.people[$0]?.name } ?? "")
        }
    }

    private func takingBack(_ assignment: Assignment) -> HTML {
        let path = "/training/assignments/\(assignment.id)"
        guard assignment.withdrawnAt == nil else {
            return """
                <div class="push line">\(tag(.plain, t("Taken back")))\
                \(form(path + "/return", token: token) { button(t("Ask again"), class: "small") })</div>
                """
        }
        return
            "<div class=\"push\">\(form(path + "/withdrawal", token: token) { button(t("Take it back"), class: "small") })</div>"
    }

    func trainedCoursePage() async throws -> Answer {
        let (slug, courses) = (try slug("course"), house.courses)
        let (course, totals, hard) = try await read { tx in
            let course = try courses.get(slug, in: tx)
            return (course, try CourseTotals.find(course, in: tx), try HardQuestion.all(of: course, in: tx))
        }
        return page(t(.verbatim(course.title)), place: .training, eyebrow: link("/training", t("For trainers"))) {
            """
            <div class="cols"><section class="c6 stack">\(card(t("Who knows it now")) { totalsList(totals) })</section>
            <section class="c6 stack">\(card(t("What most people found hard")) { hardList(hard, course) })
            <p>\(link(course.path, t("The course itself"), class: "button"))</p></section></div>
            """
        }
    }

    private func totalsList(_ totals: CourseTotals) -> HTML {
        guard !totals.groups.isEmpty else {
            return empty(
                t("Too few to say"), t("Totals are shown from five people on, so that they are nobody in particular."))
        }
        return """
            <dl class="facts-of">\(totals.groups.map { group -> HTML in
                """
                <div><dt>\(group.department.isEmpty ? "\(t("Everyone"))" : said(group.department))</dt>\
                <dd>\(t(group.people, "\(group.people) person holds a certificate", "\(group.people) people hold a certificate"))</dd></div>
                """
            })</dl>
            """
    }

    private func hardList(_ hard: [HardQuestion], _ course: Course) -> HTML {
        let asked = Dictionary(course.questions.map { ($0.id, $0.ask) }) { first, _ in first }
        guard !hard.isEmpty else {
            return empty(
                t("Nothing stands out"),
                t(
                    "When at least five people did not know something, and at least five did, it stands here. It may be the question."
                ))
        }
        return """
            <ul class="rows">\(hard.prefix(10).map { question -> HTML in
                """
                <li><p translate="no">\(asked[question.question] ?? question.question)</p><p class="small soft">\
                \(t("\(question.wrong) of \(question.people) did not know it"))</p></li>
                """
            })</ul>
            """
    }
}
