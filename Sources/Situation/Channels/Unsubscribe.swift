import HTTPTypes
import Platform

/// Where one's mails end, signed out too. The link says whose it is and cannot be guessed; it does nothing else.
func unsubscribePath(of person: ID<Person>, _ vault: Vault) -> String {
    "/unsubscribe/\(person)/\(vault.signature(of: person.rawValue, purpose: "unsubscribe"))"
}

let unsubscribeRoutes: [Route] = [
    // Following a link only shows a button: scanners that open links unsubscribe nobody.
    Route(open: .get, "/unsubscribe/:reader/:signature") { guest in
        let person = try await guest.reader()
        return try await guest.withCookie { try await $0.unsubscribePage(person) }
    },
    // What mail programs send by themselves (RFC 8058): no cookie, no token, and no page that anybody reads.
    Route(nameless: "/unsubscribe/:reader/:signature") { guest in
        let person = try await guest.reader()
        guard try guest.form()["List-Unsubscribe"] == "One-Click" else { throw Refusal.unreadable }
        try await guest.setMail(.off, of: person)
        return .text(guest.t("No more mails. Thank you for telling us.") + "\n")
    },
    Route(open: .post, "/unsubscribe/:reader/:signature/mail") { guest in
        let person = try await guest.reader()
        try await guest.setMail(try guest.form().isOn("again") ? .atOnce : .off, of: person)
        return .see(unsubscribePath(of: person.id, guest.services.vault))
    },
]

extension Guest {
    /// Whose link it is. A wrong one is not there.
    fileprivate func reader() async throws -> Person {
        let id: ID<Person> = try call.id("reader")
        guard
            services.vault.isSignature(call.parameters["signature"] ?? "", of: id.rawValue, purpose: "unsubscribe"),
            let person = try await services.database.read({ try Person.find(id, in: $0) }), person.deactivatedAt == nil
        else { throw Refusal.notFound }
        return person
    }

    fileprivate func setMail(_ mail: ChannelChoice.MailTime, of person: Person) async throws {
        try await services.database.write { tx in
            var choice = try ChannelChoice.get(of: person.id, in: tx)
            choice.mail = mail
            try choice.set(for: person.id, in: tx)
        }
    }

    /// Names nobody: a forwarded mail must not tell whose it was.
    fileprivate func unsubscribePage(_ person: Person) async throws -> Answer {
        let choice = try await services.database.read { try ChannelChoice.get(of: person.id, in: $0) }
        let path = call.path + "/mail"
        return page(choice.mail == .off ? t("No more mails") : t("No more mails?")) {
            choice.mail == .off
                ? """
                <p role="status">\(t("Updates from \(services.settings.organisation) are not sent to you by mail any more. You find them in Firsthand, as before."))</p>
                \(form(path, token: token) { "<input type=\"hidden\" name=\"again\" value=\"on\">\(button(t("Send me mails again")))" })
                """
                : """
                <p>\(t("Updates from \(services.settings.organisation) will not be sent to you by mail. You still find them in Firsthand."))</p>
                \(form(path, token: token) { button(t("Send me no more mails"), class: "primary") })
                <p class="small">\(link("/profile/channels", t("Choose when they come instead")))</p>
                """
        }
    }
}
