import Platform
import Situation

extension ContactMailWorker {
    /// Questions for stories, for those who want them by mail as well.
    package func sendPrompts(_ prompts: [Prompt]) async throws {
        guard let from = services.settings.mailFrom,
            try await services.database.read({ try Ambassador.isAnyToMail(in: $0) })
        else { return }
        let now = services.clock()
        let claimed = try await services.database.write { try Ambassador.claim(in: $0) }
        let mails = claimed.compactMap { one, person in
            one.prompt(on: prompts, at: now).flatMap { $0.message(to: person, from: from, services, at: now) }
        }
        guard !mails.isEmpty else { return }
        try await services.mail.send(mails) { _, _ in }
    }
}

extension Prompt {
    fileprivate func message(
        to person: Person, from: MailAddress, _ services: Services, at now: Instant
    ) -> MailMessage? {
        guard let to = MailAddress(person.email) else { return nil }
        let t = Words(language: Language(preferring: person.languages), zone: person.zone, now: now)
        let (settings, address) = (services.settings, services.settings.address)
        let stop = t("You asked for this. Change how often, or stop it:")
        let write = t("Write, or leave it:")
        return MailMessage(
            from: from, fromName: settings.organisation, to: to, toName: person.name, subject: t("A question for you"),
            date: now,
            reference: String(
                services.vault.signature(of: "\(person.id):\(id):\(now.milliseconds)", purpose: "mail").prefix(32)),
            text: "\(ask)\n\(care)\n\n\(write) \(address)/\n\n-- \n\(stop) \(address)/profile/ambassador\n",
            html: """
                <!doctype html>
                <html lang="\(t.language.code)"><head><meta charset="utf-8"><title>\(settings.organisation)</title></head>\
                <body><p>\(ask)</p><p><small>\(care)</small></p><p>\(write) <a href="\(address)/">\(address)/</a></p><hr>\
                <p><small>\(stop) <a href="\(address)/profile/ambassador">\(address)/profile/ambassador</a></small></p></body></html>
                """,
            unsubscribe: nil, bounces: services.bounces(of: person, at: now))
    }
}
