import HTTPTypes
import Platform
import Situation

extension Guest {
    /// What this door is, before anything is written: who reads, by when, and what it does not know.
    func wrongdoingPage() async throws -> Answer {
        let receivers = try await services.database.read { try ConcernReceiver.all(in: $0).map(\.name) }
        return page(t("Report wrongdoing"), isLong: true) {
            """
            <p>\(t("For what breaks the law or puts people at risk: fraud, bribes, a danger that is hidden, data that is misused, harassment. What you write goes past the crisis team, your managers and the administrators."))</p>
            \(whoReads(receivers))
            <h2>\(t("What you can count on"))</h2>
            <ul><li>\(t("Within seven days you are told that it was read, and within three months after that what became of it."))</li>
            <li>\(t("We keep your words and the day, and nothing that says who you are: no name, no address, no hour. You may say who you are in your words."))</li>
            <li>\(t("What you know without having been there is worth as much. You need no proof."))</li>
            <li>\(t("Nobody may treat you worse because of it. You may go to the authority of your country at any time, first or instead."))</li></ul>
            \(if: !receivers.isEmpty, write)
            <p>\(link("/wrongdoing/mine", t("You have written before? Read the reply"), class: "button"))</p>
            <p class="small">\(link("/wrongdoing/inbox", t("For those who were chosen to read: what came in")))</p>
            <p>\(link("/", t("Back to Now")))</p>
            """
        }
    }

    private func whoReads(_ receivers: [String]) -> HTML {
        guard !receivers.isEmpty else {
            return notice(
                .care,
                """
                <p>\(t("Nobody has been chosen to read what comes in here yet, so nothing can be sent. Go to the authority of your country, or to the works council, and tell an administrator that this door has no people."))</p>
                """)
        }
        return """
            <h2>\(t("Who reads it"))</h2>
            <ul>\(receivers.map { "<li translate=\"no\">\($0)</li>" as HTML })</ul>
            <p>\(t("If it is about one of them, go to the authority of your country or to the works council."))</p>
            """
    }

    private var write: HTML {
        """
        <h2>\(t("Write it down"))</h2>
        <div class="notice care" data-without-js><p>\(t("Sending it needs JavaScript, so that the key to the reply is made on your device and not by us."))</p></div>
        <div class="stack" data-concern data-with-js hidden data-sent="\(t("It is sent. Keep the eight words: they alone open the reply."))" \
        data-failed="\(t("This could not be sent. What you wrote is still here; try again in a moment."))">
        <div class="field"><label for="concern-words">\(t("What happened, where, when, who knows of it"))</label>
        <textarea id="concern-words" class="voice" rows="8" maxlength="\(ConcernMessage.longest)" aria-describedby="concern-problem"></textarea>
        <p class="problem" id="concern-problem" role="alert" hidden></p></div>
        <p>\(t("Your eight words. Write them down, not on a device of the company:"))</p>
        <p><strong data-concern-phrase translate="no"></strong></p>
        <label class="check"><input type="checkbox" data-concern-keep><span>\(t("Keep them in this browser. Only if nobody else uses it"))</span></label>
        <p><button type="button" class="primary" data-concern-send>\(t("Send"))</button></p>
        <p role="status" data-concern-status></p></div>
        """
    }

    /// For authors: the key is in their hands, and the page knows nothing of it.
    func ownConcernPage() -> Answer {
        page(t("What became of it"), isLong: true) {
            """
            <p>\(t("Your eight words open what you wrote and the reply. They stay in this browser; we keep a digest of them and cannot make them."))</p>
            <div class="notice care" data-without-js><p>\(t("Reading needs JavaScript, so that your words need not be sent to us."))</p></div>
            <div class="stack" data-letters data-with-js hidden data-name="firsthand-concerns" data-at="/wrongdoing" \
            data-unknown="\(t("Nothing opens with these words. Look at them again."))" \
            data-mine="\(t("You wrote"))" data-reply="\(t("The reply"))" data-wait="\(t("No reply yet."))" \
            data-failed="\(t("This could not be sent. What you wrote is still here; try again in a moment."))">
            <div class="field"><label for="phrase">\(t("Your eight words"))</label>\
            <input id="phrase" data-phrase autocomplete="off" autocapitalize="none" spellcheck="false" aria-describedby="letters-problem"></div>
            <p class="line"><button type="button" class="primary" data-letters-open>\(t("Open"))</button>\
            <span class="line" data-letters-kept data-letter="\(t("Open the one kept here"))"></span></p>
            <p class="problem" id="letters-problem" data-letters-problem role="alert" hidden></p>
            <section class="card" data-letter-shown hidden><h2>\(t("What you wrote, and the reply"))</h2><p data-letter-state class="soft"></p>
            <div data-letter-messages class="stack" role="status"></div>
            <div class="field"><label for="more">\(t("Write more"))</label><textarea id="more" class="voice" rows="4" \
            maxlength="\(ConcernMessage.longest)" data-letter-more aria-describedby="more-problem"></textarea>\
            <p class="problem" id="more-problem" data-more-problem role="alert" hidden></p></div>
            <p class="line"><button type="button" data-letter-send>\(t("Send"))</button>\
            <button type="button" class="quiet" data-letter-forget>\(t("Forget the words on this device"))</button></p></section></div>
            <p>\(link("/wrongdoing", t("Back to the door")))</p>
            """
        }
    }
}
