import Platform
import Situation
import TestSupport
import Testing

@Suite struct AnswerTests {
    @Test(
        "Every answer carries the security headers, errors too",
        arguments: ["/", "/sign-in", "/nothing", "/health/live"])
    func headers(path: String) async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let page = try await app.guest.fetch(path)
            let policy = try #require(page.headers["content-security-policy"])
            #expect(policy.contains("default-src 'none'"))
            #expect(policy.contains("script-src 'self';"))
            #expect(!policy.contains("unsafe"))
            #expect(policy.contains("frame-ancestors 'none'"))
            #expect(page.headers["x-content-type-options"] == "nosniff")
            #expect(page.headers["referrer-policy"] == "same-origin")
            #expect(page.headers["x-request-id"]?.isEmpty == false)
        }
    }

    @Test("A page that is not there says so in words, and leads back")
    func notFound() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let page = try await app.visitor(app.people.amara).open("/drafts/nothing-here")
            #expect(page.status == 404)
            #expect(page.words.contains("Perhaps it has moved, or it is not meant for you."))
            #expect(page.body.contains("href=\"/\""))
        }
    }

    @Test("A failure of ours shows a number and nothing else")
    func failure() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let amara = try await app.visitor(app.people.amara)
            _ = try await app.openRecall()
            try await app.database.write { try $0.run("DROP TABLE fact_approvals") }
            try await app.database.write { try $0.run("ALTER TABLE fact_sheets RENAME TO gone") }
            let page = try await amara.open("/")
            #expect(page.status == 500)
            #expect(page.words.contains(page.headers["x-request-id"] ?? "?"))
            for secret in ["SQL", "sqlite", "fact_sheets", "no such table", "Platform."] {
                #expect(!page.body.contains(secret))
            }
        }
    }

    @Test("Stylesheets and scripts are kept for ever under a name that changes with them, and compressed")
    func assets() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let page = try await app.guest.open("/sign-in")
            let address = try #require(page.body.firstMatch(of: /href="(\/assets\/[^"]+\.css)"/)?.1)
            let asset = try await app.guest.fetch(String(address))
            #expect(asset.headers["cache-control"] == "public, max-age=31536000, immutable")
            #expect(asset.headers["content-type"] == "text/css; charset=utf-8")
            let missing = try await app.guest.fetch("/assets/0/../../Package.swift")
            #expect(missing.status == 404)
        }
    }
}
