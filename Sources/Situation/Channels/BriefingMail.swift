import Platform

extension ClaimedMail {
    /// Nil when the person's address is none that mail could go to.
    func message(_ services: Services, at now: Instant) -> MailMessage? {
        guard let from = services.settings.mailFrom, let to = MailAddress(person.email), let first = mails.first
        else { return nil }
        let words = MailWords(
            t: Words(language: Language(preferring: person.languages), zone: person.zone, now: now),
            settings: services.settings, vault: services.vault, person: person)
        let key = mails.map { "\($0.0.briefing)/\($0.0.version)" }.joined(separator: ",")
        return MailMessage(
            from: from, fromName: services.settings.organisation, to: to, toName: person.name,
            subject: mails.count == 1 ? words.subject(first) : words.subject(ofMany: mails.count), date: now,
            reference: String(services.vault.signature(of: "\(person.id):\(key)", purpose: "mail").prefix(32)),
            text: mails.map(words.text).joined(separator: "\n\n– – –\n\n") + words.footer,
            html: words.document(mails.map(words.html)), unsubscribe: words.unsubscribe,
            bounces: services.bounces(of: person, at: now))
    }
}

/// What mails say, in the reader's words and zone.
private struct MailWords {
    let t: Words
    let settings: Settings
    let vault: Vault
    let person: Person

    var unsubscribe: String { settings.address + unsubscribePath(of: person.id, vault) }

    func subject(_ one: (mail: Mail, briefing: Briefing, crisis: Crisis)) -> String {
        let (number, title) = (one.briefing.number, one.crisis.title)
        if settings.channelsLinkOnly { return t("There is an update from \(settings.organisation)") }
        if one.mail.version > 0 { return t("Corrected: update \(number), \(title)") }
        return one.briefing.urgentBecause == nil
            ? t("Update \(number): \(title)") : t("Urgent: update \(number), \(title)")
    }

    func subject(ofMany count: Int) -> String {
        t(count, "\(count) update from \(settings.organisation)", "\(count) updates from \(settings.organisation)")
    }

    private func address(_ briefing: Briefing) -> String {
        settings.address + "/crises/\(briefing.crisis)/briefings/\(briefing.id)"
    }

    /// What stands above and below the words.
    private func lines(_ mail: Mail, _ briefing: Briefing) -> (above: [String], below: [String]) {
        var above: [String] = []
        if let reason = briefing.urgentBecause { above.append(t("This is urgent: \(reason)")) }
        if let correction = briefing.corrections.last { above.append(t("Corrected: \(correction.why)")) }
        return (above, [t("The next update comes by \(moment: briefing.nextAt).")])
    }

    func text(_ mail: Mail, _ briefing: Briefing, _ crisis: Crisis) -> String {
        if settings.channelsLinkOnly { return t("Sign in to read it:") + "\n" + address(briefing) }
        let (above, below) = lines(mail, briefing)
        // First, so that it is what a list of mails shows.
        let short = briefing.currentShort(for: person).map { $0.words + "\n\n" } ?? ""
        let head = ["\(crisis.title) · " + t("Update \(briefing.number)")] + above
        return short + head.joined(separator: "\n") + "\n\n" + briefing.currentText + "\n\n"
            + below.joined(separator: "\n")
            + "\n" + t("Read it here, or ask:") + " " + address(briefing)
    }

    func html(_ mail: Mail, _ briefing: Briefing, _ crisis: Crisis) -> HTML {
        if settings.channelsLinkOnly {
            return "<p>\(t("Sign in to read it:"))<br><a href=\"\(address(briefing))\">\(address(briefing))</a></p>"
        }
        let (above, below) = lines(mail, briefing)
        return """
            \(briefing.currentShort(for: person).map { "<p\(attribute: "lang", $0.language)>\($0.words)</p>" as HTML })
            <h1>\(crisis.title) · \(t("Update \(briefing.number)"))</h1>
            \(above.map { "<p><strong>\($0)</strong></p>" as HTML })
            \(briefing.currentText.split(whereSeparator: \.isNewline).map { "<p>\(String($0))</p>\n" as HTML })
            \(below.map { "<p>\($0)</p>" as HTML })<p><a href="\(address(briefing))">\(t("Read it in Firsthand"))</a></p>
            """
    }

    var footer: String {
        "\n\n-- \n" + why + "\n" + t("Choose when mails come:") + " \(settings.address)/profile/channels\n"
            + t("No more mails, in one click:") + " \(unsubscribe)\n"
    }

    private var why: String { t("You get this because you work at \(settings.organisation).") }

    func document(_ parts: [HTML]) -> HTML {
        """
        <!doctype html>
        <html lang="\(t.language.code)"><head><meta charset="utf-8"><title>\(settings.organisation)</title></head><body>
        \(parts.enumerated().map { $0.offset == 0 ? $0.element : "<hr>\($0.element)" as HTML })
        <hr><p><small>\(why) <a href="\(settings.address)/profile/channels">\(t("Choose when mails come"))</a> · \
        <a href="\(unsubscribe)">\(t("No more mails"))</a></small></p></body></html>
        """
    }
}
