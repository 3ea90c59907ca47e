import HTTPTypes
import Platform
import Situation

extension Visit {
    func checkInPage(_ filled: Filled = Filled()) -> Answer {
        page(t("How are you?"), place: .support, eyebrow: link("/support", t("Support")), status: filled.status) {
            """
            \(counted)<div class="cols"><section class="c7 stack">\(card(t("Right now")) {
                form("/support/check-ins", token: token, class: "stack") {
                    "\(Fields(filled, t).summary)\(faces)\(withoutScript)\(withScript)"
                }
            })</section><aside class="c5 stack">
            <div data-with-js hidden>\(card(t("Your days")) { ownDays })</div>
            \(card(t("Who sees this")) { whoSees })</aside></div>
            """
        }
    }

    private var counted: HTML {
        switch call.query["counted"] {
        case "yes": notice(.ok, "<p>\(t("Counted, without your name."))</p>")
        case "before": notice(.info, "<p>\(t("You have been counted today. It stays as it was."))</p>")
        default: .nothing
        }
    }

    private var faces: HTML {
        """
        <fieldset class="field faces" id="answer"><legend>\(t("How are you, at this moment?"))</legend>\
        \(CheckIn.allCases.map { answer -> HTML in
            """
            <label class="face"><input type="radio" name="answer" value="\(answer.rawValue)" required \
            data-words="\(t(answer.words))">\(face(answer))<span>\(t(answer.words))</span></label>
            """
        })</fieldset>
        """
    }

    private var withoutScript: HTML {
        """
        <div data-without-js><p>\(t("Without JavaScript nothing can be kept on your device. You can still be counted."))</p>\
        \(button(t("Count me in the totals"), class: "primary", name: "count", value: "on"))</div>
        """
    }

    /// The note has no name: no form can send it.
    private var withScript: HTML {
        """
        <div class="stack" data-with-js hidden data-check-in data-kept="\(t("Kept on this device."))" \
        data-counted="\(t("Kept on this device, and counted without your name."))" \
        data-before="\(t("Kept on this device. You had been counted today already; that stays as it was."))" \
        data-uncounted="\(t("Kept on this device. It could not be counted just now."))" \
        data-unkept="\(t("This browser keeps nothing, so nothing was kept."))">
        <div class="field"><label for="note">\(t("A note to yourself"))</label>\
        <p class="hint" id="note-hint">\(t("It never leaves this device."))</p>\
        <textarea id="note" rows="2" maxlength="500" data-note aria-describedby="note-hint"></textarea></div>
        <label class="check"><input type="checkbox" data-count><span>\(t("Count me in the totals of my department, without my name"))</span></label>
        \(button(t("Keep it"), class: "primary"))<p role="status" class="small" data-said></p></div>
        """
    }

    private var ownDays: HTML {
        """
        <ol class="rows" data-days translate="no"></ol>
        <p class="soft" data-no-days>\(t("Nothing yet. What you keep stands here, on this device only."))</p>
        <details data-wiping hidden><summary>\(t("Wipe it all from this device"))</summary>\
        <p>\(t("There is no copy anywhere else."))</p><p>\(wipeButton)</p></details>
        """
    }

    private var wipeButton: HTML {
        "<button type=\"button\" class=\"danger\" data-wipe>\(t("Wipe it"))</button>"
    }

    private var whoSees: HTML {
        """
        <p>\(t("You. What you choose and what you write stays in this browser; the server gets neither. On a shared computer, wipe it afterwards."))</p>
        <p>\(t("If you tick “count me”, one number goes up by one: your answer, your department, today. No name, no time, no note, and once a day at most. An operator who has the database and its key could work out the answer of one person: in a small department until the day is over, and from the database’s files for some time after."))</p>
        <p>\(t("Leaders and the crisis team see totals of finished days, in words, and never of fewer than five people."))</p>
        <p class="small soft">\(t("Nothing depends on it. If you are not well, somebody is there:")) \(link("/support", t("Support")))</p>
        """
    }

    private func face(_ answer: CheckIn) -> HTML {
        let mouth =
            switch answer {
            case .well: "M8 14c1 2 2.4 3 4 3s3-1 4-3"
            case .fine: "M8.5 14.5c1 1 2.2 1.5 3.5 1.5s2.5-.5 3.5-1.5"
            case .tired: "M8.5 15.5h7"
            case .strained: "M8.5 16c1-1 2.2-1.5 3.5-1.5s2.5.5 3.5 1.5"
            case .unwell: "M8 17c1-2 2.4-3 4-3s3 1 4 3"
            }
        return """
            <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" \
            aria-hidden="true"><circle cx="12" cy="12" r="9.5"/><path d="\(answer == .tired ? "M8 10h2M14 10h2" : "M9 9.5v.01M15 9.5v.01")"/>\
            <path d="\(mouth)"/></svg>
            """
    }
}
