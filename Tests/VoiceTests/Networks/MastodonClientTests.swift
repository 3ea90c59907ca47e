import Foundation
import HTTPTypes
import Platform
import Synchronization
import TestSupport
import Testing

@testable import Voice

@Suite("Speaking with a Mastodon server") struct MastodonClientTests {
    private static let now = Instant(milliseconds: 1_795_356_000_000)

    private func client(_ answer: @escaping @Sendable (WebRequest) throws -> WebReply) -> MastodonClient {
        MastodonClient(web: WebClient { try answer($0) }, server: "https://social.example.org")
    }

    @Test("A post carries the author's token and a key of its own, so that a repetition is not a second one")
    func request() async throws {
        let seen = Mutex<WebRequest?>(nil)
        let client = client { request in
            seen.withLock { $0 = request }
            return WebReply(
                status: 200, body: #"{"id": "7", "url": "https://social.example.org/@amara/7", "content": ""}"#)
        }
        let outcome = await client.publish("Words “as typed” & so on", token: "hers", key: "delivery-1")
        #expect(outcome == .sent(id: "7", permalink: "https://social.example.org/@amara/7"))
        let last = seen.withLock { $0 }
        let request = try #require(last)
        #expect(request.method == .post)
        #expect(request.address == "https://social.example.org/api/v1/statuses")
        #expect(request.header("Authorization") == "Bearer hers")
        #expect(request.header("Idempotency-Key") == "delivery-1")
        let body = try JSONDecoder().decode([String: String].self, from: Data((request.body ?? "").utf8))
        #expect(body == ["status": "Words “as typed” & so on"])
    }

    @Test(
        "Each answer is one of four things: sent, refused, later, not known",
        arguments: [
            (401, Outcome.refused(.expired)), (403, .refused(.expired)), (404, .refused(.rejected)),
            (422, .refused(.rejected)), (429, .later(.tooFast, seconds: 300)), (500, .unknown),
            (301, .later(.unreachable, seconds: 300)), (307, .later(.unreachable, seconds: 300)),
            (308, .later(.unreachable, seconds: 300)), (302, .unknown),
            (303, .unknown), (502, .unknown), (503, .unknown), (200, .unknown),
        ])
    func outcomes(status: Int, outcome: Outcome) async {
        let answer = await client { _ in WebReply(status: status, body: "<html>") }.publish("x", token: "t", key: "k")
        #expect(answer == outcome)
    }

    @Test(
        "Only what certainly did not leave is tried again by itself",
        arguments: [
            (DeliveryError.notSent, Outcome.later(.unreachable, seconds: 30)), (.unknown, .unknown),
        ])
    func failures(failure: DeliveryError, outcome: Outcome) async {
        let answer = await client { _ in throw failure }.publish("x", token: "t", key: "k")
        #expect(answer == outcome)
    }

    @Test(
        "A lost post is known by its words, whatever HTML the server makes of them",
        arguments: [
            ("I <3 our drivers & “soup”", "<p>I &lt;3 our drivers &amp; “soup”</p>"),
            ("One\nTwo\n\nThree", "<p>One<br />Two</p><p>Three</p>"),
            (
                "See https://halden.example/a",
                "<p>See <a href=\"https://halden.example/a\">https://<span>halden.example/a</span></a></p>"
            ),
            ("Thanks #oat", "<p>Thanks <a href=\"/tags/oat\">#<span>oat</span></a></p>"),
        ])
    func words(text: String, html: String) async throws {
        let client = try timeline([(html, Self.now)])
        #expect(await client.look(for: text, token: "t", since: Self.now) == .there(id: "0", permalink: "at/0"))
        #expect(await client.look(for: text + " more", token: "t", since: Self.now) == .notThere)
    }

    @Test("Of two posts with the same words the old one is not it")
    func old() async throws {
        let client = try timeline([("<p>Hello</p>", Self.now - .hours(1))])
        #expect(await client.look(for: "Hello", token: "t", since: Self.now) == .notThere)
        #expect(await client.look(for: "Hello", token: "t", since: Self.now - .hours(1)) != .notThere)
    }

    @Test("A server that does not let us look leaves it open", arguments: [401, 429, 500])
    func unanswered(status: Int) async {
        let client = client { _ in WebReply(status: status) }
        #expect(await client.look(for: "Hello", token: "t", since: Self.now) == .unanswered)
        #expect(await client.look(for: "Hello", at: "7", token: "t") == .unanswered)
    }

    private func timeline(_ posts: [(html: String, at: Instant)]) throws -> MastodonClient {
        let views = posts.enumerated().map { index, post in
            ["id": "\(index)", "url": "at/\(index)", "content": post.html, "created_at": post.at.iso]
        }
        let body = String(decoding: try JSONEncoder().encode(views), as: UTF8.self)
        return client { request in
            request.address.contains("verify_credentials")
                ? WebReply(status: 200, body: #"{"id": "1", "acct": "amara"}"#) : WebReply(status: 200, body: body)
        }
    }
}
