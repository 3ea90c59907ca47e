import Logging
import Platform
import ServiceLifecycle
import Situation

/// Sends the questions whether people on duty can be reached. Any number of these may run, on any number of nodes; a
/// worker that dies leaves its mails to be sent again.
package struct ContactMailWorker: Service {
    let services: Services
    let pause: Duration
    private let prompts: @Sendable () -> [Prompt]

    /// - Parameter prompts: questions for those who wish to stay in touch, which go the same way.
    package init(
        services: Services, pause: Duration = .seconds(20), prompts: @escaping @Sendable () -> [Prompt] = { [] }
    ) {
        self.services = services
        self.prompts = prompts
        self.pause = pause
    }

    package func run() async throws {
        guard services.settings.mailFrom != nil else { return try await gracefulShutdown() }
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await sendDue()
                    try await sendPrompts(prompts())
                } catch is CancellationError {
                    return
                } catch {
                    services.logger.warning("contact checks not sent", metadata: ["error": "\(errorKind(error))"])
                }
                try? await Task.sleep(for: pause)
            }
        }
    }

    /// Sends what is due now.
    package func sendDue() async throws {
        guard let from = services.settings.mailFrom,
            try await services.database.read({ try ContactMail.isAnyDue(in: $0) })
        else { return }
        let now = services.clock()
        let claimed = try await services.database.write { try ContactMail.claim(50, in: $0) }
        let made = claimed.compactMap { mail in mail.message(from: from, services, at: now).map { (mail, $0) } }
        let good = Set(made.map(\.0.person.id))
        for mail in claimed where !good.contains(mail.person.id) {
            try await services.database.write { try mail.finish(.refused(code: 553, fault: .unknown), in: $0) }
        }
        try await services.mail.send(made.map(\.1)) { index, outcome in
            try await services.database.write { try made[index].0.finish(outcome, in: $0) }
        }
    }
}

struct ContactMail: Sendable {
    let person: Person
    let check: ID<ContactCheck>
    let tries: Int

    private static let lease: Duration = .minutes(15)
    private static let mostTries = 8

    static func isAnyDue(in tx: Transaction) throws -> Bool {
        try tx.exists("SELECT 1 FROM duty_people WHERE mail_due_at <= \(tx.now) LIMIT 1")
    }

    static func claim(_ most: Int, in tx: Transaction) throws -> [ContactMail] {
        try tx.requireClock()
        let next: SQL = """
            SELECT person FROM duty_people WHERE mail_due_at <= \(tx.now) ORDER BY mail_due_at LIMIT \(most)
            \(sqlite: "", postgres: "FOR UPDATE SKIP LOCKED")
            """
        let rows = try tx.all(
            """
            UPDATE duty_people SET mail_tries = mail_tries + 1, mail_due_at = \(tx.now + lease)
            WHERE person IN (\(next)) AND contact_check IS NOT NULL RETURNING person, contact_check, mail_tries
            """)
        let people = try Person.all(try rows.map { try $0["person"] }, in: tx)
        return try rows.compactMap { row in
            guard let person = people[try row["person"]], person.deactivatedAt == nil else { return nil }
            return ContactMail(person: person, check: try row["contact_check"], tries: try row["mail_tries"])
        }
    }

    /// What has been asked anew since stays as it is.
    func finish(_ outcome: MailOutcome, in tx: Transaction) throws {
        var again: Instant?
        if case .later = outcome, tries < ContactMail.mostTries { again = tx.now + .minutes(5 * tries) }
        try tx.run(
            """
            UPDATE duty_people SET mail_due_at = \(again)
            WHERE person = \(person.id) AND contact_check = \(check) AND mail_tries = \(tries)
            """)
        try MailBounce.note(outcome, person, in: tx)
    }

    /// Nil when the person's address is none that mail could go to.
    func message(from: MailAddress, _ services: Services, at now: Instant) -> MailMessage? {
        guard let to = MailAddress(person.email) else { return nil }
        let t = Words(language: Language(preferring: person.languages), zone: person.zone, now: now)
        let settings = services.settings
        let link = settings.address + contactCheckPath(check, services.vault)
        let why = t("You said that you could be called in a crisis. This is a test, and nothing has happened.")
        let stop = t("You get this because you said so yourself. Change it or take it back:")
        let own = settings.address + "/profile/reachable"
        return MailMessage(
            from: from, fromName: settings.organisation, to: to, toName: person.name, subject: t("Can we reach you?"),
            date: now, reference: String(services.vault.signature(of: "\(check)", purpose: "mail").prefix(32)),
            text: "\(why)\n\n\(t("Say that this reaches you:")) \(link)\n\n-- \n\(stop) \(own)\n",
            html: """
                <!doctype html>
                <html lang="\(t.language.code)"><head><meta charset="utf-8"><title>\(settings.organisation)</title></head>\
                <body><p>\(why)</p><p><a href="\(link)">\(t("Yes, this reaches me"))</a></p><hr>\
                <p><small>\(stop) <a href="\(own)">\(own)</a></small></p></body></html>
                """,
            unsubscribe: nil, bounces: services.bounces(of: person, at: now))
    }
}
