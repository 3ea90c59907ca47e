import Foundation
import Testing
import TextEngine

@testable import Voice

@Suite("Share links: no account, the last word with the person (F1)") struct ShareLinksTests {
    private static let text = "I work at Halden & I'm sorry: 100% “truth”, não? #oat\nhttps://halden.example/a?b=c"

    @Test(
        "Each network's own page opens, with every character as it was typed",
        arguments: [
            (Network.mastodon, "https://mastodon.social/share?text="),
            (.bluesky, "https://bsky.app/intent/compose?text="), (.x, "https://x.com/intent/post?text="),
            (.threads, "https://www.threads.com/intent/post?text="),
        ])
    func withText(network: Network, start: String) throws {
        let link = try #require(ShareLinks.link(for: Self.text, on: network))
        #expect(!link.needsCopy)
        #expect(link.address.hasPrefix(start))
        let sent = link.address.dropFirst(start.count)
        #expect(sent.unicodeScalars.allSatisfy(CharacterSet(charactersIn: "-._~%").union(.alphanumerics).contains))
        #expect(sent.utf8.count == sent.count)
        #expect(String(sent).removingPercentEncoding == Self.text)
    }

    @Test(
        "Networks that take no words along get the address in the post, and the words are copied",
        arguments: [
            (
                Network.linkedin, "https://www.linkedin.com/sharing/share-offsite/?url=",
                "https://www.linkedin.com/feed/"
            ),
            (.facebook, "https://www.facebook.com/sharer/sharer.php?u=", "https://www.facebook.com/"),
        ])
    func withoutText(network: Network, start: String, bare: String) {
        let link = ShareLinks.link(for: Self.text, on: network)
        #expect(link == ShareLink(address: start + "https%3A%2F%2Fhalden.example%2Fa%3Fb%3Dc", needsCopy: true))
        #expect(ShareLinks.link(for: "No address", on: network) == ShareLink(address: bare, needsCopy: true))
    }

    @Test("Every network has a way out: a link, or an account")
    func everyNetwork() {
        for network in Network.allCases {
            #expect((ShareLinks.link(for: "x", on: network) != nil) == network.hasShareLink)
        }
        #expect(!Network.practice.hasShareLink)
    }

    @Test(
        "A pasted address has to be a post there",
        arguments: [
            (Network.bluesky, "https://bsky.app/profile/amara/post/3k", true),
            (.bluesky, "https://x.com/amara/status/1", false), (.x, "https://x.com/amara/status/1", true),
            (.x, "https://X.com/amara/status/1", true), (.x, "https://twitter.com/amara/status/1", true),
            (.x, "https://x.com.evil.org/amara", false), (.x, "https://x.com", false),
            (.x, "http://x.com/amara/1", false),
            (.threads, "https://www.threads.com/@amara/post/1", true),
            (.linkedin, "https://www.linkedin.com/posts/amara_1", true),
            (.linkedin, "https://evil.org/?https://linkedin.com/", false),
            (.facebook, "https://m.facebook.com/story.php?id=1", true), (.facebook, "javascript:alert(1)", false),
            (.mastodon, "https://any.server.org/@amara/1", true), (.mastodon, "not an address", false),
        ])
    func permalinks(network: Network, address: String, isOne: Bool) {
        #expect(ShareLinks.isPermalink(address, on: network) == isOne)
    }

    @Test(
        "A post on someone's own server stands on that server, and ends in its number",
        arguments: [
            ("https://social.example.org/@amara/1157", "https://social.example.org", "1157"),
            ("http://localhost:8081/posts/17", "http://localhost:8081", "17"),
            ("http://localhost:9000/posts/17", "http://localhost:8081", nil),
            ("https://social.example.org.evil.org/@amara/1157", "https://social.example.org", nil),
            ("http://social.example.org/@amara/1157", "https://social.example.org", nil),
            ("https://social.example.org/@amara", "https://social.example.org", nil),
            ("https://social.example.org/", "https://social.example.org", nil),
        ])
    func statusID(address: String, server: String, id: String?) {
        let isThere = ShareLinks.isPermalink(address, at: server)
        #expect((isThere ? ShareLinks.statusID(in: address) : nil) == id)
    }
}
