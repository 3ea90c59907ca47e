import HTTPTypes
import Platform
import Situation

extension SupportReader {
    /// A record in one's own keeping. No field has a name and the form has no address, so that nothing can be sent.
    func recordPage() -> Answer {
        page(t("Keep a record"), back: link("/support/attacked", t("People are attacking me"))) {
            """
            <p class="measure">\(t("What you write here stays in this browser. The company, the crisis team and this server never get it. On a shared computer, download it and wipe it."))</p>
            <div data-without-js>\(notice(.care, "<p>\(t("This page needs JavaScript, because it works on your device alone. Without it: write down when, where, who, the exact words and the address, and take a screenshot of each."))</p>"))</div>
            <div class="cols" data-with-js hidden \(recordWords)><section class="c6">\(card(t("What happened")) { recordForm })</section>
            <section class="c6 stack">\(card(t("Your record")) { recordList })</section></div>
            """
        }
    }

    private var recordForm: HTML {
        """
        <form class="stack" data-record-form>
        \(field("when", t("When"), type: "datetime-local"))
        \(field("where", t("Network or place"), list: true))
        \(field("who", t("Who: name and handle")))
        \(field("link", t("Address of the post or profile"), type: "url"))
        <div class="field"><label for="words">\(t("Their exact words"))</label><textarea id="words" rows="3" maxlength="4000" data-field="words" required></textarea></div>
        <div class="field"><label for="done">\(t("What you have done"))</label><textarea id="done" rows="2" maxlength="2000" data-field="done"></textarea></div>
        <div class="field"><label for="file">\(t("Screenshot"))</label>\
        <p class="hint" id="file-hint">\(t("It is not sent and not kept. Its name and fingerprint (SHA-256) are noted, so that you can show later that it is unchanged."))</p>\
        <input id="file" type="file" data-file aria-describedby="file-hint"></div>
        \(button(t("Add to the record"), class: "primary"))</form>
        """
    }

    private func field(_ name: String, _ label: String, type: String = "text", list: Bool = false) -> HTML {
        """
        <div class="field"><label for="\(name)">\(label)</label>\
        <input id="\(name)" type="\(type)" data-field="\(name)" maxlength="500"\(attribute: "list", list ? "networks" : nil)></div>\
        \(if: list, "<datalist id=\"networks\" translate=\"no\">\(NetworkHelp.all.map { "<option value=\"\($0.name)\"></option>" as HTML })</datalist>")
        """
    }

    private var recordList: HTML {
        """
        <p class="soft" data-record-empty>\(t("Nothing yet. Begin with the worst one."))</p>
        <ol class="rows" data-record-list translate="no"></ol>
        <p role="status" class="small" data-said></p>
        <p class="line" data-record-ways hidden><button type="button" class="primary" data-download>\(t("Download it"))</button></p>
        <details data-record-ways hidden><summary>\(t("Wipe it from this device"))</summary>\
        <p>\(t("Download it first. There is no copy anywhere else."))</p>\
        <p><button type="button" class="danger" data-wipe>\(t("Wipe it"))</button></p></details>
        """
    }

    /// Every word that the script needs, in the reader's language.
    private var recordWords: HTML {
        """
        data-record data-title="\(t("Record of attacks"))" data-noted="\(t("Noted"))" data-when="\(t("When"))" \
        data-where="\(t("Where"))" data-who="\(t("Who"))" data-link="\(t("Address"))" data-words="\(t("Words"))" \
        data-done="\(t("Done"))" data-file="\(t("Screenshot"))" data-remove="\(t("Remove"))" \
        data-added="\(t("Added. It is on this device only."))" \
        data-unkept="\(t("This browser keeps nothing: download the record before you close the page."))" \
        data-made="\(t("Made on"))"
        """
    }
}
