import Testing

@testable import TextEngine

@Suite("What proves itself") struct ProvenSpansTests {
    private func found(_ text: String) -> [String] {
        let text = SpanText(text)
        return ProvenSpans.hits(in: text).map { "\($0.type.rawValue) \(text.text($0.range))" }
    }

    @Test(
        "Is found where it stands",
        arguments: [
            ("Write to Amara.B+news@mail.halden.example, please.", "EMAIL_ADDRESS Amara.B+news@mail.halden.example"),
            ("zoë@müller.example", "EMAIL_ADDRESS zoë@müller.example"),
            ("(https://www.halden.example/a?b=c).", "DOMAIN_NAME https://www.halden.example/a?b=c"),
            ("see halden.co.uk.", "DOMAIN_NAME halden.co.uk"), ("WWW.Halden.dk!", "DOMAIN_NAME WWW.Halden.dk"),
            ("from 192.0.2.17: refused", "IP_ADDRESS 192.0.2.17"),
            ("2001:db8:0:0:8d3:0:0:1", "IP_ADDRESS 2001:db8:0:0:8d3:0:0:1"), ("fe80::1ff", "IP_ADDRESS fe80::1ff"),
            ("IBAN dk5000400440116243", "IBAN_CODE dk5000400440116243"),
            ("DK50 0040 0440 1162 43, thanks", "IBAN_CODE DK50 0040 0440 1162 43"),
            ("4111111111111111", "CREDIT_CARD 4111111111111111"),
            ("4111-1111-1111-1111.", "CREDIT_CARD 4111-1111-1111-1111"),
            ("378282246310005", "CREDIT_CARD 378282246310005"), ("card 4222222222222", "CREDIT_CARD 4222222222222"),
        ])
    func proven(text: String, hit: String) { #expect(found(text) == [hit]) }

    @Test(
        "What fails its check or is something else is none",
        arguments: [
            "4111111111111112", "DK5100400440116243", "256.1.1.1", "06.12.34.56.78", "03:40:12", "1.2.3",
            "the end.In time",
            "@amara", "a@b", "amara@", "a @ b.example", "e.g. this", "3.14", "v1.2.3.4.5", "::", "http://", "1234 5678",
            "411111111111111111111111", "x4111111111111111x", "file.txt",
        ])
    func none(text: String) { #expect(found(text) == []) }

    @Test("Several stand in the order of the text, each once")
    func order() {
        #expect(
            found("a@b.example 192.0.2.1 4111111111111111 https://halden.example") == [
                "EMAIL_ADDRESS a@b.example", "IP_ADDRESS 192.0.2.1", "CREDIT_CARD 4111111111111111",
                "DOMAIN_NAME https://halden.example",
            ])
    }
}
