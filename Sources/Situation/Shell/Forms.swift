import Platform

extension Visit {
    /// `form()` reads what was sent; this writes one.
    package func form(
        _ action: String, token: String, class names: String = "", confirm: String? = nil, _ content: () -> HTML
    ) -> HTML {
        Platform.form(action, token: token, class: names, confirm: confirm, content)
    }
}

extension Guest {
    package func form(
        _ action: String, token: String, class names: String = "", confirm: String? = nil, _ content: () -> HTML
    ) -> HTML {
        Platform.form(action, token: token, class: names, confirm: confirm, content)
    }
}
