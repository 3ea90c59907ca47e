import Foundation
import HTTPTypes
import Platform

/// Where a person allows a program to act for them.
extension PracticeNetwork {
    var authorizeEndpoints: [Endpoint] {
        [
            Endpoint(.get, "/oauth/authorize") { call in
                let request = try await request(call.query)
                guard call.cookie(sessionCookie) != nil else {
                    let cookie = Cookie(sessionCookie, Tokens.random(), seconds: 86_400, secure: false)
                    return Answer.see("/oauth/authorize?" + request.query).setting(cookie)
                }
                return try await consentPage(call, request, Filled())
            },
            Endpoint(.post, "/oauth/authorize") { call in
                let form = try call.form(in: try await call.text(limit: 1 << 16))
                let request = try await request(form)
                guard let browser = call.cookie(sessionCookie),
                    vault.isSignature(form["csrf"], of: browser, purpose: "practice")
                else { throw Refusal.forged }
                switch form["do"] {
                case "allow": return try await allow(browser, request)
                case "leave":
                    try await database.write { tx in
                        try tx.run("DELETE FROM practice_sessions WHERE digest = \(Tokens.digest(browser))")
                    }
                    return try await consentPage(call, request, Filled())
                default: return try await enter(call, browser, form, request)
                }
            },
        ]
    }

    private func allow(_ browser: String, _ request: ConsentRequest) async throws -> Answer {
        let code = try await database.write { tx -> String? in
            guard let account = try signedIn(browser, in: tx) else { return nil }
            return try request.app.makeCode(
                for: account.id, redirectURI: request.redirectURI, scopes: request.scopes, in: tx)
        }
        guard let code else { throw Refusal.signInFirst }
        let t = Words(now: database.clock())
        if request.redirectURI == "urn:ietf:wg:oauth:2.0:oob" {
            return page(t("Your code"), t) { "<p><code translate=\"no\">\(code)</code></p>" }
        }
        let separator = request.redirectURI.contains("?") ? "&" : "?"
        let state = request.state.isEmpty ? "" : "&state=" + encoded(request.state)
        return .see(request.redirectURI + separator + "code=" + code + state)
    }

    /// Signs in, or makes an account when the handle is free.
    private func enter(_ call: Call, _ browser: String, _ form: Form, _ request: ConsentRequest) async throws -> Answer
    {
        let handle = form["handle"]
        let password = form.all("password").last ?? ""
        var problems: [Problem] = []
        if !PracticeAccount.isHandle(handle) {
            problems.append(Problem("handle", "A handle has letters, digits, dots and underscores, 30 at most."))
        }
        if password.count < 6 { problems.append(Problem("password", "At least 6 characters.")) }
        guard problems.isEmpty else {
            return try await consentPage(call, request, Filled(form, problems: problems))
        }
        let known = try await database.read { try PracticeAccount.find(handle: handle, in: $0) }
        var account = known
        if let known {
            if try await !Passwords.verify(password, against: known.password ?? Passwords.nobody) {
                let problem = Problem("password", "This handle is taken, and the password is another.")
                return try await consentPage(call, request, Filled(form, problems: [problem]))
            }
        } else {
            let hash = try await Passwords.hash(password)
            account = try await database.write { tx in
                try PracticeAccount.create(handle: handle, name: handle, password: hash, in: tx)
            }
        }
        guard let id = account?.id else { throw Refusal.conflict }
        try await database.write { tx in
            try tx.run(
                """
                INSERT INTO practice_sessions (digest, account, expires_at)
                VALUES (\(Tokens.digest(browser)), \(id), \(tx.now + .days(1)))
                ON CONFLICT (digest) DO UPDATE SET account = excluded.account, expires_at = excluded.expires_at
                """)
        }
        return .see("/oauth/authorize?" + request.query)
    }

    private func consentPage(_ call: Call, _ request: ConsentRequest, _ filled: Filled) async throws -> Answer {
        let t = words(call)
        let browser = call.cookie(sessionCookie) ?? ""
        let token = vault.signature(of: browser, purpose: "practice")
        let account = try await database.read { try signedIn(browser, in: $0) }
        let fields = Fields(filled, t)
        return page(
            t("\(request.app.name) asks to act for you"), t,
            status: filled.problems.isEmpty ? .ok : .unprocessableContent
        ) {
            card(account.map { t("You are @\($0.handle)") } ?? t("Who are you here?")) {
                form("/oauth/authorize", token: token, class: "stack") {
                    """
                    \(request.hiddenFields)
                    \(account == nil
                        ? """
                            <p>\(t("Use your account, or choose a new handle and a password: the account is made at once."))</p>
                            \(fields.text("handle", t("Handle"), required: true, autocomplete: "username"))
                            \(fields.text("password", t("Password"), type: "password", required: true, autocomplete: "current-password"))
                            \(button(t("Go on"), class: "primary", name: "do", value: "enter"))
                            """
                        : """
                            <p>\(t("It may read what is public and post in your name until you take that back."))</p>
                            <p class="line">\(button(t("Allow"), class: "primary", name: "do", value: "allow"))\
                            \(button(t("Someone else"), name: "do", value: "leave"))</p>
                            """)
                    """
                }
            }
        }
    }

    private func signedIn(_ browser: String, in tx: Transaction) throws -> PracticeAccount? {
        let row = try tx.first(
            """
            SELECT account FROM practice_sessions WHERE digest = \(Tokens.digest(browser)) AND expires_at > \(tx.now)
            """)
        return try row.flatMap { try PracticeAccount.find($0["account"], in: tx) }
    }

    /// Only a program that is registered, with an address it registered.
    private func request(_ fields: Form) async throws -> ConsentRequest {
        let app = try await database.read { try PracticeApp.find(clientID: fields["client_id"], in: $0) }
        let scopes = fields.isOn("scope") ? fields["scope"] : "read"
        guard let app, app.redirectURIs.contains(fields["redirect_uri"]), app.grants(scopes) else {
            throw Refusal.unreadable
        }
        return ConsentRequest(app: app, redirectURI: fields["redirect_uri"], scopes: scopes, state: fields["state"])
    }
}

private struct ConsentRequest: Sendable {
    let app: PracticeApp
    let redirectURI: String
    let scopes: String
    let state: String

    private var fields: [(String, String)] {
        [
            ("response_type", "code"), ("client_id", app.clientID), ("redirect_uri", redirectURI), ("scope", scopes),
            ("state", state),
        ]
    }

    var query: String { fields.map { "\($0.0)=\(encoded($0.1))" }.joined(separator: "&") }
    var hiddenFields: HTML {
        "\(fields.map { "<input type=\"hidden\" name=\"\($0.0)\" value=\"\($0.1)\">" as HTML })"
    }
}

private let sessionCookie = "practice"

private func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
}
