import HTTPTypes
import Platform
import Situation
import Voice

/// One course with everything that a writer decides about it.
struct CourseEditing: Sendable {
    let slug: String
    let written: WrittenCourse?
    let inForce: Course?
    let file: Course?
    let versions: [WrittenVersion]
    let people: [ID<Person>: Person]
    /// What its text can name.
    let known: [String: CoursePicture]

    static func find(_ slug: String, _ shelf: CourseShelf, in tx: Transaction) throws -> CourseEditing {
        let written = try WrittenCourse.find(slug, in: tx)
        let inForce = try shelf.find(slug, in: tx)
        guard written != nil || inForce != nil else { throw Refusal.notFound }
        let versions = try WrittenVersion.all(slug, in: tx)
        let named = versions.map(\.publishedBy) + [written?.savedBy].compactMap(\.self)
        return CourseEditing(
            slug: slug, written: written, inForce: inForce, file: shelf.files.courses[slug], versions: versions,
            people: named.isEmpty ? [:] : try Person.all(named, in: tx),
            known: try shelf.pictures(of: slug, in: tx))
    }

    var path: String { WrittenCourse.path(slug) }
    var title: String { inForce?.title ?? written?.title ?? slug }
    var pictures: [CoursePicture] { known.values.sorted { $0.name < $1.name } }
    /// What one looks at: the draft, or what stands, or what stood last.
    var text: String { written?.draft ?? inForce?.text ?? versions.first?.text ?? "" }
}

extension Visit {
    /// - Parameters:
    ///   - typed: what came back with problems.
    ///   - other: what somebody else has saved meanwhile.
    func courseEditorPage(
        typed: String? = nil, problems: [Problem] = [], over other: WrittenCourse? = nil
    ) async throws -> Answer {
        let (slug, house, t) = (try slug("course"), house, t)
        let (shown, change) = try await read { tx in
            let shown = try CourseEditing.find(slug, house.courses, in: tx)
            let made = shown.written?.isGuidance == true ? try GuidanceCourseMade.find(slug, in: tx) : nil
            return (shown, try made.flatMap { try GuidanceChange.find($0, house: house, t, in: tx) })
        }
        let text = typed ?? shown.text
        let filled = Filled(Form(["text": [text]]), problems: problems)
        let isOpen = shown.written?.draft != nil
        return page(
            t(.verbatim(shown.title)), at: shown.path, place: .training,
            eyebrow: link("/training/writing", t("Write courses")), status: filled.status
        ) {
            """
            <div class="cols course-editor"><section class="c7 stack">\(guidanceChanges(change, shown))\(isOpen
                ? "\(editor(shown, filled, over: other))\(picturesCard(shown, filled))" : standing(shown, filled))\
            \(versions(shown))<p>\(link(shown.path + "/file", t("Take it along, with its pictures"), class: "button small"))</p></section>
            <section class="c5 stack" data-course-reading aria-label="\(t("How it reads"))">\(readingOf(text, slug, shown.known))</section></div>
            """
        }
    }

    private func editor(_ shown: CourseEditing, _ filled: Filled, over other: WrittenCourse?) -> HTML {
        let revision = other?.revision ?? shown.written?.revision ?? 0
        let savedAt = shown.written?.savedAt ?? now
        let by = shown.written.flatMap { shown.people[$0.savedBy]?.name } ?? ""
        return """
            \(Fields(filled, t).summary)\(if: shown.written?.version == nil && shown.file != nil, notice(.info, "<p>\(t("This course came as a file. What you publish takes its place, under the same name; you can go back to the file at any time."))</p>"))
            <form class="card stack" method="post" action="\(shown.path)" data-course-editor data-draft="course-\(shown.slug)" \
            data-check-url="\(shown.path)/check" data-save-url="\(shown.path)/draft">\
            <input type="hidden" name="csrf" value="\(token)"><input type="hidden" name="revision" value="\(revision)">\
            \(keptNotices)\(other.map(theirs))\
            <div class="field"><label for="text">\(t("The text of the course"))</label>\
            <p class="hint" id="text-hint">\(t("Lessons and questions, as the guide “Write a course” explains them. What is wrong stands beside it, by line."))</p>\
            <textarea id="text" name="text" rows="30" spellcheck="true" translate="no" wrap="off" aria-describedby="text-hint">\n\(filled.form.all("text").last ?? "")</textarea></div>\
            <p class="line"><button class="primary" name="do" value="publish">\(t("Save and go on to publish"))</button>\
            <button name="do" value="check">\(t("Check and preview"))</button>\
            <span class="push soft small" data-saved data-saving="\(t("Saving"))" \
            data-unsaved="\(t("Not saved yet, kept on this device"))">\(t("Saved \(time: savedAt), by \(by)"))</span></p></form>
            \(form(shown.path + "/drop", token: token, confirm: t("Drop the draft? What stands for everybody stays; what is in the draft goes.")) {
                button(t("Drop the draft"), class: "quiet small")
            })
            """
    }

    private func theirs(_ other: WrittenCourse) -> HTML {
        """
        <details open><summary>\(t("What somebody else has saved meanwhile"))</summary>\
        <pre translate="no" tabindex="0">\(other.draft ?? "")</pre></details>
        """
    }

    /// No draft is open: what stands, and the way to change it.
    private func standing(_ shown: CourseEditing, _ filled: Filled) -> HTML {
        let version = shown.inForce?.version ?? 0
        let words =
            switch (shown.inForce, shown.written?.version) {
            case (nil, _): t("Nobody can take it: nothing of it is published.")
            case (_?, nil): t("Version \(version) stands, from a file.")
            case (_?, _?): t("Version \(version) stands. It was written here.")
            }
        return """
            \(Fields(filled, t).summary)\(card(t("What stands")) {
                """
                <p>\(words)</p><div class="line">\(form(shown.path + "/opening", token: token) { button(t("Change it"), class: "primary") })\
                \(if: shown.inForce != nil, link("/courses/\(shown.slug)", t("The course itself"), class: "button"))</div>
                """
            })
            """
    }

    private func versions(_ shown: CourseEditing) -> HTML {
        guard !shown.versions.isEmpty else { return .nothing }
        let isInForce = shown.written?.version != nil
        let back = shown.file == nil ? t("Take it off the list") : t("Go back to the file")
        let asks =
            shown.file == nil
            ? t("Take it off? Nobody can begin it any more. Who has begun may finish, and its versions stay here.")
            : t("Go back to the file? What is written here stays among the versions.")
        return card(t("Versions written here")) {
            """
            <ul class="rows">\(shown.versions.map { version in row(version, shown) })</ul>\
            \(if: isInForce, form(shown.path + "/withdrawal", token: token, confirm: asks) { button(back, class: "small quiet") })
            """
        }
    }

    private func row(_ version: WrittenVersion, _ shown: CourseEditing) -> HTML {
        let by = shown.people[version.publishedBy]?.name ?? ""
        return """
            <li class="line"><div><p>\(t("Version \(version.version)")) \
            \(if: version.version == shown.written?.version, tag(.ok, t("Stands")))\(if: version.isMaterial, tag(.care, t("Renews certificates")))</p>\
            \(if: !version.changed.isEmpty, "<p class=\"small\" translate=\"no\">\(version.changed)</p>")\
            <p class="small soft">\(said(by)) · \(time(version.publishedAt, t))</p></div>\
            \(if: shown.written?.draft == nil, """
                <div class="push">\(form(shown.path + "/versions", token: token) {
                    "<input type=\"hidden\" name=\"version\" value=\"\(version.version)\">\(button(t("Take it up again"), class: "small"))"
                })</div>
                """)</li>
            """
    }
}
