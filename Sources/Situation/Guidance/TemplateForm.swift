import Platform

extension TemplateDetails: GuidanceDetails {
    package func validate(under limits: GuidanceLimits) -> [Problem] {
        var problems: [Problem] = []
        if title.isEmpty { problems.append(Problem("title", "A way in needs a title.")) }
        if text.isEmpty { problems.append(Problem("text", "How does the thought begin?")) }
        if !text.isEmpty, !hasGap {
            problems.append(
                Problem("text", "Leave a gap, written “…”, for the author's own words. This reads finished."))
        }
        if text.count > (kind == .prompt ? 200 : 500) {
            problems.append(Problem("text", "This is long for a way in. Leave more of it to the author."))
        }
        return problems
    }

    /// Promise 2, own words: a template without a place for them would be a text to paste.
    private var hasGap: Bool {
        text.contains("…") || text.contains("...") || text.hasSuffix("?") || text.hasSuffix(":")
    }

    package init(_ form: Form, _ t: Words) {
        self.init(kind: TemplateKind(rawValue: form["kind"]) ?? .prompt, title: form["title"], text: form["text"])
    }

    package func form(_ t: Words) -> Form { Form(["kind": [kind.rawValue], "title": [title], "text": [text]]) }

    package static func fields(_ fields: Fields, functions: [String]) -> HTML {
        let t = fields.t
        return """
            \(fields.radios("kind", t("Kind"), TemplateKind.allCases.map { ($0.rawValue, t($0.words)) }))\
            \(fields.text("title", t("Title")))\
            \(fields.area("text", t("How the thought begins"), rows: 4, hint: t("Write “…” where the author goes on."), class: "voice"))
            """
    }
}
