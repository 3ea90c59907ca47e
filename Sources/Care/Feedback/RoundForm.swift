import HTTPTypes
import Platform
import Situation

extension RoundDetails {
    init(_ form: Form, _ t: Words) {
        let numbers = 1...Self.mostQuestions
        self.init(
            title: form["title"], why: form["why"], closesAt: t.instant(input: form["closes_at"]),
            questions: numbers.compactMap { number in
                guard let kind = RoundQuestion.Kind(rawValue: form["kind-\(number)"]),
                    !form["question-\(number)"].isEmpty
                else { return nil }
                return Question(kind, form["question-\(number)"], choices: form.lines("choices-\(number)"))
            })
        asksDepartment = form.isOn("asks_department")
        wordsFor = Round.WordsFor(rawValue: form["words_for"]) ?? .leaders
    }

    /// Questions that fit the middle of any crisis. They can be changed before they are asked.
    static func ready(_ t: Words) -> RoundDetails {
        RoundDetails(
            title: t("How are we doing?"),
            why: t("We want to know what helps you and what gets in your way. We read all of it and say what we do."),
            closesAt: nil,
            questions: [
                Question(.scale, t("I know what is going on.")),
                Question(.scale, t("I can say what I think without it being held against me.")),
                Question(.scale, t("I trust what the company says in public.")),
                Question(.words, t("What should we stop doing?")),
                Question(.words, t("What do people outside ask you that we have no answer to?")),
            ])
    }

    func form(_ t: Words) -> Form {
        var form = Form(["title": [title], "why": [why], "words_for": [wordsFor.rawValue]])
        form["closes_at"] = closesAt.map(t.input) ?? ""
        if asksDepartment { form["asks_department"] = "on" }
        for (index, question) in questions.enumerated() {
            form["kind-\(index + 1)"] = question.kind.rawValue
            form["question-\(index + 1)"] = question.text
            form["choices-\(index + 1)"] = question.kind == .choice ? question.choices.joined(separator: "\n") : ""
        }
        return form
    }
}

extension Visit {
    func roundFormPage(_ filled: Filled? = nil) async throws -> Answer {
        var details = RoundDetails.ready(t)
        if call.query.has("blank") { details.questions = [] }
        details.closesAt = now + .days(5)
        let fields = Fields(filled ?? Filled(details.form(t)), t)
        return page(
            t("Ask everyone"), at: "/feedback/rounds/new", place: .feedback, eyebrow: link("/feedback", t("Feedback")),
            status: fields.filled.status
        ) {
            form("/feedback/rounds", token: token, class: "stack") {
                """
                \(fields.summary)<div class="cols"><section class="c8 stack">
                \(card(t("What it is about")) {
                    """
                    \(fields.text("title", t("Title")))\
                    \(fields.area("why", t("Why you ask, and what you will do with it"), hint: t("People read this before they answer.")))
                    """
                })
                \(card(t("Questions"), aside: "\(t("up to \(RoundDetails.mostQuestions)"))") {
                    """
                    <p class="soft">\(t("A few questions get more answers than many. Leave empty what you do not need, or"))
                    \(link("/feedback/rounds/new?blank=1", t("begin with an empty form"))).</p>
                    \((1...RoundDetails.mostQuestions).map { question($0, fields) })
                    """
                })</section><aside class="c4 stack">
                \(card(t("How it runs")) {
                    """
                    \(fields.text("closes_at", t("Closes"), type: "datetime-local", hint: t("Your time. Totals are there from then on.")))\
                    \(fields.check("asks_department", t("Ask for the department, where at least \(Fewest.score) work")))\
                    \(fields.radios("words_for", t("Who reads what people write"), [("leaders", t("Leaders and administrators")), ("everyone", t("Everyone, word for word"))]))
                    """
                })
                \(card(t("What you will not learn")) {
                    """
                    <ul class="rows small"><li>\(t("Who answered, and who did not."))</li>\
                    <li>\(t("Any total of fewer than \(Fewest.score) people, and no text before \(Fewest.comments) have answered."))</li>\
                    <li>\(t("Anything before the round has closed, but how many tens have answered."))</li></ul>
                    <p class="line end">\(button(t("Open the round"), class: "primary"))</p>
                    """
                })</aside></div>
                """
            }
        }
    }

    private func question(_ number: Int, _ fields: Fields) -> HTML {
        let kinds = [
            ("scale", t("Agree, from 1 to 5")), ("choice", t("Choose one")), ("words", t("In their own words")),
        ]
        return """
            <div class="say" role="group" aria-label="\(t("Question \(number)"))">\
            \(fields.text("question-\(number)", t("Question \(number)")))\
            \(fields.choice("kind-\(number)", t("Answered by"), kinds))\
            <details\(flag: "open", fields.filled.form["kind-\(number)"] == "choice")><summary>\(t("Answers to choose from"))</summary>\
            \(fields.area("choices-\(number)", t("Answers to question \(number), one a line")))</details></div>
            """
    }
}
