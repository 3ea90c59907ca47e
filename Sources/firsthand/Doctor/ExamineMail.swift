import Platform
import Server

/// Whether the mail server would take a mail now: it is greeted, locked with TLS and signed in to, and nothing is sent.
func examineMail(_ configuration: Configuration) async -> [Diagnosis] {
    guard let server = configuration.smtpServer else { return [] }
    let place = "\(server.host):\(server.port)"
    do {
        try await MailClient.greet(server)
    } catch MailFault.untrusted {
        return [
            .wrong(
                "mail", "\(place) has no TLS, or its certificate cannot be trusted.",
                "Look at FIRSTHAND_SMTP_SECURITY; name who signed it in FIRSTHAND_SMTP_AUTHORITIES.")
        ]
    } catch MailFault.notAdmitted(let code) {
        return [
            .wrong(
                "mail", "\(place) does not let us in: it answered \(code).",
                "Look at FIRSTHAND_SMTP_USER and its password, and at whom the server takes mail from.")
        ]
    } catch {
        return [
            .care(
                "mail", "\(place) does not answer.",
                "Mails wait for a day. Look whether it is down, or whether this machine may call out.")
        ]
    }
    let taken: Diagnosis =
        server.security == .none
        ? .care("mail", "\(place) would take our mail, without TLS.", "Use starttls unless it is this very machine.")
        : .well("mail", "\(place) would take our mail.")
    return [taken, examineBounces(configuration)]
}

private func examineBounces(_ configuration: Configuration) -> Diagnosis {
    guard let address = configuration.mailBounces else {
        // Where one server has every mailbox it refuses at once, and there is nothing to mend.
        return .well(
            "bounces",
            "What other servers cannot deliver later is not seen; FIRSTHAND_SMTP_BOUNCES could name an address for it.")
    }
    return .well(
        "bounces", "Servers report later to \(address), each mail with a tag; `firsthand mail bounced` reads that.")
}
