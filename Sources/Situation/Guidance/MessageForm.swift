import Platform

extension MessageDetails: GuidanceDetails {
    package func validate(under limits: GuidanceLimits) -> [Problem] {
        var problems: [Problem] = []
        if text.isEmpty { problems.append(Problem("text", "Say what should be understood, in one sentence.")) }
        if text.count > 240 { problems.append(Problem("text", "A key message has at most 240 characters.")) }
        if value.isEmpty { problems.append(Problem("value", "Which of our values does it come from?")) }
        if stance.isEmpty { problems.append(Problem("stance", "What does leadership stand for here?")) }
        return problems + Patterns.problems(in: carries, field: "carries")
    }

    package init(_ form: Form, _ t: Words) {
        self.init(
            text: form["text"], value: form["value"], stance: form["stance"], carries: form.lines("carries"))
    }

    package func form(_ t: Words) -> Form {
        Form(["text": [text], "value": [value], "stance": [stance], "carries": [carries.lines]])
    }

    package static func fields(_ fields: Fields, functions: [String]) -> HTML {
        let t = fields.t
        return """
            \(fields.area("text", t("What we want understood"), rows: 2, hint: t("One sentence that would be true on any day.")))\
            \(fields.text("value", t("The value it comes from"), hint: t("Openness, care, craft: one of ours.")))\
            \(fields.area("stance", t("What leadership stands for"), rows: 2))\
            \(fields.area("carries", t("Words that carry it"), rows: 3, hint: t("One pattern a line. A draft that matches is told that it carries this message.")))
            """
    }
}
