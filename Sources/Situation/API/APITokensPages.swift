import Platform

extension Visit {
    func tokensPage(_ filled: Filled? = nil, made secret: String? = nil) async throws -> Answer {
        let tokens = try await read { [viewer] in try APIToken.all(of: viewer.id, in: $0) }
        let shown = filled ?? Filled(Form(["scopes": [Scope.read.rawValue], "days": ["90"]]))
        return page(
            t("Your tokens"), place: .profile, actions: link("/api", t("What the API can do"), class: "button"),
            status: shown.status
        ) {
            """
            \(secret.map { made(secret: $0) })
            <div class="cols"><section class="c6">\(card(t("A new token")) { tokenForm(Fields(shown, t)) })</section>
            <section class="c6">\(card(t("Tokens that are good")) { tokenList(tokens) })</section></div>
            """
        }
    }

    private func made(secret: String) -> HTML {
        notice(
            .ok,
            """
            <p>\(t("Copy it now. It is shown this once, and we keep no copy that could be read."))</p>\
            <p><code translate="no">\(secret)</code></p>
            """)
    }

    private func tokenForm(_ fields: Fields) -> HTML {
        """
        <p>\(t("A token lets a program act for you, never further than you can yourself. What it does is on the record under your name."))</p>
        \(form("/profile/tokens", token: token, class: "stack") {
            """
            \(fields.summary)
            \(fields.text("name", t("What it is for"), required: true))
            \(fields.checks("scopes", t("What it may do"), Scope.allCases.map { ($0.rawValue, t($0.words)) }))
            \(fields.choice("days", t("Good for"), APIToken.lifetimes.map { days in
                (String(days), t(days, "\(days) day", "\(days) days"))
            }))
            \(button(t("Make a token"), class: "primary"))
            """
        })
        """
    }

    private func tokenList(_ tokens: [APIToken]) -> HTML {
        guard !tokens.isEmpty else {
            return empty(t("No tokens"), t("Nothing but your own browser acts for you."))
        }
        return """
            <ul class="rows">\(tokens.map { token -> HTML in
                """
                <li><p><strong>\(said(token.name))</strong></p>\
                <p class="small soft">\(token.scopes.sorted { $0.rawValue < $1.rawValue }.map { scope -> HTML in
                    "\(t(scope.words)). "
                })\(t("Good until \(day: token.expiresAt)."))
                \(token.usedAt.map { t("Last used \(moment: $0).") } ?? t("Never used."))</p>\
                \(form(
                    "/profile/tokens/\(token.id)/revocation", token: self.token,
                    confirm: t("Take this token back? Programs that use it stop working.")
                ) { button(t("Take back"), class: "quiet") })</li>
                """
            })</ul>
            """
    }
}
