import Crypto
import Foundation
import Testing

@testable import Platform

@Suite struct PushTests {
    @Test("What is sealed is what RFC 8291 prints in its appendix")
    func sealing() throws {
        let browser = try #require(
            PushSubscription(
                endpoint: "https://push.example.net/x",
                key: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
                auth: "BTBZMqHH6r4Tts7J_aSIgg"))
        let sender = try P256.KeyAgreement.PrivateKey(
            rawRepresentation: try #require(Data(base64URL: "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")))
        let sealed = try browser.seal(
            Data("When I grow up, I want to be a watermelon".utf8), paddedTo: 1, by: sender,
            salt: try #require(Data(base64URL: "DGv6ra1nlYgDCS1FRnbzlw")))
        #expect(
            sealed.base64URL
                == "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6Tlz"
                + "AC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN")
    }

    @Test("How long the words are does not show, and none is longer than a push service must take")
    func length() throws {
        let browser = try #require(PushSubscription.anyOne)
        let lengths = try [0, 1, 100, 511].map { try browser.seal(Data(repeating: 7, count: $0)).count }
        #expect(Set(lengths).count == 1)
        #expect(try browser.seal(Data(repeating: 7, count: PushSubscription.most)).count <= 4_096)
        #expect(throws: PushSubscription.Fault.tooLong) {
            try browser.seal(Data(repeating: 7, count: PushSubscription.most + 1))
        }
        let words = Data("Twice".utf8)
        #expect(try browser.seal(words) != browser.seal(words), "no two look alike")
    }

    @Test("The example of RFC 8292 is signed as ours are")
    func example() throws {
        let header = Authorization(
            "vapid t=eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE0NTM"
                + "1MjM3NjgsInN1YiI6Im1haWx0bzpwdXNoQGV4YW1wbGUuY29tIn0.i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGSK2rpiUfnK9o"
                + "jFwDXb1JrErtmysazNjjvW2L9OkSSHzvoD1oA, k=BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU"
                + "_RCPCfA5aq9ojSwk5Y2EmClBPs")
        #expect(header.isSigned)
        #expect(header.head == ["typ": "JWT", "alg": "ES256"])
        #expect(header.claims["aud"] == "https://push.example.net")
        let ours = Authorization(
            try PushKey().authorization(
                for: "https://Push.example.net:443/x?y", contact: "mailto:push@example.com",
                at: Instant(milliseconds: 1_453_480_568_000)))
        #expect(ours.isSigned && ours.head == header.head && ours.claims == header.claims)
        #expect(ours.key != header.key)
    }

    @Test("A key that comes back from where it was kept is the same one")
    func kept() throws {
        let key = PushKey()
        #expect(try PushKey(secret: key.secret).publicKey == key.publicKey)
        #expect(Data(base64URL: key.publicKey)?.count == 65)
        #expect(throws: PushKey.Fault.badKey) { try PushKey(secret: "AAAA") }
    }

    @Test("Keys that no browser gives are refused, and a subscription comes back from where it was kept")
    func subscriptions() throws {
        let browser = try #require(PushSubscription.anyOne)
        #expect(PushSubscription(text: browser.text) == browser)
        let (key, auth) = (browser.key.base64URL, browser.auth.base64URL)
        var offCurve = browser.key
        offCurve[64] ^= 1
        for (key, auth) in [
            ("", auth), (key, ""), ("AAAA", auth), (key, "AAAA"), (offCurve.base64URL, auth), (key + "=", auth),
        ] {
            #expect(PushSubscription(endpoint: "https://push.example.net/x", key: key, auth: auth) == nil)
        }
        #expect(PushSubscription(text: "") == nil)
    }

    @Test("A request says how long it may wait, how urgent it is and what it replaces")
    func request() throws {
        let now = Instant(milliseconds: 1_453_480_568_000)
        let message = PushMessage(words: Data("x".utf8), topic: "a-b_c", isUrgent: true, until: now + .hours(2))
        let request = try message.request(
            to: try #require(PushSubscription.anyOne), PushKey(), contact: "https://firsthand.halden.example", at: now)
        let headers = Dictionary(request.headers) { first, _ in first }
        #expect(headers["ttl"] == "7200" && headers["urgency"] == "high" && headers["topic"] == "a-b_c")
        #expect(headers["content-encoding"] == "aes128gcm")
        #expect(request.body == nil && (request.bytes?.count ?? 0) > 500)
    }
}

extension PushSubscription {
    fileprivate static var anyOne: PushSubscription? {
        PushSubscription(
            endpoint: "https://push.example.net/x",
            key: P256.KeyAgreement.PrivateKey().publicKey.x963Representation.base64URL,
            auth: Data(repeating: 9, count: 16).base64URL)
    }
}

/// A header as a push service reads it.
private struct Authorization {
    let signed: String
    let signature: String
    let key: String

    init(_ header: String) {
        let parts = header.dropFirst("vapid t=".count).split(separator: ",").map(String.init)
        let token = parts[0].split(separator: ".").map(String.init)
        signed = token[0] + "." + token[1]
        signature = token[2]
        key = String(parts[1].dropFirst(" k=".count))
    }

    var isSigned: Bool {
        guard let point = Data(base64URL: key), let bytes = Data(base64URL: signature),
            let key = try? P256.Signing.PublicKey(x963Representation: point),
            let signature = try? P256.Signing.ECDSASignature(rawRepresentation: bytes)
        else { return false }
        return key.isValidSignature(signature, for: Data(signed.utf8))
    }

    var head: [String: String] { read(0) }
    /// The time as text, so that all can be compared.
    var claims: [String: String] { read(1) }

    private func read(_ part: Int) -> [String: String] {
        let text = String(signed.split(separator: ".")[part])
        let object = Data(base64URL: text).flatMap { try? JSONSerialization.jsonObject(with: $0) } as? [String: Any]
        return (object ?? [:]).mapValues { "\($0)" }
    }
}
