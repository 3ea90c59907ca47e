import Platform

extension GuidelineDetails: GuidanceDetails {
    package func validate(under limits: GuidanceLimits) -> [Problem] {
        var problems: [Problem] = []
        if title.isEmpty { problems.append(Problem("title", "A guideline needs a title.")) }
        if text.isEmpty { problems.append(Problem("text", "Say in a sentence or two how we behave.")) }
        return problems
    }

    package init(_ form: Form, _ t: Words) { self.init(title: form["title"], text: form["text"]) }

    package func form(_ t: Words) -> Form { Form(["title": [title], "text": [text]]) }

    package static func fields(_ fields: Fields, functions: [String]) -> HTML {
        "\(fields.text("title", fields.t("Title")))\(fields.area("text", fields.t("How we behave"), rows: 4))"
    }
}
