import Platform

/// A briefing with who says it, as a page shows it.
struct BriefingShown: Sendable {
    let briefing: Briefing
    let sender: Person
    let function: String
    /// In the reader's own language, when there is one.
    let translation: BriefingTranslation?
    let short: ShortForm?

    init(_ briefing: Briefing, for reader: Person, in tx: Transaction) throws {
        guard let sender = try briefing.sender(in: tx) else { throw Refusal.notFound }
        self.briefing = briefing
        self.sender = sender
        translation = briefing.translation(for: reader)
        short = briefing.currentShort(for: reader)
        let membership = try Membership.all(of: sender.id, in: tx).first { $0.crisis == briefing.crisis }
        function = membership?.function ?? sender.department
    }
}

/// What the one who promised an update is told when it is late, and then whoever leads (A3).
package func lateUpdateNotice(_ late: [UpdatePromise], for viewer: Viewer, _ t: Words) -> HTML {
    late.reduce(.nothing) { all, promise in
        all
            + notice(
                .stop,
                """
                <p>\(promise.responsible == viewer.id
                ? t("The update that you promised for \(moment: promise.dueAt) has not gone out.")
                : t("You lead, and the update promised for \(moment: promise.dueAt) has not gone out."))</p>\
                <p class="line">\(link("/crises/\(promise.crisis)/briefings/new", t("Write it"), class: "button"))</p>
                """)
    }
}

/// The words themselves, in the voice of the one who says them; corrections stay in sight.
func briefingWords(_ shown: BriefingShown, _ t: Words) -> HTML {
    let briefing = shown.briefing
    return """
        \(audienceTag(briefing, t))\(briefing.urgentBecause.map { "<p class=\"small\">\(tag(.stop, t("Urgent"))) \(said($0))</p>" as HTML })\
        \(briefingText(briefing, shown.translation, t))\
        \(shown.short.map { onPhones($0, t) })\
        \(briefing.corrections.last.map { corrected($0, t) })\
        <p class="byline">\(avatar(shown.sender.name))<span><strong translate="no">\(shown.sender.name)</strong> · \
        \(said(shown.function)) · \(time(briefing.sentAt, t))</span></p>
        """
}

private func onPhones(_ short: ShortForm, _ t: Words) -> HTML {
    """
    <p class="small soft">\(t("On phones:")) <span translate="no"\(attribute: "lang", short.language)>\(short.words)</span></p>
    """
}

/// In the reader's language with what was sent beside it, or as it was sent.
package func briefingText(
    _ briefing: Briefing, _ translation: BriefingTranslation?, class names: String = "voice", _ t: Words
) -> HTML {
    guard let translation else {
        return "<div class=\"\(names)\" translate=\"no\">\(paragraphs(briefing.currentText))</div>"
    }
    return """
        <div class="\(names)" translate="no" lang="\(translation.language)">\(paragraphs(translation.text))</div>\
        <details class="small"><summary>\(t("Translated by a colleague. As it was sent"))</summary>\
        <div class="voice" translate="no">\(paragraphs(briefing.currentText))</div></details>
        """
}

/// Where a short form is written, with how much room is left.
func shortField(_ fields: Fields, _ t: Words, name: String = "short") -> HTML {
    """
    <div data-room="\(ShortForm.most)" data-left="\(t("{n} characters left"))" data-over="\(t("{n} characters too many"))">\
    \(fields.area(name, t("For the phone, if you like"), rows: 2, hint: t("At most 160 characters. It stands in the notification on locked phones and as the first line of the mail: nothing that somebody on the bus may not read."), class: "voice"))</div>
    """
}

/// Says that it is not for everyone, to those whom it is for, and to the team.
package func audienceTag(_ briefing: Briefing, _ t: Words) -> HTML {
    guard !briefing.audience.isEveryone else { return .nothing }
    return "<p class=\"small\">\(tag(.info, t("For some of us"))) \(said(briefing.audience.words))</p>"
}

private func corrected(_ correction: BriefingCorrection, _ t: Words) -> HTML {
    "<p class=\"small\">\(tag(.care, t("Corrected"))) \(t("\(moment: correction.correctedAt): \(correction.why)"))</p>"
}

private func paragraphs(_ text: String) -> [HTML] {
    text.split(whereSeparator: \.isNewline).map { "<p>\(String($0))</p>" }
}

/// Totals only: how many read it, and how fast.
func reachWords(_ reach: BriefingReach, _ t: Words) -> HTML {
    guard reach.isTold else { return "\(t("It went to fewer than five people, so there is no total"))" }
    guard let minutes = reach.minutesUntilHalf else {
        return "\(t("Nobody of \(reach.recipients) has read it yet"))"
    }
    return """
        \(t("Read by \(reach.readers) of \(reach.recipients), \(reach.percent)%")), \
        \(t(minutes, "half of them within a minute", "half of them within \(minutes) minutes"))
        """
}
