import HTTPTypes
import Platform
import Situation

extension Visit {
    /// The last step before everybody sees it: what has changed, and whether people must read it again.
    func publicationPage(_ filled: Filled? = nil) async throws -> Answer {
        let (slug, shelf) = (try slug("course"), house.courses)
        let shown = try await read { try CourseEditing.find(slug, shelf, in: $0) }
        guard let written = shown.written, let draft = written.draft else { return .see(shown.path) }
        guard let course = try? readDraft(draft, of: slug, shelf, shown.known) else {
            return try await courseEditorPage(
                problems: [Problem("text", "It does not read yet. What is wrong stands beside the text, by line.")])
        }
        let differs = shown.inForce.map { CourseDifference(from: $0.text, to: draft) }
        var form = Form(["revision": [String(written.revision)]])
        form.replace("lessons", with: Array(differs?.lessons ?? []))
        // What our guidance asks is what people must know.
        if written.hasTakenIn { form["material"] = "on" }
        let filled = filled ?? Filled(form)
        return page(
            t("Publish it"), at: shown.path + "/publication", place: .training,
            eyebrow: link(shown.path, t(.verbatim(course.title))), status: filled.status
        ) {
            """
            <div class="cols"><section class="c7 stack">\(card(shown.inForce == nil ? t("The first version") : t("The next version")) {
                self.form(shown.path + "/publication", token: token, class: "stack") {
                    publishing(Fields(filled, t), course, after: shown.inForce)
                }
            })</section><aside class="c5 stack">\(card(t("What is different")) {
                differences(differs, course, after: shown.inForce)
            })</aside></div>
            """
        }
    }

    private func publishing(_ fields: Fields, _ course: Course, after former: Course?) -> HTML {
        let publish = button(
            former == nil ? t("Publish it for everybody") : t("Publish the next version"), class: "primary")
        guard former != nil else {
            return """
                \(fields.summary)\(fields.hidden("revision"))<p>\(t("Everybody finds it under Courses from now on. A trainer can ask people to take it."))</p>\(publish)
                """
        }
        return """
            \(fields.summary)\(fields.hidden("revision"))\
            \(fields.text("changed", t("What has changed, in a line"), hint: t("Trainers read it in the list of versions."), autocomplete: "off"))\
            \(fields.check("material", t("People must know it: whoever has a certificate is asked to read these lessons again")))\
            \(fields.checks("lessons", t("Which lessons, if so"), course.lessons.map { ($0.id, t(.verbatim($0.title))) }))\
            <p class="hint">\(t("A mended sentence is not such a change, and every certificate stands. A rule or a right that is different is one."))</p>\(publish)
            """
    }

    private func differences(_ differs: CourseDifference?, _ course: Course, after former: Course?) -> HTML {
        guard let differs, let former else { return "<p>\(t("All of it is new."))</p>" }
        guard differs.isAny else { return "<p>\(t("Nothing is different from version \(former.version)."))</p>" }
        let lessons = course.lessons.filter { differs.lessons.contains($0.id) }
        let gone = former.lessons.filter { course.lesson($0.id) == nil }
        guard !lessons.isEmpty || !gone.isEmpty else {
            return "<p>\(t("No lesson, but what stands around them, such as the title or the summary."))</p>"
        }
        return """
            <ul translate="no">\(lessons.map { "<li>\($0.title)</li>" as HTML })</ul>\
            \(if: !gone.isEmpty, "<p>\(t("No longer in it:"))</p><ul translate=\"no\">\(gone.map { "<li>\($0.title)</li>" as HTML })</ul>")
            """
    }
}
