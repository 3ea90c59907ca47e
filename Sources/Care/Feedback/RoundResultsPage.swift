import Platform
import Situation

extension Visit {
    func resultCards(_ results: RoundResults, _ round: Round) -> HTML {
        guard let people = results.people else {
            return empty(
                t("Too few have answered"),
                t("Fewer than \(Fewest.score) people answered, so there are no totals. Nobody can lower this number."))
        }
        let mayRead = round.wordsFor == .everyone || viewer.mayOpenCrises
        return """
            <p class="soft">\(t(people, "\(people) person answered.", "\(people) people answered."))</p>
            \(results.questions.map { question -> HTML in
                card(t("Question \(question.question.number)")) {
                    """
                    <p translate="no"><strong>\(question.question.text)</strong></p>\
                    \(question.question.kind == .words ? texts(question, results, mayRead) : tallies(question))
                    """
                }
            })
            """
    }

    private func tallies(_ question: RoundResults.Question) -> HTML {
        guard !question.tallies.isEmpty else {
            return "<p class=\"soft\">\(t("Fewer than \(Fewest.score) answered this one."))</p>"
        }
        let others = question.tallies.dropFirst()
        return """
            \(question.tallies.first.map { table($0, question.question) })
            \(if: !others.isEmpty, """
                <details><summary>\(t("By department"))</summary>\
                <p class="small soft">\(t("Only where no total, taken from another, leaves fewer than \(Fewest.score)."))</p>\
                \(others.map { table($0, question.question) })</details>
                """)
            """
    }

    private func table(_ tally: RoundResults.Tally, _ question: RoundQuestion) -> HTML {
        """
        <div class="scroll" tabindex="0" role="region" aria-label="\(tally.department.isEmpty ? t("Question \(question.number), everyone") : t("Question \(question.number), \(tally.department)"))">\
        <table class="data"><caption>\(tally.department.isEmpty ? "\(t("Everyone"))" : said(tally.department)) \
        <span class="soft small">\(t(tally.people, "\(tally.people) answer", "\(tally.people) answers"))</span></caption>\
        <thead><tr><th scope="col">\(t("Answer"))</th><th scope="col">\(t("Part"))</th><th scope="col" class="num">\(t("People"))</th></tr></thead><tbody>\
        \(zip(question.choices, tally.counts).map { choice, count -> HTML in
            """
            <tr><th scope="row">\(choiceWords(choice, question))</th><td><meter min="0" max="\(tally.people)" \
            value="\(count)" aria-label="\(t("\(count * 100 / max(1, tally.people)) percent"))"></meter></td>\
            <td class="num">\(t.number(count))</td></tr>
            """
        })</tbody></table></div>
        """
    }

    private func texts(_ question: RoundResults.Question, _ results: RoundResults, _ mayRead: Bool) -> HTML {
        guard mayRead else {
            return
                "<p class=\"soft\">\(t("Leaders and administrators read these. What many said stands above, with what came of it."))</p>"
        }
        guard results.hasEnoughForWords else {
            return
                "<p class=\"soft\">\(t("Fewer than \(Fewest.comments) people answered, so their words stay closed."))</p>"
        }
        guard !question.words.isEmpty else { return "<p class=\"soft\">\(t("Nobody wrote anything here."))</p>" }
        guard !question.shared.isEmpty else { return list(question.words) }
        return """
            <p class="small soft">\(t("Put together by a word that they share. A program did that; what it means, only a reader knows."))</p>\
            \(question.shared.map { shared($0, question.words) })\
            <details><summary>\(t(question.words.count, "All of them: 1 answer", "All of them: \(question.words.count) answers"))</summary>\
            \(list(question.words))</details>\
            \(if: viewer.mayOpenCrises, "<p class=\"small\"><a href=\"#said\">\(t("Write down what many said"))</a></p>")
            """
    }

    private func shared(_ group: SharedWord, _ words: [String]) -> HTML {
        """
        <details><summary><strong translate="no">\(group.word)</strong>\(if: !group.beside.isEmpty, " <span class=\"soft\" translate=\"no\">\(group.beside.joined(separator: ", "))</span>") \
        <span class="small soft">\(t(group.texts.count, "1 answer", "\(group.texts.count) answers"))</span></summary>\
        \(list(group.texts.map { words[$0] }))</details>
        """
    }

    private func list(_ words: [String]) -> HTML {
        "<ul class=\"rows\">\(words.map { "<li><p class=\"voice\" translate=\"no\">\($0)</p></li>" as HTML })</ul>"
    }

    func themesCard(_ themes: [Theme], _ round: Round, _ filled: Filled, answering: ID<Theme>?) -> HTML {
        let mayAnswer = viewer.mayOpenCrises
        guard mayAnswer || !themes.isEmpty else {
            return empty(
                t("The answers are being read"), t("What people said, and what comes of it, will stand here."))
        }
        let gathering = Fields(answering == nil ? filled : Filled(), t)
        return card(t("What you said, and what came of it")) {
            """
            \(themeList(themes) { theme in
                mayAnswer ? themeForm(theme, round, answering == theme.id ? filled : nil) : .nothing
            })\(if: mayAnswer, """
                \(form("\(round.path)/themes", token: token, class: "stack") {
                    """
                    \(gathering.text("said", t("What did many people say?"), hint: t("One sentence, in your words, that points to nobody.")))\
                    \(button(t("Write it down"), class: "small"))
                    """
                })
                """)
            """
        }
    }

    private func themeForm(_ theme: Theme, _ round: Round, _ filled: Filled?) -> HTML {
        let given = Form(["outcome": [theme.outcome?.rawValue ?? ""], "answer": [theme.answer ?? ""]])
        let fields = Fields(filled ?? Filled(given), t)
        return """
            <details\(flag: "open", filled != nil)><summary>\(theme.outcome == nil ? t("Answer it") : t("Change the answer"))</summary>\
            \(form("\(round.path)/themes/\(theme.id)", token: token, class: "stack") {
                """
                \(fields.summary)\
                \(fields.radios("outcome", t("What came of it?"), [("did", t("We did it")), ("did-not", t("We did not, because"))]))\
                \(fields.area("answer", t("What was done, or why not")))\(button(t("Say so to everyone"), class: "small"))
                """
            })</details>
            """
    }
}
