import Logging
import Platform
import ServiceLifecycle

/// Sends what waits for one person, by mail and to their devices. Any number of these may run, on any number of nodes.
package struct PersonalNoticeWorker: Service {
    let services: Services
    let pause: Duration

    package init(services: Services, pause: Duration = .seconds(5)) {
        self.services = services
        self.pause = pause
    }

    package func run() async throws {
        await keepDoing("personal notices", every: pause, services.logger) { try await sendDue() }
    }

    package func sendDue() async throws {
        // Devices first: a mail server that is away stops what comes after it.
        try await sendPushes()
        if services.settings.mailFrom != nil { try await sendMails() }
    }

    private func claim(_ way: NoticeWay) async throws -> [ClaimedNotice] {
        guard try await services.database.read({ try PersonalNotice.isAnyDue(way, in: $0) }) else { return [] }
        return try await services.database.write { try PersonalNotice.claim(way, most: 50, in: $0) }
    }

    private func sendMails() async throws {
        let claimed = try await claim(.mail)
        let now = services.clock()
        let made = claimed.compactMap { each in each.mail(services, at: now).map { (each, $0) } }
        guard !made.isEmpty else { return }
        try await services.mail.send(made.map(\.1)) { index, outcome in
            try await services.database.write { try made[index].0.finish(outcome, in: $0) }
        }
    }

    private func sendPushes() async throws {
        let pushes = PushWorker(services: services)
        for each in try await claim(.push) {
            let words = PushWords(each, services.settings, at: services.clock())
            let replies = try await pushes.tell(each.devices, words, until: each.notice.giveUpAt)
            try await services.database.write { tx in
                // One device that has it is enough: the others are the same person's.
                if replies.contains(where: { $0?.isTaken == true }) {
                    try each.notice.settle(.push, in: tx)
                } else {
                    try each.notice.wait(.push, in: tx)
                }
            }
        }
    }
}

extension ClaimedNotice {
    fileprivate func finish(_ outcome: MailOutcome, in tx: Transaction) throws {
        if case .later = outcome { return try notice.wait(.mail, in: tx) }
        try notice.settle(.mail, in: tx)
        try MailBounce.note(outcome, person, in: tx)
    }

    /// Nil when the person's address is none that mail could go to.
    fileprivate func mail(_ services: Services, at now: Instant) -> MailMessage? {
        let settings = services.settings
        guard let from = settings.mailFrom, let to = MailAddress(person.email) else { return nil }
        let t = Words(language: Language(preferring: person.languages), zone: person.zone, now: now)
        let subject =
            settings.channelsLinkOnly
            ? t("There is something for you at \(settings.organisation)") : t(notice.kind.words)
        let (address, own) = (settings.address + notice.path, settings.address + "/profile/channels")
        let end = settings.address + unsubscribePath(of: person.id, services.vault)
        let why = t("You get this because you work at \(settings.organisation).")
        return MailMessage(
            from: from, fromName: settings.organisation, to: to, toName: person.name, subject: subject, date: now,
            reference: String(
                services.vault.signature(
                    of: "\(person.id):\(notice.kind.rawValue):\(notice.path)", purpose: "mail"
                ).prefix(32)),
            text: """
                \(subject).

                \(t("Sign in to read it:")) \(address)

                --\u{20}
                \(why)
                \(t("Choose when mails come:")) \(own)
                \(t("No more mails, in one click:")) \(end)

                """,
            html: """
                <!doctype html>
                <html lang="\(t.language.code)"><head><meta charset="utf-8"><title>\(settings.organisation)</title></head>\
                <body><p>\(subject).</p><p><a href="\(address)">\(t("Read it in Firsthand"))</a></p><hr>\
                <p><small>\(why) <a href="\(own)">\(t("Choose when mails come"))</a> · \
                <a href="\(end)">\(t("No more mails"))</a></small></p></body></html>
                """,
            unsubscribe: end, bounces: services.bounces(of: person, at: now))
    }
}
