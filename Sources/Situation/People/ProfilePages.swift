import Foundation
import HTTPTypes
import Platform

extension Visit {
    func profilePage(_ filled: Filled? = nil) async throws -> Answer {
        let viewer = viewer
        let (sessions, hasPassword, looks) = try await read { tx in
            (
                try Session.all(of: viewer.id, in: tx), try Person.password(of: viewer.id, in: tx) != nil,
                try DataAccess.all(of: viewer.id, in: tx)
            )
        }
        let shown = filled ?? Filled(Form(viewer.person, roles: viewer.roles))
        let fields = Fields(shown, t)
        let status: Int = shown.problems.isEmpty ? 200 : 422
        return page(
            t("You"), place: .profile, eyebrow: said("\(viewer.person.name) · \(viewer.person.title)"),
            actions: form("/sign-out", token: token) { button(t("Sign out")) }, status: .init(code: status)
        ) {
            """
            <div class="cols"><section class="c6 stack">
            \(card(t("Time and language")) {
                form("/profile", token: token, class: "stack") {
                    """
                    \(fields.summary)
                    \(fields.choice("time_zone", t("Time zone"), zones))
                    \(fields.text("languages", t("Languages, the first one first"), hint: t("Two letters each, like: en da")))
                    \(button(t("Save"), class: "primary"))
                    """
                }
            })
            \(card(t("Password")) { passwordForm(fields, hasPassword: hasPassword) })
            \(card(t("How updates reach you")) {
                "<p>\(t("By mail, when you want it, and not in your quiet hours."))</p><p>\(link("/profile/channels", t("Choose how and when"), class: "button"))</p><p>\(link("/profile/reachable", t("Could you be called in a crisis?")))</p><p>\(link("/profile/ambassador", t("Stories between crises")))</p>"
            })
            </section><section class="c6 stack">\(card(t("Where you are signed in")) { sessionList(sessions) })\
            \(card(t("Your data")) {
                "\(looked(Array(looks.prefix(5))))<p>\(link("/profile/data", t("What is kept of you, for how long, and how to take it out"), class: "button"))</p>"
            })\
            \(card(t("Programs that act for you")) {
                "<p>\(t("A token lets a program of yours read, write and publish for you."))</p><p>\(link("/profile/tokens", t("Your tokens"), class: "button"))</p>"
            })</section></div>
            """
        }
    }

    private var zones: [(String, String)] { TimeZone.knownTimeZoneIdentifiers.map { ($0, $0) } }

    private func passwordForm(_ fields: Fields, hasPassword: Bool) -> HTML {
        form("/profile/password", token: token, class: "stack") {
            """
            \(if: hasPassword, fields.text(
                "current", t("Current password"), type: "password", autocomplete: "current-password"))
            \(fields.text(
                "password", hasPassword ? t("New password") : t("Choose a password"), type: "password",
                hint: t("At least 10 characters. A sentence is easy to remember."), autocomplete: "new-password"))
            \(button(t("Save")))
            """
        }
    }

    private func sessionList(_ sessions: [Session]) -> HTML {
        """
        <ul class="rows">\(sessions.map { session -> HTML in
            """
            <li><p translate="no">\(session.device.isEmpty ? "–" : session.device)</p>\
            <p class="small soft">\(t("Signed in \(moment: session.createdAt), last seen \(moment: session.seenAt)"))</p>\
            \(session.id == viewer.session?.id
                ? tag(.ok, t("This one"))
                : form("/profile/sessions/\(session.id)/end", token: token) { button(t("Sign out there"), class: "quiet") })
            </li>
            """
        })</ul>
        \(if: sessions.count > 1, form("/profile/sessions/all/end", token: token) { button(t("Sign out everywhere else")) })
        """
    }
}
