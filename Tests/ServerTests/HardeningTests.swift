import Foundation
import HTTPTypes
import Platform
import Server
import Situation
import TestSupport
import Testing

@Suite("What browsers are told, and what strangers send") struct HardeningTests {
    @Test("Every answer of every route carries the same refusals, and no page is kept")
    func headers() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let crisis = try await app.openRecall()
            let visitors = [app.guest, try await app.visitor(app.people.dana), try await app.visitor(app.people.frida)]
            for visitor in visitors {
                for route in app.application.routes where route.path != "/events" {
                    let page = try await visitor.request(route.method, route.path(in: crisis.id))
                    let at = "\(route.method) \(route.path)"
                    #expect(page.headers["x-content-type-options"] == "nosniff", "\(at)")
                    #expect(page.headers["referrer-policy"] == "same-origin", "\(at)")
                    #expect(page.headers["content-security-policy"]?.contains("default-src 'none'") == true, "\(at)")
                    #expect(
                        page.headers["content-security-policy"]?.contains("frame-ancestors 'none'") == true, "\(at)")
                    #expect(page.headers["access-control-allow-origin"] == nil, "\(at)")
                    if page.headers["content-type"] != nil {
                        #expect(page.headers["cache-control"] == "no-store", "\(at)")
                    }
                    if let cookie = page.headers["set-cookie"] {
                        #expect(cookie.contains("; Path=/; HttpOnly; SameSite=Lax"), "\(at)")
                        #expect(!cookie.lowercased().contains("domain="), "\(at)")
                    }
                    #expect(page.status < 500, "\(at)")
                }
            }
        }
    }

    @Test("Over https, cookies are bound to this very host and browsers stay with https")
    func secure() async throws {
        try await TestApplication.run(on: .sqlite, configure: { $0.address = "https://firsthand.halden.example" }) {
            app in
            let amara = try await app.visitor(app.people.amara)
            #expect(
                amara.cookies.keys.sorted()
                    == ["__Host-firsthand", "__Host-firsthand-guest", "__Host-firsthand-known"])
            let page = try await amara.open("/drafts")
            #expect(page.status == 200)
            #expect(page.headers["strict-transport-security"] == "max-age=31536000")
            let door = try await app.guest.fetch("/sign-in")
            #expect(door.headers["set-cookie"]?.hasSuffix("; Secure") == true)
            // What a neighbouring site could plant is not looked at.
            let secret = try #require(amara.cookies["__Host-firsthand"])
            let planted = try await app.guest.request(.get, "/drafts", headers: [("Cookie", "firsthand=\(secret)")])
            #expect(planted.status == 303)
        }
    }

    @Test("A session that was planted before signing in is not the one that is signed in")
    func fixation() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let eve = try await app.visitor(app.people.eve)
            let planted = try #require(eve.cookies["firsthand"])
            let path = try await app.database.write { [amara = app.people.amara] in
                try SignInLink.make(for: amara.id, .signIn, in: $0)
            }
            let amara = app.guest
            try await amara.open(path)
            let guest = amara.cookies.map { "\($0.key)=\($0.value)" }.joined()
            let token = try await amara.open(path).field("csrf") ?? ""
            let page = try await app.guest.request(
                .post, path,
                headers: [
                    ("Cookie", "\(guest); firsthand=\(planted)"), ("Content-Type", "application/x-www-form-urlencoded"),
                ], body: "csrf=\(token)")
            let given = try #require(page.headers["set-cookie"])
            #expect(given.hasPrefix("firsthand=") && !given.contains(planted))
            // What was planted ends there: nobody goes on with it beside her.
            #expect(try await eve.fetch("/drafts").status == 303)
        }
    }

    @Test(
        "After signing in one stays on this site, however the way back is written",
        arguments: [
            "//evil.example", "/\t/evil.example", "/\n/evil.example", "/\\evil.example", "\\\\evil.example",
            "https://evil.example", "javascript:alert(1)", " //evil.example", "/\u{2028}/evil.example", "",
        ])
    func back(wanted: String) async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let amara = try await app.visitor(app.people.amara)
            try await amara.open("/profile")
            try await amara.submit("/profile/password", [("password", "korrekt hest batteri")])
            let guest = app.guest
            try await guest.open("/sign-in")
            let page = try await guest.submit(
                "/sign-in",
                [("email", "amara@halden.example"), ("password", "korrekt hest batteri"), ("back", wanted)])
            #expect(page.path == "/")
        }
    }

    @Test("No line end that somebody sends becomes a header of ours")
    func splitting() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let frida = try await app.visitor(app.people.frida)
            let evil = "%0d%0aSet-Cookie:%20planted=1"
            for path in [
                "/sign-in/\(evil)", "/nothing\(evil)", "/sign-in?back=/\(evil)", "/audit/file?format=csv&kind=\(evil)",
                "/audit/file?format=csv&thing=\(evil)", "/?crisis=\(evil)", "/people?q=\(evil)",
            ] {
                for visitor in [app.guest, frida] {
                    let page = try await visitor.fetch(path)
                    #expect(page.headers["set-cookie"]?.contains("planted=1") != true, "\(path)")
                    #expect(page.headers.values.allSatisfy { !$0.contains("\n") && !$0.contains("\r") }, "\(path)")
                    #expect(page.status < 500, "\(path)")
                }
            }
        }
    }

    @Test("A host that somebody makes up stands in no answer")
    func host() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let frida = try await app.visitor(app.people.frida)
            try await frida.open("/people/\(app.people.amara.id)")
            let token = try await frida.open("/people/\(app.people.amara.id)").field("csrf") ?? ""
            let type = ("Content-Type", "application/x-www-form-urlencoded")
            let evil = [("X-Forwarded-Host", "evil.example"), ("Forwarded", "host=evil.example")]
            let page = try await frida.request(
                .post, "/people/\(app.people.amara.id)/invitations", headers: evil + [type], body: "csrf=\(token)")
            #expect(page.body.contains("http://localhost:8080/sign-in/"))
            #expect(!page.body.contains("evil.example"))
            for path in ["/", "/sign-in", "/profile", "/nothing"] {
                let answer = try await app.guest.request(.get, path, headers: evil)
                #expect(!answer.body.contains("evil.example") && answer.headers["location"]?.contains("evil") != true)
            }
        }
    }

    @Test("What is sent compressed is not unpacked: there is nothing here that a bomb could fill")
    func bombs() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let frida = try await app.visitor(app.people.frida)
            let page = try await frida.request(
                .post, "/people/import",
                headers: [("Content-Type", "application/x-www-form-urlencoded"), ("Content-Encoding", "gzip")],
                body: "\u{1F}\u{8B}\u{8}")
            #expect([400, 403].contains(page.status))
        }
    }

    @Test("An unknown e-mail address costs as much work as a known one")
    func timing() async throws {
        let real = try await Passwords.hash("korrekt hest batteri")
        // Scrypt's work is settled by these three numbers alone.
        func work(_ hash: String) -> [Substring] { Array(hash.split(separator: "$")[1...3]) }
        #expect(work(Passwords.nobody) == work(real))
        #expect(try await !Passwords.verify("nobody", against: Passwords.nobody))
    }
}
