import Platform

extension Visit {
    func boundaryCard(_ shown: GuidanceShown, _ isTeam: Bool) -> HTML {
        let inForce = shown.boundaries.filter { $0.isInForce(at: now) }
        let ended = shown.boundaries.filter { !$0.isInForce(at: now) }
        return card(t("Please leave out, for now"), aside: adding(.boundary, shown, isTeam)) {
            """
            \(if: inForce.isEmpty, empty(t("No boundaries"), t("Nothing has to be left out.")))\
            <ul class="rows">\(inForce.map { boundary -> HTML in
                """
                <li>\(boundaryBlock(boundary, t))\(if: isTeam, state(of: boundary))\
                \(editing(boundary, shown, isTeam))</li>
                """
            })</ul>\(if: isTeam && !ended.isEmpty, endedList(ended, shown))
            """
        }
    }

    /// For the team: what it asks for in E1, and how long it still stands.
    private func state(of boundary: Boundary) -> HTML {
        let isDue = boundary.details.expiresAt < now + .days(2)
        let faults = boundary.details.validate(under: GuidanceLimits(house.protectedSpeech, at: now))
        return """
            \(if: !faults.isEmpty, notice(.care, """
                <p>\(t("It would not be accepted today, and checks may leave it out:"))</p>\
                <ul>\(faults.map { "<li>\(t($0.sentence))</li>" as HTML })</ul>
                """))\
            <details><summary>\(if: isDue, tag(.care, t("Ends \(moment: boundary.details.expiresAt)")))\
            \(t("Why it may stand"))</summary>\
            <dl class="facts-of"><div><dt>\(t("Exactly about"))</dt><dd translate="no">\(boundary.details.subject)</dd></div>\
            <div><dt>\(t("Protects"))</dt><dd translate="no">\(boundary.details.protects)</dd></div>\
            <div><dt>\(t("Narrower rule considered"))</dt><dd translate="no">\(boundary.details.narrower)</dd></div>\
            <div><dt>\(t("Answers for it"))</dt><dd translate="no">\(boundary.details.owner)</dd></div>\
            \(counting(boundary.details))</dl></details>
            """
    }

    /// What only some boundaries have.
    private func counting(_ details: BoundaryDetails) -> [HTML] {
        var said: [(String, HTML)] = []
        if let atMost = details.atMost {
            said.append(
                (t("May be said"), "\(t(atMost, "once \(details.per.words)", "\(atMost) times \(details.per.words)"))"))
        }
        if !details.unlessAnywhere.isEmpty {
            said.append(
                (
                    t("Excuses a draft"),
                    "<span translate=\"no\">\(details.unlessAnywhere.joined(separator: " · "))</span>"
                ))
        }
        if !details.replacement.isEmpty {
            said.append((t("For the very words"), "<span translate=\"no\">\(details.replacement)</span>"))
        }
        if details.evenIfDenied { said.append((t("Denied or asked"), "\(t("Counts too"))")) }
        return said.map { name, words in "<div><dt>\(name)</dt><dd>\(words)</dd></div>" }
    }

    private func endedList(_ ended: [Boundary], _ shown: GuidanceShown) -> HTML {
        """
        <h3>\(t("Ended"))</h3><p class="soft">\(t("These no longer point at anything. Renew one with a look at it, or take it out of use."))</p>\
        <ul class="rows">\(ended.map { boundary -> HTML in
            """
            <li class="need">\(tag(.care, t("Ended \(moment: boundary.details.expiresAt)")))\
            <span translate="no">\(boundary.title)</span>\
            \(link("/crises/\(shown.crisis.id)/boundaries/\(boundary.id)", t("Look at it"), class: "button"))</li>
            """
        })</ul>
        """
    }
}

/// A boundary as its reader needs it: what, why, what instead, whom to ask, until when.
package func boundaryBlock(_ boundary: Boundary, _ t: Words) -> HTML {
    let details = boundary.details
    return """
        <div class="boundary"><h3><span translate="no">\(details.title)</span> \
        \(tag(details.weight.tone, t(details.weight.words)))</h3><p translate="no">\(details.reason)</p>\
        <p class="instead"><span class="small soft">\(t("You could say"))</span> \
        <q class="voice" translate="no">\(details.instead)</q></p>\
        <p class="small soft">\(t("Ask \(details.ask). Until \(moment: details.expiresAt)."))</p></div>
        """
}
