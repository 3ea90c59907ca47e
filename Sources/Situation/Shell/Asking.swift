import Platform

extension Visit {
    /// Whatever asks somebody to speak is said through here, so that a pause hides all of it.
    ///
    /// - Parameter page: where they come back to when they end it.
    package func asking(on page: String, _ invitation: () -> HTML) -> HTML {
        guard viewer.own.isPausing else { return invitation() }
        return card(t("You are taking a pause")) {
            """
            <p>\(t("Nothing here asks you to speak until you end it. Nobody else can see that."))</p>\
            \(form("/support/pause/end", token: token) {
                "<input type=\"hidden\" name=\"back\" value=\"\(page)\">\(button(t("End my pause"), class: "quiet"))"
            })
            """
        }
    }

    /// Stands below an invitation, so that not being asked any more is as near as answering it.
    package func pauseOffer(on page: String) -> HTML {
        form("/support/pause", token: token) {
            """
            <input type="hidden" name="back" value="\(page)">\
            \(button(t("Take a pause: do not ask me for now"), class: "link small"))
            """
        }
    }
}
