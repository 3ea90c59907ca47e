import Foundation
import Platform
import Situation

extension Configuration {
    /// What concerns the server that takes mail.
    static let mail: [Variable] = [
        Variable(
            name: "FIRSTHAND_SMTP_HOST",
            meaning: "the server that takes mail, `name` or `name:port`; without it none is sent"
        ) {
            value, chosen in
            let parts = value.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            guard (1...2).contains(parts.count), let host = parts.first, !host.isEmpty, isMailHost(host) else {
                return "is not a name, with or without a port"
            }
            if parts.count == 2 {
                guard let port = portNumber(parts[1]) else { return "is not a name, with or without a port" }
                chosen.smtpPort = port
            }
            chosen.smtpHost = host
            return nil
        },
        Variable(name: "FIRSTHAND_SMTP_SECURITY", meaning: "starttls, tls or none") { value, chosen in
            guard let security = SMTPServer.Security(rawValue: value) else { return "is not starttls, tls or none" }
            chosen.smtpSecurity = security
            return nil
        },
        Variable(name: "FIRSTHAND_SMTP_USER", meaning: "the name to sign in with; without it nobody signs in") {
            value, chosen in
            chosen.smtpUser = value
            return value.isEmpty || value.utf8.contains(0) ? "is empty" : nil
        },
        Variable(name: "FIRSTHAND_SMTP_PASSWORD", meaning: "the password for it") { value, chosen in
            chosen.smtpPassword = value
            return value.isEmpty || value.utf8.contains(0) ? "is empty" : nil
        },
        Variable(name: "FIRSTHAND_SMTP_PASSWORD_FILE", meaning: "the same, as a file") { value, chosen in
            guard let text = try? String(contentsOfFile: value, encoding: .utf8) else {
                return "there is no file \(value) that could be read"
            }
            chosen.smtpPassword = text.trimmingCharacters(in: .newlines)
            return nil
        },
        Variable(name: "FIRSTHAND_SMTP_FROM", meaning: "the address that mails come from") { value, chosen in
            guard let from = MailAddress(value) else { return "is not an e-mail address" }
            chosen.mailFrom = from
            return nil
        },
        Variable(
            name: "FIRSTHAND_SMTP_BOUNCES",
            meaning: "where mail servers report what they could not deliver; `firsthand mail bounced` reads it"
        ) {
            value, chosen in
            guard let address = MailAddress(value), BounceAddress.fits(address) else {
                return "is not an e-mail address in plain letters with at most 14 before the @ and no +"
            }
            chosen.mailBounces = address
            return nil
        },
        Variable(
            name: "FIRSTHAND_SMTP_AUTHORITIES",
            meaning: "a PEM file of who may have signed the mail server's certificate"
        ) { value, chosen in
            chosen.smtpAuthorities = value
            return FileManager.default.isReadableFile(atPath: value)
                ? nil : "there is no file \(value) that could be read"
        },
        Variable(
            name: "FIRSTHAND_CHANNEL_WORDS",
            meaning: "whole, or link: mails and chats carry no words, only where they stand"
        ) {
            value, chosen in
            guard ["whole", "link"].contains(value) else { return "is not whole or link" }
            chosen.channelsLinkOnly = value == "link"
            return nil
        },
    ]

    /// Half a description of a server would be found out in the middle of a crisis.
    func refuseHalfAMailServer() throws(Fault) {
        guard let host = smtpHost else {
            guard mailFrom == nil, mailBounces == nil, smtpUser == nil else {
                throw Fault(variable: "FIRSTHAND_SMTP_HOST", sentence: "is needed beside the others")
            }
            return
        }
        guard mailFrom != nil else {
            throw Fault(variable: "FIRSTHAND_SMTP_FROM", sentence: "is needed beside FIRSTHAND_SMTP_HOST (\(host))")
        }
        guard (smtpUser == nil) == (smtpPassword == nil) else {
            throw Fault(
                variable: "FIRSTHAND_SMTP_PASSWORD", sentence: "is needed beside FIRSTHAND_SMTP_USER, or neither")
        }
        if smtpUser != nil, smtpSecurity == .none {
            throw Fault(variable: "FIRSTHAND_SMTP_SECURITY", sentence: "no password goes anywhere without TLS")
        }
    }

    /// Nil when this house sends no mail.
    package var smtpServer: SMTPServer? {
        guard let smtpHost else { return nil }
        let usual = [SMTPServer.Security.startTLS: 587, .tls: 465, .none: 25]
        var server = SMTPServer(
            host: smtpHost, port: smtpPort ?? usual[smtpSecurity] ?? 587, security: smtpSecurity,
            ownName: URL(string: address)?.host() ?? "localhost")
        server.user = smtpUser
        server.password = smtpPassword
        server.authorities = smtpAuthorities
        return server
    }
}

private func isMailHost(_ text: String) -> Bool {
    text.utf8.count <= 253
        && text.unicodeScalars.allSatisfy {
            $0.isASCII && ($0.properties.isAlphabetic || "0123456789.-".unicodeScalars.contains($0))
        }
}
