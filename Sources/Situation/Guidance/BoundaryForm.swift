import Platform

extension BoundaryDetails: GuidanceDetails {
    package init(_ form: Form, _ t: Words) {
        title = form["title"]
        weight = BoundaryWeight(rawValue: form["weight"]) ?? .care
        subject = form["subject"]
        protects = form["protects"]
        narrower = form["narrower"]
        reason = form["reason"]
        instead = form["instead"]
        ask = form["ask"]
        owner = form["owner"]
        expiresAt = t.instant(input: form["expires_at"]) ?? Instant(milliseconds: 0)
        match = form.lines("match")
        unless = form.lines("unless")
        unlessAnywhere = form.lines("unless-anywhere")
        atMost = form["at-most"].isEmpty ? nil : form.number("at-most") ?? -1
        per = BoundarySpan(rawValue: form["per"]) ?? .draft
        replacement = form["replacement"]
        evenIfDenied = form.isOn("even-if-denied")
        flags = form.lines("flags")
        allows = form.lines("allows")
    }

    package func form(_ t: Words) -> Form {
        Form([
            "title": [title], "weight": [weight.rawValue], "subject": [subject], "protects": [protects],
            "narrower": [narrower], "reason": [reason], "instead": [instead], "ask": [ask], "owner": [owner],
            "expires_at": [t.input(expiresAt)], "match": [match.lines], "unless": [unless.lines],
            "unless-anywhere": [unlessAnywhere.lines], "at-most": [atMost.map { "\($0)" } ?? ""], "per": [per.rawValue],
            "replacement": [replacement], "even-if-denied": evenIfDenied ? ["on"] : [],
            "flags": [flags.lines], "allows": [allows.lines],
        ])
    }

    package static func fields(_ fields: Fields, functions: [String]) -> HTML {
        "\(what(fields))\(why(fields))\(whom(fields, functions))\(patterns(fields))\(counting(fields))"
    }

    private static func what(_ fields: Fields) -> HTML {
        let t = fields.t
        return """
            <h2>\(t("What it is"))</h2>\(fields.text("title", t("Title"), hint: t("As a reader would say it: who caused it.")))\
            \(fields.radios("weight", t("Weight"), [
                (BoundaryWeight.stop.rawValue, t("Leave out: it would hurt someone or the truth")),
                (BoundaryWeight.care.rawValue, t("Take care: it can be said, with thought")),
            ]))\
            \(fields.area("subject", t("What exactly it is about"), rows: 2, hint: t("Narrow enough that one could tell what is still allowed.")))
            """
    }

    private static func why(_ fields: Fields) -> HTML {
        let t = fields.t
        return """
            <h2>\(t("Why it may stand"))</h2>\(fields.area("protects", t("Whose interest it protects"), rows: 2))\
            \(fields.area("narrower", t("The narrower rule you considered"), rows: 2, hint: t("And why it is not enough.")))\
            \(fields.area("reason", t("The reason, said to the author"), rows: 2))\
            \(fields.area("instead", t("What one can say instead"), rows: 2, class: "voice"))
            """
    }

    private static func whom(_ fields: Fields, _ functions: [String]) -> HTML {
        let t = fields.t
        let choices = [("", t("Choose a function"))] + functions.map { ($0, $0) }
        return """
            <h2>\(t("Whose it is, and until when"))</h2><div class="pair">\(fields.choice("ask", t("Whom to ask"), choices))\
            \(fields.choice("owner", t("Who answers for it"), choices))</div>\
            \(fields.text("expires_at", t("Ends"), type: "datetime-local", hint: t("A boundary ends by itself, at most 180 days from now.")))
            """
    }

    private static func patterns(_ fields: Fields) -> HTML {
        let t = fields.t
        return """
            <h2>\(t("What it points at"))</h2>\(fields.area("match", t("Patterns"), rows: 4, hint: t("One a line. Words in order in any form; (this|that) for either; ... for a gap; near(a, b) for both.")))\
            \(fields.area("unless", t("Unless"), rows: 2, hint: t("Patterns that make it fine.")))\
            <div class="pair">\
            \(fields.area("flags", t("Sentences it must point at"), rows: 4, hint: t("One a line, two at least.")))\
            \(fields.area("allows", t("Sentences it must leave alone"), rows: 4, hint: t("One a line, two at least.")))</div>
            """
    }

    /// Seldom needed, and open where something stands in it.
    private static func counting(_ fields: Fields) -> HTML {
        let t = fields.t
        let form = fields.filled.form
        let isUsed = ["at-most", "unless-anywhere", "replacement", "even-if-denied"].contains(where: form.isOn)
        return """
            <details\(flag: "open", isUsed)><summary>\(t("Counting, excusing, replacing"))</summary><div class="stack">\
            <div class="pair">\(fields.text("at-most", t("How often it may be said"), hint: t("A number. Nothing: not once.")))\
            \(fields.choice("per", t("Counted"), BoundarySpan.allCases.map { ($0.rawValue, t($0.words)) }))</div>\
            \(fields.area("unless-anywhere", t("What excuses a whole draft"), rows: 2, hint: t("Patterns: where one of them matches, nothing is pointed at.")))\
            \(fields.text("replacement", t("What to put for the very words"), hint: t("Offered at each place, instead of the sentence above.")))\
            \(fields.check("even-if-denied", t("Point at it even where it is denied or only asked")))</div></details>
            """
    }
}
