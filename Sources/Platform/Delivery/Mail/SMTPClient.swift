import Foundation

/// The server that takes our mail, as the operator describes it.
package struct SMTPServer: Sendable {
    package enum Security: String, Sendable, CaseIterable {
        /// Plain at first, and nothing is said before TLS is.
        case startTLS = "starttls"
        case tls
        case none
    }

    package var host: String
    package var port: Int
    package var security: Security
    package var user: String?
    package var password: String?
    /// A PEM file of those who may have signed its certificate; nil for the system's.
    package var authorities: String?
    /// What we call ourselves.
    package var ownName: String

    package init(host: String, port: Int, security: Security, ownName: String) {
        self.host = host
        self.port = port
        self.security = security
        self.ownName = ownName
    }
}

package enum MailOutcome: Sendable, Equatable {
    /// The server has it and answers for it.
    case sent
    /// Never, and what is the matter with the recipient's address, if that is why.
    case refused(code: Int, fault: AddressFault?)
    case later(code: Int)
}

/// Why nothing can be sent at all.
package enum MailFault: Error, Equatable {
    case unreachable
    /// Its certificate is not to be trusted, or it has no TLS where we ask for it.
    case untrusted
    /// It does not take our name and password, or not us.
    case notAdmitted(code: Int)
    case unset
}

/// Sends mails one after the other. `done` is told of each as soon as the server has answered; it throws `MailFault` when
/// the rest cannot be sent now. What the server was given and never answered for, `done` is not told of: it may have
/// arrived.
package struct MailClient: Sendable {
    package let send:
        @Sendable (_ mails: [MailMessage], _ done: @Sendable (Int, MailOutcome) async throws -> Void) async throws ->
            Void

    package init(
        send:
            @escaping @Sendable ([MailMessage], @Sendable (Int, MailOutcome) async throws -> Void) async throws -> Void
    ) { self.send = send }

    package static let unset = MailClient { _, _ in throw MailFault.unset }

    package static func smtp(_ server: SMTPServer) -> MailClient {
        MailClient { mails, done in
            var talk = SMTPTalk(server, try await SMTPConnection.open(server))
            do {
                try await talk.begin()
                for (index, mail) in mails.enumerated() { try await done(index, try await talk.send(mail)) }
                await talk.end()
            } catch {
                await talk.hangUp()
                throw error
            }
        }
    }

    /// Whether the server would take mail from us now.
    package static func greet(_ server: SMTPServer) async throws {
        try await smtp(server).send([]) { _, _ in }
    }
}

/// RFC 5321, with STARTTLS (RFC 3207), AUTH (RFC 4954) and SMTPUTF8 (RFC 6531).
private struct SMTPTalk {
    private let server: SMTPServer
    private var line: SMTPConnection
    private var extensions: [String: [String]] = [:]

    init(_ server: SMTPServer, _ line: SMTPConnection) {
        self.server = server
        self.line = line
    }

    mutating func begin() async throws {
        try admit(await line.reply(within: 60), 220)
        try await introduce()
        if server.security == .startTLS {
            guard extensions["STARTTLS"] != nil, try await line.say("STARTTLS").code == 220 else {
                throw MailFault.untrusted
            }
            try await line.secure()
            try await introduce()
        }
        if let user = server.user, let password = server.password { try await authenticate(user, password) }
    }

    private mutating func introduce() async throws {
        let reply = try await line.say("EHLO \(server.ownName)")
        try admit(reply, 250)
        extensions = reply.extensions
    }

    /// Nobody who listens on the way gets to hear a password.
    private mutating func authenticate(_ user: String, _ password: String) async throws {
        guard line.isSecure else { throw MailFault.untrusted }
        let ways = extensions["AUTH"] ?? []
        if ways.contains("PLAIN") || !ways.contains("LOGIN") {
            try admit(await line.say("AUTH PLAIN \(base64("\0\(user)\0\(password)"))"), 235)
        } else {
            try admit(await line.say("AUTH LOGIN"), 334)
            try admit(await line.say(base64(user)), 334)
            try admit(await line.say(base64(password)), 235)
        }
    }

    private func admit(_ reply: SMTPReply, _ code: Int) throws {
        guard reply.code == code else { throw MailFault.notAdmitted(code: reply.code) }
    }

    mutating func send(_ mail: MailMessage) async throws -> MailOutcome {
        if mail.needsUTF8, extensions["SMTPUTF8"] == nil { return .refused(code: 553, fault: .unknown) }
        let parameters = mail.needsUTF8 ? " SMTPUTF8" : ""
        let from = try await line.say("MAIL FROM:<\(mail.bounces ?? mail.from)>\(parameters)")
        guard from.isFine else { return try await giveUp(from) }
        let to = try await line.say("RCPT TO:<\(mail.to)>")
        guard to.isFine else { return try await giveUp(to, fault: to.addressFault) }
        let data = try await line.say("DATA", within: 120)
        guard data.code == 354 else { return try await giveUp(data) }
        await line.write(dotted(mail.bytes) + ".\r\n")
        let end = try await line.reply(within: 600)
        return end.isFine ? .sent : outcome(end)
    }

    private mutating func giveUp(_ reply: SMTPReply, fault: AddressFault? = nil) async throws -> MailOutcome {
        // 421: it hangs up, and there is nobody left to be told to start anew.
        if reply.code == 421 { throw MailFault.notAdmitted(code: 421) }
        _ = try await line.say("RSET")
        return outcome(reply, fault: fault)
    }

    private func outcome(_ reply: SMTPReply, fault: AddressFault? = nil) -> MailOutcome {
        reply.code >= 500 ? .refused(code: reply.code, fault: fault) : .later(code: reply.code)
    }

    mutating func end() async {
        _ = try? await line.say("QUIT", within: 5)
        await hangUp()
    }

    func hangUp() async { await line.close() }
}

/// A line that begins with a dot gets another one, so that none of them ends the mail (RFC 5321, 4.5.2).
func dotted(_ text: String) -> String {
    (text.hasPrefix(".") ? "." : "") + text.replacing("\r\n.", with: "\r\n..")
}

private func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }
