import Platform

extension Visit {
    /// Each beside the others; the team can add one.
    func translations(_ briefing: Briefing, _ fields: Fields, _ mayBrief: Bool) -> HTML {
        guard mayBrief || !briefing.translations.isEmpty else { return .nothing }
        return card(t("In other languages")) {
            """
            \(if: briefing.translations.isEmpty, "<p class=\"soft\">\(t("None yet. Whoever reads another language gets it there first, with what was sent beside it."))</p>")\
            <ul class="rows">\(briefing.translations.map { translation -> HTML in
                """
                <li><h3>\(tag(.plain, t(.verbatim(translation.language)))) \(if: briefing.isBehind(translation), tag(.care, t("Before the correction")))</h3>\
                <div class="voice" translate="no" lang="\(translation.language)">\(translation.text.split(whereSeparator: \.isNewline).map { "<p>\(String($0))</p>" as HTML })</div>\
                \(translation.short.map { "<p class=\"small soft\">\(t("On phones:")) <span translate=\"no\" lang=\"\(translation.language)\">\($0)</span></p>" as HTML })</li>
                """
            })</ul>\(if: mayBrief, translating(briefing, fields))
            """
        }
    }

    private func translating(_ briefing: Briefing, _ fields: Fields) -> HTML {
        """
        <details\(flag: "open", !fields.filled.problems.isEmpty)><summary>\(t("Add a language, or better words"))</summary>\
        \(form("/crises/\(briefing.crisis)/briefings/\(briefing.id)/translations", token: token, class: "stack") {
            """
            \(fields.summary)\(fields.text("language", t("Language"), hint: t("Two or three letters, like: da")))\
            \(fields.area("translation", t("What the update says in it"), rows: 6, class: "voice"))\
            \(shortField(fields, t, name: "short_translation"))\
            \(button(t("Save this translation")))
            """
        })</details>
        """
    }
}
