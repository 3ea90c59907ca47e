import HTTPTypes
import Platform
import Situation

let ambassadorsRoutes: [Route] = [
    Route(.get, "/profile/ambassador", .employee) { try await $0.ambassadorPage() },
    Route(.post, "/profile/ambassador", .employee) { visit in
        let (form, viewer) = (try visit.form(), visit.viewer.id)
        let problems = try await visit.write {
            try joinAmbassadors(
                Ambassador.Pace(rawValue: form["pace"]), isMailed: form.isOn("mail"), by: viewer, in: $0)
        }
        guard problems.isEmpty else { return try await visit.ambassadorPage(Filled(form, problems: problems)) }
        return .see("/profile/ambassador", .saved)
    },
    Route(.post, "/profile/ambassador/end", .employee) { visit in
        let viewer = visit.viewer.id
        try await visit.write { try leaveAmbassadors(by: viewer, in: $0) }
        return .see("/profile/ambassador", .left)
    },
    // Both ways put the question away alike, so that nothing tells who wrote from who did not.
    Route(.post, "/profile/ambassador/prompt", .employee) { visit in
        let (viewer, isWriting) = (visit.viewer.id, try visit.form().isOn("write"))
        try await visit.write { try putPromptAway(by: viewer, in: $0) }
        return isWriting ? .see("/drafts") : .see("/")
    },
]

extension Visit {
    func ambassadorPage(_ filled: Filled? = nil) async throws -> Answer {
        let viewer = viewer.id
        let known = try await read { try Ambassador.find(viewer, in: $0) }
        let stands = Form([
            "pace": [known?.pace.rawValue ?? Ambassador.Pace.monthly.rawValue],
            "mail": known?.isMailed == true ? ["on"] : [],
        ])
        let shown = filled ?? Filled(stands)
        let fields = Fields(shown, t)
        return page(
            t("Stories between crises"), at: "/profile/ambassador", place: .profile,
            eyebrow: link("/profile", t("You")),
            status: shown.status
        ) {
            """
            <div class="cols"><section class="c8 stack">\(card(t("A question now and then")) {
                """
                <p>\(t("When all is quiet, people tell of ordinary days: what they mended, learned, or laughed at. If you like, we ask you one small question at a pace of yours. You write, or you do not."))</p>
                \(form("/profile/ambassador", token: token, class: "stack") {
                    """
                    \(fields.summary)\(fields.radios("pace", t("How often"), Ambassador.Pace.allCases.map { ($0.rawValue, t($0.words)) }))
                    \(fields.check("mail", t("By mail as well, in working hours. It always stands on Now.")))
                    \(button(known == nil ? t("Ask me") : t("Save"), class: "primary"))
                    """
                })
                """
            })</section><aside class="c4 stack">\(card(t("What to know")) {
                """
                <p>\(t("Nobody sees that you joined, and nobody sees whether you wrote. While a crisis is open, we ask nothing."))</p>
                \(known.map { t($0.nextAt <= now ? "A question waits for you on Now." : "The next question comes on \(day: $0.nextAt).") }.map { "<p>\($0)</p>" as HTML })
                """
            })\(if: known != nil, card(t("No longer")) {
                """
                <p>\(t("You can stop at any time. Nobody asks why, and nothing stays."))</p>
                \(form("/profile/ambassador/end", token: token) { button(t("Ask me no more")) })
                """
            })</aside></div>
            """
        }
    }

    /// On Now, while no crisis is open.
    package func promptCard(_ ambassador: Ambassador?) -> HTML {
        guard let prompt = ambassador?.prompt(on: house.prompts, at: now) else { return .nothing }
        return card(t("A question for you")) {
            """
            <p class="voice large" translate="no">\(prompt.ask)</p>\
            \(if: !prompt.care.isEmpty, "<p class=\"small soft\" translate=\"no\">\(prompt.care)</p>")
            \(form("/profile/ambassador/prompt", token: token, class: "line") {
                """
                \(button(t("Write"), class: "primary", name: "write", value: "on"))\(button(t("Not today")))\
                \(link("/profile/ambassador", t("How often"), class: "small"))
                """
            })
            """
        }
    }
}
