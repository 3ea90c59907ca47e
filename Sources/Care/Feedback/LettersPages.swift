import HTTPTypes
import Platform
import Situation

extension Visit {
    func lettersPage(_ filled: Filled = Filled(), answering: String? = nil) async throws -> Answer {
        let id: ID<Round> = try id("round")
        let (round, letters) = try await read { tx in
            let round = try Round.get(id, in: tx)
            return (round, try Letter.all(of: round, in: tx))
        }
        return page(
            t("Letters"), at: "\(round.path)/letters", place: .feedback,
            eyebrow: link(round.path, t("Back to the round")),
            status: filled.status
        ) {
            letters.isEmpty
                ? empty(
                    t("No letters"),
                    t(
                        "Letters are shown once the round has closed and at least \(Fewest.comments) people have answered, so that each is one of many."
                    ))
                : """
                <p class="soft">\(t("You do not know who wrote these, and you cannot find out. They see your reply."))</p>
                <ul class="plain stack">\(letters.map { letter -> HTML in
                    "<li>\(letterCard(letter, round, answering == letter.id ? filled : Filled()))</li>"
                })</ul>
                """
        }
    }

    private func letterCard(_ letter: Letter, _ round: Round, _ filled: Filled) -> HTML {
        let name = "words-\(letter.id)"
        let problem = filled.problem("words").map { t($0) }
        return """
            <section class="card">\(letter.messages.map { message -> HTML in
                """
                <p class="small soft">\(message.isReply ? t("We replied") : t("Somebody wrote"))</p>\
                <p class="\(message.isReply ? "" : "voice")" translate="no">\(message.words)</p>
                """
            })\(form("\(round.path)/letters/\(letter.id)", token: token, class: "stack") {
                """
                <div class="field"><label for="\(name)">\(t("Your reply"))</label>\
                <textarea id="\(name)" name="words" rows="3" maxlength="\(NewLetter.longest)"\
                \(attribute: "aria-invalid", problem == nil ? nil : "true")\(attribute: "aria-describedby", problem == nil ? nil : "\(name)-problem")>\(filled.form["words"])</textarea>\
                \(problem.map { "<p class=\"problem\" id=\"\(name)-problem\">\($0)</p>" as HTML })</div>\(button(t("Reply")))
                """
            })</section>
            """
    }
}

extension Guest {
    /// For authors, signed in or not: the key is in their hands, and the page knows nothing of it.
    func ownLettersPage() -> Answer {
        page(t("Your letters"), isLong: true) {
            """
            <p>\(t("Your eight words open your letter and its reply. They stay in this browser; we keep a digest of them and cannot make them."))</p>
            <div class="notice care" data-without-js><p>\(t("Reading a letter needs JavaScript, so that your words need not be sent to us."))</p></div>
            <div class="stack" data-letters data-with-js hidden data-unknown="\(t("No letter opens with these words. Look at them again."))" \
            data-mine="\(t("You wrote"))" data-reply="\(t("The reply"))" data-wait="\(t("No reply yet."))" \
            data-failed="\(t("This could not be sent. What you wrote is still here; try again in a moment."))">
            <div class="field"><label for="phrase">\(t("Your eight words"))</label>\
            <input id="phrase" data-phrase autocomplete="off" autocapitalize="none" spellcheck="false" aria-describedby="letters-problem"></div>
            <p class="line"><button type="button" class="primary" data-letters-open>\(t("Open"))</button>\
            <span class="line" data-letters-kept data-letter="\(t("Open the one kept here"))"></span></p>
            <p class="problem" id="letters-problem" data-letters-problem role="alert" hidden></p>
            <section class="card" data-letter-shown hidden><h2>\(t("The letter and its replies"))</h2><div data-letter-messages class="stack" role="status"></div>
            <div class="field"><label for="more">\(t("Write more"))</label><textarea id="more" class="voice" rows="4" \
            maxlength="\(NewLetter.longest)" data-letter-more aria-describedby="more-problem"></textarea>\
            <p class="problem" id="more-problem" data-more-problem role="alert" hidden></p></div>
            <p class="line"><button type="button" data-letter-send>\(t("Send"))</button>\
            <button type="button" class="quiet" data-letter-forget>\(t("Forget the words on this device"))</button></p></section></div>
            <p>\(link("/", t("Back to Now")))</p>
            """
        }
    }
}
