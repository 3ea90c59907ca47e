import HTTPTypes
import Platform
import Situation

private struct RoundShown: Sendable {
    let round: Round
    let departments: [String]
    let results: RoundResults?
    let themes: [Theme]
    let letters: Int
    let roughly: Int

    static func find(_ id: ID<Round>, forOpener: Bool, in tx: Transaction) throws -> RoundShown {
        let round = try Round.get(id, in: tx)
        return RoundShown(
            round: round,
            departments: try round.asksDepartment ? Person.departments(ofAtLeast: Fewest.score, in: tx) : [],
            results: try RoundResults.find(of: round, in: tx), themes: try Theme.all(of: [id], in: tx),
            letters: try forOpener ? Letter.all(of: round, in: tx).filter(\.waits).count : 0,
            roughly: try forOpener && round.closedAt == nil ? RoundResults.roughly(of: id, in: tx) : 0)
    }
}

extension Visit {
    func roundPage(_ filled: Filled = Filled(), answering theme: ID<Theme>? = nil) async throws -> Answer {
        let id: ID<Round> = try id("round")
        let mayOpen = viewer.mayOpenCrises
        let shown = try await read { try RoundShown.find(id, forOpener: mayOpen, in: $0) }
        let round = shown.round
        return page(
            t(.verbatim(round.title)), at: round.path, place: .feedback, eyebrow: link("/feedback", t("Feedback")),
            status: filled.status
        ) {
            """
            <div class="cols"><section class="c8 stack">\(round.isOpen(at: now)
                ? answering(shown)
                : results(shown, filled, answering: theme))</section><aside class="c4 stack">
            \(whoSeesWhat(round))\(if: mayOpen, opener(shown))\(if: round.isOpen(at: now), tokenCheck)</aside></div>
            """
        }
    }

    private func answering(_ shown: RoundShown) -> HTML {
        let round = shown.round
        return """
            <p class="soft" translate="no">\(round.why)</p>
            <div class="notice care" data-without-js><p>\(t("Answering without a name needs JavaScript: the token is made in your browser, so that we do not see it."))</p></div>
            <div class="stack" data-round="\(round.id)" data-key="\(round.publicKey)" data-keep="\(keep(round))" \
            data-with-js hidden data-ready="\(t("Your token is signed. Nobody here knows which one it is."))" \
            data-taken="\(t("Your token was fetched in another browser. Answer there, where it is."))" \
            data-away="\(t("No token could be fetched just now. It is tried again when you send."))" \
            data-before="\(t("This had been counted before. What you added since then was not."))" \
            data-failed="\(t("This could not be sent. Everything you wrote is still here; try again in a moment."))" \
            data-again="\(t("You have answered in this browser. Thank you."))">
            <div data-round-form class="stack">\(round.questions.map { card(t("Question \($0.number)"), question($0)) })
            \(if: !shown.departments.isEmpty, card(t("Where you work"), department(shown.departments)))
            \(letter)
            <div class="stack"><p data-round-status role="status" class="small soft">\(t("Your browser is making a token."))</p>
            <div class="notice stop" data-round-problems role="alert" tabindex="-1" hidden></div>
            <p class="line"><button type="button" class="primary" data-round-send>\(t("Send, without my name"))</button></p></div></div>
            <div class="notice ok" data-round-thanks role="status" tabindex="-1" hidden><h2>\(t("Thank you. It is counted."))</h2>
            <p>\(t("The token is used up and gone from this browser. Totals are here once the round has closed."))</p></div>
            </div>
            """
    }

    private func card(_ title: String, _ content: HTML) -> HTML { Platform.card(title) { content } }

    private func question(_ question: RoundQuestion) -> HTML {
        let name = "answer-\(question.number)"
        switch question.kind {
        case .words:
            return """
                <div class="field"><label for="\(name)" translate="no">\(question.text)</label>\
                <textarea id="\(name)" class="voice" rows="4" maxlength="\(RoundAnswer.longestWords)" \
                data-answer="\(question.number)"></textarea></div>
                """
        case .scale, .choice:
            return """
                <fieldset class="field" id="\(name)"><legend translate="no">\(question.text)</legend>\
                \(question.choices.map { choice -> HTML in
                    """
                    <label class="check"><input type="radio" name="\(name)" value="\(choice)" \
                    data-answer="\(question.number)"><span>\(choiceWords(choice, question))</span></label>
                    """
                })</fieldset>
                """
        }
    }

    private func department(_ departments: [String]) -> HTML {
        """
        <div class="field"><label for="department">\(t("Department"))</label><p class="hint" id="department-hint">\
        \(t("Totals of it are shown only when at least \(Fewest.score) of it have answered. You need not say."))</p>\
        <select id="department" data-department aria-describedby="department-hint"><option value="">\
        \(t("I would rather not say"))</option>\
        \(departments.map { "<option translate=\"no\">\($0)</option>" as HTML })</select></div>
        """
    }

    private var letter: HTML {
        """
        <details class="card" data-letter><summary>\(t("Add a letter that can be answered"))</summary>
        <p class="soft">\(t("It goes to leaders and administrators, once the round has closed and at least \(Fewest.comments) people have answered. They can reply, and do not learn who you are. Do not write what only you can know, unless you mean to."))</p>
        <div class="field"><label for="letter">\(t("Your letter"))</label><textarea id="letter" class="voice" rows="5" \
        maxlength="\(NewLetter.longest)" data-letter-words></textarea></div>
        <div class="field"><p><strong>\(t("These eight words are the only key to the reply. Write them down."))</strong></p>
        <p class="voice" id="letter-phrase" data-letter-phrase translate="no"></p>
        <p class="line"><button type="button" class="small" data-copy="#letter-phrase" data-copied="\(t("Copied"))">\(t("Copy"))</button></p></div>
        <label class="check"><input type="checkbox" data-letter-keep><span>\(t("Keep them on this device, too; whoever uses it can read the letter"))</span></label></details>
        """
    }

    /// Made from what decides it (D6).
    private func whoSeesWhat(_ round: Round) -> HTML {
        let words =
            round.wordsFor == .everyone
            ? t(
                "What you write is shown to everyone, word for word, once the round has closed and at least \(Fewest.comments) have answered."
            )
            : t(
                "What you write is shown to leaders and administrators, once the round has closed and at least \(Fewest.comments) have answered."
            )
        return card(
            t("Who sees what"),
            """
            <ul class="rows small"><li>\(t("Everyone sees totals, after \(moment: round.closesAt), of groups of at least \(Fewest.score)."))</li>\
            <li>\(words)</li>\
            <li>\(t("Your answers are not kept together: each is added to a count by itself."))</li>\
            <li>\(t("Kept with none of it: your name, your address, your session, the time."))</li>\
            <li>\(t("How you write can give you away. Write as if it were read aloud."))</li></ul>
            """)
    }

    private func opener(_ shown: RoundShown) -> HTML {
        let round = shown.round
        let open = round.closedAt == nil
        return card(
            t("For those who asked"),
            """
            \(if: open, "<p>\(shown.roughly == 0 ? t("Fewer than 10 have answered so far.") : t("At least \(shown.roughly) have answered so far."))</p>")\
            <p>\(link("\(round.path)/letters", shown.letters == 0 ? t("No letter waits for a reply") : t(shown.letters, "\(shown.letters) letter waits for a reply", "\(shown.letters) letters wait for a reply")))</p>\
            \(if: open, form("\(round.path)/closure", token: token, confirm: t("Close the round now? Nobody can answer after that.")) { button(t("Close it now"), class: "small") })
            """)
    }

    private var tokenCheck: HTML {
        """
        <details class="card" data-token-check data-with-js hidden data-yes="\(t("yes"))" data-no="\(t("no"))">
        <summary>\(t("Check your token"))</summary>
        <p class="soft small">\(t("First what we signed, then what your answer will carry. We never see the two beside each other, and any of the one could belong to any of the other."))</p>
        <dl class="facts-of"><div><dt>\(t("What we saw"))</dt><dd><code data-token-seen translate="no"></code></dd></div>
        <div><dt>\(t("What is sent"))</dt><dd><code data-token-sent translate="no"></code></dd></div>
        <div><dt>\(t("The same?"))</dt><dd data-token-same></dd></div>
        <div><dt>\(t("Signature fits"))</dt><dd data-token-fits></dd></div></dl></details>
        """
    }

    func choiceWords(_ choice: String, _ question: RoundQuestion) -> HTML {
        guard question.kind == .scale else { return said(choice) }
        let words: [Sentence] = ["Not at all", "A little", "Partly", "Mostly", "Completely"]
        return "\(Int(choice).flatMap { words.indices.contains($0 - 1) ? t(words[$0 - 1]) : nil } ?? choice)"
    }

    private func results(_ shown: RoundShown, _ filled: Filled, answering theme: ID<Theme>?) -> HTML {
        guard let results = shown.results else {
            return empty(t("It is being counted"), t("The round has closed. Its totals are here in a moment."))
        }
        return """
            \(themesCard(shown.themes, shown.round, filled, answering: theme))
            \(resultCards(results, shown.round))
            """
    }
}
