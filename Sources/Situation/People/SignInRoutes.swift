import HTTPTypes
import Platform

func signInRoutes(_ house: House) -> [Route] {
    [
        Route(open: .get, "/sign-in") { guest in
            await guest.withCookie { $0.signInPage(Filled(), back: guest.call.query["back"]) }
        },
        Route(open: .post, "/sign-in") { guest in
            let form = try guest.form()
            return try await guest.signIn(with: form)
        },
        Route(open: .get, "/sign-in/:link") { guest in
            let secret = guest.call.parameters["link"] ?? ""
            let owner = try await guest.services.database.read { try SignInLink.owner(of: secret, in: $0) }
            return await guest.withCookie { guest in owner.map { guest.linkPage($0) } ?? guest.spentLinkPage() }
        },
        // Following a link only shows a button: mail scanners that open links do not use it up.
        Route(open: .post, "/sign-in/:link") { guest in
            try guest.limitSignIns(of: nil, in: nil)
            let signedIn = try await signIn(
                link: guest.call.parameters["link"] ?? "", device: guest.device, replacing: guest.oldSession,
                services: guest.services)
            guest.house.signIns.count(isAccepted: signedIn != nil)
            return signedIn.map { guest.welcome($0, to: "/") } ?? guest.spentLinkPage()
        },
        Route(.post, "/sign-out", .employee) { visit in
            try await visit.write { try Session.end(secret: visit.session, in: $0) }
            let settings = visit.services.settings
            let cookie = Cookie(
                settings.cookieName(SessionCookie.session), "", seconds: 0, secure: settings.isSecure)
            return Answer.see("/sign-in").setting(cookie)
        },
    ]
}

extension Guest {
    var device: String { call.headers[.userAgent] ?? "" }
    fileprivate var oldSession: String? { call.cookie(services.settings.cookieName(SessionCookie.session)) }

    fileprivate func signIn(with form: Form) async throws -> Answer {
        let email = form["email"]
        let known = KnownBrowser(of: email, at: self)
        try limitSignIns(of: email, in: known)
        let line: PasswordLine = known == nil ? .everyone : .known
        let signedIn: SignedIn?
        do {
            guard !line.isFull else { throw Refusal.unavailable }
            signedIn = try await Situation.signIn(
                email: email, password: form.all("password").last ?? "", device: device, replacing: oldSession,
                services: services, verify: { try await Passwords.verify($0, against: $1, in: line) })
        } catch Refusal.unavailable where line.isFull {
            house.signIns.countTurnedAway()
            let problem = Problem("email", "Very many people are signing in just now. Try again in a few seconds.")
            var page = signInPage(Filled(form, problems: [problem]), back: form["back"], status: .serviceUnavailable)
            page.headers[.retryAfter] = "5"
            return page
        }
        house.signIns.count(isAccepted: signedIn != nil)
        guard let signedIn else {
            let problem = Problem("email", "This e-mail address and password do not belong together.")
            return signInPage(Filled(form, problems: [problem]), back: form["back"])
        }
        return welcome(signedIn, to: form["back"])
    }

    /// A link cannot be guessed, so only its place counts; a password can, so the person counts too. In a browser where
    /// they signed in before they have tries of their own, which nobody else can use up.
    fileprivate func limitSignIns(of email: String?, in known: KnownBrowser?) throws {
        let limiter = services.limiter
        var wait: Int?
        if let known {
            wait = limiter.take("sign-in in:" + known.name, .signIns)
        } else {
            wait = limiter.take("sign-in from:" + call.origin, .signInsFromOnePlace)
            if let email, wait == nil { wait = limiter.take("sign-in:" + email.lowercased(), .signIns) }
        }
        if let wait { throw Refusal.tooMany(retryAfterSeconds: wait) }
    }

    /// The form needs something that ties it to this browser; a first visit gets it along with the page.
    package func withCookie(_ page: (Guest) async throws -> Answer) async rethrows -> Answer {
        guard browser == nil else { return try await page(self) }
        let fresh = Tokens.random()
        let cookie = Cookie(
            services.settings.cookieName(SessionCookie.guest), fresh, seconds: 86_400,
            secure: services.settings.isSecure)
        return try await page(Guest(call: call, house: house, body: body, browser: fresh)).setting(cookie)
    }

    fileprivate func welcome(_ signedIn: SignedIn, to path: String) -> Answer {
        Answer.see(path.isPathOfOurs ? path : "/")
            .setting(SessionCookie.holding(signedIn.session, services.settings))
            .setting(KnownBrowser.cookie(for: signedIn.person, at: self))
    }
}

extension String {
    /// A path on this site and nothing else. Browsers leave out tabs and line ends and take a backslash for a slash, so
    /// that `/<tab>/evil.example` would be another site.
    var isPathOfOurs: Bool {
        utf8.first == UInt8(ascii: "/") && utf8.dropFirst().first != UInt8(ascii: "/")
            && utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }
    }
}
