import HTTPTypes
import Platform
import Situation

let guidanceCoursesRoutes: [Route] = [
    Route(.post, "/training/guidance-courses", .trainer) { visit in
        let (form, viewer, house, t) = (try visit.form(), visit.viewer.id, visit.house, visit.t)
        let result = try await visit.write {
            try makeGuidanceCourse(form["source"], by: viewer, house: house, t, in: $0)
        }
        switch result {
        case .success(let slug): return .see(WrittenCourse.path(slug))
        case .failure(let problems): return try await visit.writingPage(Filled(form, problems: problems.all))
        }
    },
    Route(.post, "/training/writing/:course/guidance", .trainer) { visit in
        let (slug, viewer, house, t) = (try visit.slug("course"), visit.viewer.id, visit.house, visit.t)
        let problems = try await visit.write { try takeGuidanceIn(slug, by: viewer, house: house, t, in: $0) }
        guard problems.isEmpty else { return try await visit.courseEditorPage(problems: problems) }
        return .see(WrittenCourse.path(slug))
    },
]

extension Visit {
    func guidanceCourseCard(_ crises: [Crisis], _ playbooks: [Playbook], _ filled: Filled) -> HTML {
        let sources =
            [("", t("Choose"))] + crises.map { ($0.id.rawValue, t(.verbatim($0.title))) }
            + playbooks.map { ("playbook:\($0.slug)", t("Playbook: \($0.title)")) }
        return card(t("Make a course of our guidance")) {
            """
            <p>\(t("A lesson for each guideline and boundary, with its reason and what stays allowed, and questions of its own sentences. It is a draft: nobody sees it before you have read and published it."))</p>
            \(form("/training/guidance-courses", token: token, class: "stack") {
                "\(Fields(filled, t).choice("source", t("Whose guidance"), sources))\(button(t("Make a draft")))"
            })
            """
        }
    }

    /// What has changed since, and the way to take it in.
    func guidanceChanges(_ change: GuidanceChange?, _ shown: CourseEditing) -> HTML {
        guard let change else { return .nothing }
        func list(_ words: String, _ titles: [String]) -> HTML {
            guard !titles.isEmpty else { return .nothing }
            return "<p>\(words)</p><ul translate=\"no\">\(titles.map { "<li>\($0)</li>" as HTML })</ul>"
        }
        return card(t("Our guidance has changed since")) {
            """
            \(list(t("It reads differently now:"), change.changed))\(list(t("It is new:"), change.new))\
            \(list(t("It is no longer there:"), change.gone))\
            <p>\(t("Taken into the draft, these lessons are made anew, and what you wrote in the others stays. Published as something people must know, they are the few minutes that renew a certificate."))</p>\
            \(form(shown.path + "/guidance", token: token) { button(t("Take the changes into a draft"), class: "primary") })
            """
        }
    }
}
