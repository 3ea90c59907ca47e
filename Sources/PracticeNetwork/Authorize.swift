import HTTPTypes
import Platform

/// Where a person allows a program to act for them.
extension PracticeNetwork {
    var authorizeEndpoints: [Endpoint] {
        [
            Endpoint(.get, "/oauth/authorize") { call in
                let request = try await database.read { try ConsentRequest(call.query, in: $0) }
                guard call.cookie(sessionCookie) != nil else {
                    return Answer.see(request.path).setting(session(Tokens.random()))
                }
                return try await consentPage(call, request, Filled())
            },
            Endpoint(.post, "/oauth/authorize") { call in
                let form = try call.form(in: try await call.text(limit: 1 << 16))
                let request = try await database.read { try ConsentRequest(form, in: $0) }
                guard let browser = call.cookie(sessionCookie),
                    vault.isSignature(form["csrf"], of: browser, purpose: "practice")
                else { throw Refusal.forged }
                switch form["do"] {
                case "allow": return try await allow(browser, request)
                case "leave":
                    try await database.write { try leave(browser, in: $0) }
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
                for: account.id, redirectURI: request.redirectURI, scopes: request.scopes,
                challenge: request.challenge, in: tx)
        }
        guard let code else { return .see(request.path) }
        let t = Words(now: database.clock())
        guard request.redirectURI == PracticeApp.outOfBand else { return .see(request.callback(code: code)) }
        return page(t("Your code"), t) { "<p><code translate=\"no\">\(code)</code></p>" }
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
        if let wait = limiter.take("enter:" + handle.lowercased(), .signIns) {
            throw Refusal.tooMany(retryAfterSeconds: wait)
        }
        guard let account = try await account(handle, password: password) else {
            let problem = Problem("password", "This handle is taken, and the password is another.")
            return try await consentPage(call, request, Filled(form, problems: [problem]))
        }
        // A new secret for the one who is known now, so that one planted before cannot be ridden.
        let secret = Tokens.random()
        try await database.write { tx in
            try leave(browser, in: tx)
            try tx.run(
                """
                INSERT INTO practice_sessions (digest, account, expires_at)
                VALUES (\(Tokens.digest(secret)), \(account), \(tx.now + .days(1)))
                """)
        }
        return Answer.see(request.path).setting(session(secret))
    }

    private func account(_ handle: String, password: String) async throws -> Int64? {
        if let known = try await database.read({ try PracticeAccount.find(handle: handle, in: $0) }) {
            return try await Passwords.verify(password, against: known.password ?? Passwords.nobody) ? known.id : nil
        }
        let hash = try await Passwords.hash(password)
        return try await database.write { tx in
            try PracticeAccount.create(handle: handle, name: handle, password: hash, in: tx)?.id
        }
    }

    private func leave(_ browser: String, in tx: Transaction) throws {
        try tx.run("DELETE FROM practice_sessions WHERE digest = \(Tokens.digest(browser))")
    }

    private func session(_ secret: String) -> Cookie {
        Cookie(sessionCookie, secret, seconds: 86_400, secure: address.hasPrefix("https://"))
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
}

private let sessionCookie = "practice"
