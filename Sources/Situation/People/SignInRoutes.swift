import HTTPTypes
import Platform

func signInRoutes(_ house: House) -> [Route] {
    [
        Route(open: .get, "/sign-in") { guest in
            guest.withCookie(guest.signInPage(Filled(), back: guest.call.query["back"]))
        },
        Route(open: .post, "/sign-in") { guest in
            let form = try guest.form()
            try await guest.limitSignIn(form["email"])
            let secret = try await signIn(
                email: form["email"], password: form.all("password").last ?? "", device: guest.device,
                services: guest.services)
            guard let secret else {
                let problem = Problem("email", "This e-mail address and password do not belong together.")
                return guest.signInPage(Filled(form, problems: [problem]), back: form["back"])
            }
            return guest.welcome(secret, to: form["back"])
        },
        Route(open: .get, "/sign-in/:link") { guest in
            let secret = guest.call.parameters["link"] ?? ""
            let owner = try await guest.services.database.read { try SignInLink.owner(of: secret, in: $0) }
            return guest.withCookie(owner.map { guest.linkPage($0) } ?? guest.spentLinkPage())
        },
        // Following a link only shows a button: mail scanners that open links do not use it up.
        Route(open: .post, "/sign-in/:link") { guest in
            try await guest.limitSignIn("link")
            let secret = guest.call.parameters["link"] ?? ""
            let device = guest.device
            let session = try await guest.services.database.write { tx -> String? in
                guard let person = try SignInLink.use(secret, in: tx) else { return nil }
                try tx.record(.signedIn, actor: person.id.rawValue, scope: nil, subject: person.id.rawValue)
                return try Session.begin(for: person.id, device: device, in: tx)
            }
            return session.map { guest.welcome($0, to: "/") } ?? guest.spentLinkPage()
        },
        Route(.post, "/sign-out", .employee) { visit in
            try await visit.write { try Session.end(secret: visit.session, in: $0) }
            let cookie = Cookie(SessionCookie.session, "", seconds: 0, secure: visit.services.settings.isSecure)
            return Answer.see("/sign-in").setting(cookie)
        },
    ]
}

extension Guest {
    var device: String { call.headers[.userAgent] ?? "" }

    fileprivate func limitSignIn(_ who: String) async throws {
        for key in ["sign-in:" + call.origin, "sign-in:" + who.lowercased()] {
            if let wait = await services.limiter.take(key, .signIns) {
                throw Refusal.tooMany(retryAfterSeconds: wait)
            }
        }
    }

    /// The form needs something that ties it to this browser; a first visit gets it along with the page.
    fileprivate func withCookie(_ answer: @autoclosure () -> Answer) -> Answer {
        guard browser == nil else { return answer() }
        let cookie = Cookie(
            SessionCookie.guest, Tokens.random(), seconds: 86_400, secure: services.settings.isSecure)
        return Answer.see(call.path).setting(cookie)
    }

    fileprivate func welcome(_ session: String, to path: String) -> Answer {
        let isOurs = path.hasPrefix("/") && !path.hasPrefix("//") && !path.contains("\\")
        return Answer.see(isOurs ? path : "/").setting(
            Cookie(SessionCookie.session, session, seconds: 14 * 86_400, secure: services.settings.isSecure))
    }
}
