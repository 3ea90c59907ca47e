import Platform
import Situation

extension Visit {
    /// What was right, what one chose, and why: at once, and as often as one looks at it.
    func explanation(of question: CourseQuestion, _ answered: Progress.Answered, _ place: StepPlace) -> HTML {
        """
        <section class="card question" lang="\(place.course.language)">\(outcome(answered))\
        \(question.picture.map { $0.html(in: place.course.slug) })\
        <p translate="no"><strong>\(question.ask)</strong></p>\(details(question, answered.answer, place))\
        \(if: !question.because.isEmpty, "<p class=\"because\" translate=\"no\">\(question.because)</p>")</section>
        """
    }

    /// For whoever writes it: what was right and why, without an answer.
    func explanation(of question: CourseQuestion, _ place: StepPlace) -> HTML {
        let answer: GivenAnswer =
            if case .order(let items) = question.kind { GivenAnswer(chosen: Array(items.indices)) } else {
                GivenAnswer()
            }
        return """
            <section class="card question" lang="\(place.course.language)">\
            \(question.picture.map { $0.html(in: place.course.slug) })\
            <p translate="no"><strong>\(question.ask)</strong></p>\(details(question, answer, place))\
            \(if: !question.because.isEmpty, "<p class=\"because\" translate=\"no\">\(question.because)</p>")</section>
            """
    }

    private func outcome(_ answered: Progress.Answered) -> HTML {
        if answered.grade.isRight {
            let unsure = answered.answer.sureness == .unsure
            return notice(.ok, "<p>\(unsure ? t("Right, though you were not sure. Trust yourself.") : t("Right."))</p>")
        }
        if answered.answer.isShown == true { return notice(.info, "<p>\(t("One way among others stands below."))</p>") }
        return notice(
            .care,
            """
            <p>\(answered.grade == .sureAndWrong
                ? t("You were sure, and it is different. This is the moment worth remembering.")
                : t("Not this time. Here is why."))</p>
            """)
    }

    private func details(_ question: CourseQuestion, _ answer: GivenAnswer, _ place: StepPlace) -> HTML {
        let order = place.progress.plan.order(of: question)
        switch question.kind {
        case .choice(let options), .several(let options), .decide(let options), .mark(let options):
            return """
                <ul class="rows">\(order.map { index -> HTML in
                    option(options[index], isChosen: answer.chosen.contains(index))
                })</ul>
                """
        case .order(let items):
            return """
                <p class="small soft">\(t("In this order"))</p><ol translate="no">\(items.map { "<li>\($0)</li>" as HTML })</ol>\
                \(if: answer.chosen != Array(items.indices), """
                    <p class="small soft">\(t("Yours was"))</p><ol translate="no">\(answer.chosen.filter(items.indices.contains).map {
                        "<li>\(items[$0])</li>" as HTML
                    })</ol>
                    """)
                """
        case .rewrite(let rewriting):
            return """
                \(if: !(answer.text ?? "").isEmpty && answer.isShown != true, """
                    <p class="small soft">\(t("Yours"))</p><blockquote class="voice" translate="no">\(answer.text ?? "")</blockquote>
                    """)\
                <p class="small soft">\(t("One way to say it"))</p><blockquote class="voice" translate="no">\(rewriting.example)</blockquote>
                """
        }
    }

    private func option(_ option: CourseQuestion.Option, isChosen: Bool) -> HTML {
        """
        <li class="option"><p><span translate="no">\(option.text)</span> \
        \(if: option.isRight, tag(.ok, t("Right")))\(if: isChosen, tag(option.isRight ? .plain : .care, t("Your answer")))</p>\
        \(if: !option.because.isEmpty, "<p class=\"small soft\" translate=\"no\">\(option.because)</p>")</li>
        """
    }
}
