import Platform
import Testing
import TextEngine

@testable import Voice

@Suite("Which servers we call") struct ServerToAskTests {
    private let settings = Settings(
        address: "https://firsthand.halden.example", organisation: "Halden Foods", playbooks: "",
        practice: "http://localhost:8081")

    @Test(
        "A public name is asked by https only",
        arguments: [
            ("mastodon.social", "https://mastodon.social"), (" Mastodon.Social ", "https://mastodon.social"),
            ("https://chaos.social/", "https://chaos.social"),
            ("xn--mnchen-3ya.social", "https://xn--mnchen-3ya.social"),
            ("social.xn--p1ai", "https://social.xn--p1ai"),
        ])
    func names(typed: String, server: String) throws {
        let asked = try #require(serverToAsk(typed, settings: settings))
        #expect(asked == (server, Network.mastodon))
    }

    @Test(
        "Nobody makes us call a machine inside",
        arguments: [
            "localhost", "LOCALHOST", "localhost.", "http://mastodon.social", "127.0.0.1", "https://127.0.0.1",
            "127.0.0.0x1", "0x7f.1", "2130706433", "10.0.0.7", "169.254.169.254", "[::1]", "::1", "[fd00::1]",
            "intranet", "db.internal", "printer.local", "nas.lan", "wiki.corp", "a.localdomain",
            "1.0.0.127.in-addr.arpa",
            "mastodon.social:8443", "mastodon.social/admin", "me@mastodon.social", "mastodon.social@10.0.0.7",
            "mastodon.social?x=.org", "mastodon.social#.org", "mastodon..social", ".social", "", " ",
            "http://localhost:5432",
            "http://localhost:8081/", "ｌocalhost.com", "x.example",
        ])
    func inside(typed: String) {
        #expect(serverToAsk(typed, settings: settings) == nil)
    }

    @Test("The practice network is where the operator put it, and nowhere else")
    func practice() throws {
        #expect(
            try #require(serverToAsk("http://localhost:8081", settings: settings)) == (
                "http://localhost:8081", .practice
            ))
        var without = settings
        without.practice = nil
        #expect(serverToAsk("http://localhost:8081", settings: without) == nil)
    }
}
