import Care
import Platform
import Situation
import TextEngine
import Voice

extension Visit {
    /// Stands outside of what is fetched anew, so that nothing typed is ever lost.
    func answering(_ filled: Filled, _ seat: DrillSeat, _ play: DrillPlay) -> HTML {
        guard let thread = play.thread(filled.form["inject"]), seat.canSee(thread.inject), thread.inject.asks,
            let first = play.moments.first(where: { $0.inject == thread.inject.id })
        else { return .nothing }
        let fields = Fields(filled, t)
        return """
            <section class="card" id="answer" tabindex="-1"><header><h2>\(t("What do you do?"))</h2></header>\
            <blockquote class="drill-quote">\(drillByline(first))\(voice(first.text))</blockquote>\
            <form method="post" action="\(seat.drill.path)/answers" class="stack" data-guard \
            data-preview-url="\(seat.drill.path)/checks" data-preview-into="#drill-checks">\
            <input type="hidden" name="csrf" value="\(token)">\(fields.hidden("inject"))\(fields.summary)\
            \(fields.area("text", t("Your answer, in your own words"), rows: 4, class: "voice"))\
            <div id="drill-checks" aria-live="polite">\(findings(filled, seat, play))</div>\
            \(fields.radios("confidence", t("How sure are you?"), [("sure", t("Sure")), ("fairly", t("Fairly sure")), ("unsure", t("Not sure"))]))\
            <p class="line">\(button(t("Send it"), class: "primary", name: "deed", value: "say"))\
            \(button(t("I would say nothing here"), name: "deed", value: "stay"))\
            <span data-without-js>\(button(t("Check my words"), class: "quiet", name: "deed", value: "check"))</span>\
            \(link("#drill-facts", t("Fact sheet")))\(link(seat.drill.path, t("Back to the others"), class: "push"))</p></form></section>
            """
    }

    private func findings(_ filled: Filled, _ seat: DrillSeat, _ play: DrillPlay) -> HTML {
        guard !filled.form["text"].isEmpty else { return checksHint }
        return (try? drillFindings(filled.form["text"], to: filled.form["inject"], seat, play)) ?? checksHint
    }

    private var checksHint: HTML {
        "<p class=\"soft small\">\(t("As you write, this says what to look at, and what is good. The last word is yours."))</p>"
    }

    /// What the composer would say, on the facts and boundaries of the drill.
    func drillFindings(_ text: String, to inject: String, _ seat: DrillSeat, _ play: DrillPlay) throws -> HTML {
        guard !text.isEmpty, text.count <= DrillAnswer.longest else { return checksHint }
        let reader = try seat.reader(play)
        let sources = FindingSources(
            boundaries: Dictionary(
                seat.scenario.boundaries.enumerated().map { (String($0.offset), $0.element) }, uniquingKeysWith: { $1 }),
            facts: [:], messages: [:])
        let found = reader.findings(in: text, on: play.thread(inject)?.inject.channel ?? .feed)
        guard !found.isEmpty else { return "<p class=\"soft small\">\(t("Nothing to look at."))</p>" }
        return """
            <ul class="rows findings">\(found.map { finding -> HTML in
                let words = FindingWords(finding, sources, t)
                let weight = finding.weight == .note ? "info" : finding.weight.rawValue
                return """
                    <li class="finding \(weight)"><span class="dot"></span><div><h3>\(words.title)</h3>\
                    \(if: !finding.quote.isEmpty, "<q class=\"voice\" translate=\"no\">\(finding.quote)</q>")\
                    <p class="soft">\(reason(finding, words, seat))</p>\
                    \(words.instead.map { "<p class=\"small soft\">\(t("You could say")) <q class=\"voice\" translate=\"no\">\($0)</q></p>" as HTML })</div></li>
                    """
            })</ul>
            """
    }

    /// Nothing is published here, so nothing is added either.
    private func reason(_ finding: Finding, _ words: FindingWords, _ seat: DrillSeat) -> String {
        switch finding.detail {
        case .disclosureMissing, .disclosureOnlyInHashtags:
            t("Say it in your own way, near the top: that you work at \(seat.scenario.company).")
        default: words.reason
        }
    }
}
