import HTTPTypes
import Logging
import Platform

package let channelsRoutes: [Route] =
    unsubscribeRoutes + [
        Route(.get, "/profile/channels", .employee) { try await $0.ownChannelsPage() },
        Route(.post, "/profile/channels", .employee) { visit in
            let form = try visit.form()
            switch ChannelChoice.read(form) {
            case .success(let choice):
                try await visit.write { try choice.set(for: visit.viewer.id, in: $0) }
                return .see("/profile/channels", .saved)
            case .failure(let problems): return try await visit.ownChannelsPage(Filled(form, problems: problems.all))
            }
        },
        Route(.post, "/profile/channels/retry", .employee) { visit in
            try await visit.write { try MailBounce.forget(of: visit.viewer.id, in: $0) }
            return .see("/profile/channels", .retried)
        },
        Route(.get, "/channels", .administrator) { try await $0.channelsPage() },
        Route(.post, "/channels/mail-test", .administrator) { visit in
            try await visit.channelsPage(tried: await visit.sendTestMail())
        },
        Route(.post, "/channels/addresses/:person/retry", .administrator) { visit in
            let id: ID<Person> = try visit.id("person")
            try await visit.write { try MailBounce.forget(of: id, in: $0) }
            return .see("/channels", .retried)
        },
    ]

extension Visit {
    /// At once and without the queue: whoever tries wants to know what the server says.
    fileprivate func sendTestMail() async -> Result<Void, MailFault> {
        guard let from = services.settings.mailFrom, let to = MailAddress(viewer.person.email) else {
            return .failure(.unset)
        }
        let words = t("This is a test from \(services.settings.organisation). Mail works.")
        let mail = MailMessage(
            from: from, fromName: services.settings.organisation, to: to, toName: viewer.person.name,
            subject: t("A test"), date: now, reference: Tokens.random(bytes: 16), text: words,
            html: "<p>\(words)</p>", unsubscribe: nil, bounces: services.bounces(of: viewer.person, at: now))
        let answer = Answered()
        do {
            try await services.mail.send([mail]) { _, outcome in await answer.note(outcome) }
        } catch let fault as MailFault {
            return .failure(fault)
        } catch {
            services.logger.warning("test mail not sent", metadata: ["error": "\(errorKind(error))"])
            return .failure(.unreachable)
        }
        switch await answer.outcome {
        case .sent: return .success(())
        case .refused(let code, _), .later(let code): return .failure(.notAdmitted(code: code))
        case nil: return .failure(.unreachable)
        }
    }
}

private actor Answered {
    private(set) var outcome: MailOutcome?
    func note(_ outcome: MailOutcome) { self.outcome = outcome }
}
