import HTTPTypes
import Platform
import Situation

/// A crisis can ask for the certificate of a course before posts go out without a second look. Whoever does not have it
/// asks a colleague first: it keeps nobody from speaking.
enum CrisisCourse {
    static func find(of crisis: ID<Crisis>, in tx: Transaction) throws -> String? {
        try tx.remembered("crisis-course/\(crisis)") {
            try tx.first("SELECT course FROM crisis_courses WHERE crisis = \(crisis)").map { try $0["course"] }
        }
    }
}

/// The team chooses the course, or takes the wish back.
package func askForCertificate(
    _ slug: String?, in crisis: ID<Crisis>, by actor: ID<Person>, house: House, in tx: Transaction
) throws -> [Problem] {
    let found = try Crisis.get(crisis, in: tx)
    guard found.isOpen else { return [Problem("", "The crisis is closed. Its record stays as it is.")] }
    if let slug {
        guard try house.courses.find(slug, in: tx) != nil else { return [Problem("course", "Choose a course.")] }
        guard found.secondLook != .off else {
            return [
                Problem(
                    "course",
                    "This crisis gives no second looks, so nobody could do without a certificate. Change that first.")
            ]
        }
    }
    try tx.run("DELETE FROM crisis_courses WHERE crisis = \(crisis)")
    if let slug {
        try tx.run(
            """
            INSERT INTO crisis_courses (crisis, course, asked_at, asked_by)
            VALUES (\(crisis), \(slug), \(tx.now), \(actor))
            """)
    }
    try tx.record(.certificateAsked, actor: actor.rawValue, scope: crisis.rawValue, subject: slug)
    return []
}

/// For the seam in `House`. A course that is no longer there asks nobody.
func missingCertificate(
    in crisis: ID<Crisis>, of person: ID<Person>, _ courses: CourseShelf, _ tx: Transaction
) throws -> CertificateAsked? {
    guard let slug = try CrisisCourse.find(of: crisis, in: tx), let course = try courses.find(slug, in: tx),
        try !Standing.find(of: person, in: course, tx).isValid
    else { return nil }
    return CertificateAsked(title: course.title, path: course.path, minutes: course.minutes)
}

let crisisCourseRoutes: [Route] = [
    Route(.get, "/crises/:crisis/certificate", .team) { try await $0.crisisCoursePage() },
    Route(.post, "/crises/:crisis/certificate", .team) { visit in
        let (crisis, form, viewer, house) = (try visit.crisis(), try visit.form(), visit.viewer.id, visit.house)
        let slug = form["course"].isEmpty ? nil : form["course"]
        let problems = try await visit.write {
            try askForCertificate(slug, in: crisis, by: viewer, house: house, in: $0)
        }
        guard problems.isEmpty else { return try await visit.crisisCoursePage(Filled(form, problems: problems)) }
        return .see("/crises/\(crisis)/certificate", .saved)
    },
]

extension Visit {
    func crisisCoursePage(_ filled: Filled? = nil) async throws -> Answer {
        let id = try crisis()
        let courses = house.courses
        let (crisis, chosen, choices) = try await read { tx in
            (try Crisis.get(id, in: tx), try CrisisCourse.find(of: id, in: tx), try courses.all(in: tx))
        }
        let shown = filled ?? Filled(Form(["course": [chosen ?? ""]]))
        return page(
            t("Certificate before posting alone"), at: "/crises/\(id)/certificate", place: .team,
            eyebrow: link("/crises/\(id)/settings", t("Settings")), status: shown.status
        ) {
            """
            <div class="cols"><section class="c7">\(card(t("What this crisis asks for")) {
                """
                <p>\(t("Whoever has the certificate publishes without a second look. Whoever does not has a colleague look first, or takes the course. Nobody is kept from speaking."))</p>
                \(crisis.isOpen
                    ? courseChoice(crisis, choices, Fields(shown, t))
                    : "<p>\(t("The crisis is closed. Its record stays as it is."))</p>")
                """
            })</section></div>
            """
        }
    }

    private func courseChoice(_ crisis: Crisis, _ courses: [Course], _ fields: Fields) -> HTML {
        let options = [("", t("None"))] + courses.map { ($0.slug, t(.verbatim($0.title))) }
        return form("/crises/\(crisis.id)/certificate", token: token, class: "stack") {
            """
            \(fields.summary)\(fields.choice("course", t("The certificate of"), options))\
            \(button(t("Save"), class: "primary"))
            """
        }
    }
}
