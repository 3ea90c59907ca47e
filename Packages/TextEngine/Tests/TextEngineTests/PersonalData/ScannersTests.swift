import Testing

@testable import TextEngine

@Suite("Personal data and secrets") struct ScannersTests {
    private func found(_ text: String) -> [String] {
        Scanners.findings(in: text).map { finding in
            #expect(finding.ranges.map { text.words($0) } == [finding.quote])
            return "\(finding.name): \(finding.quote)"
        }
    }

    @Test(
        "People’s data are pointed out where they stand",
        arguments: [
            ("Write to amara@mail.example.", "email: amara@mail.example"),
            ("🥛 “amara.b-c+d@mail.a.example”!", "email: amara.b-c+d@mail.a.example"),
            ("Call +45 20 12 34 56, please", "phone: +45 20 12 34 56"), ("+4520123456", "phone: +4520123456"),
            ("020 7946 0958", "phone: 020 7946 0958"), ("tel 20123456", "phone: 20123456"),
            ("20 12 34 56", "phone: 20 12 34 56"),
            ("(555) 123-4567", "phone: (555) 123-4567"), ("555-123-4567", "phone: 555-123-4567"),
            ("1-555-555-0199", "phone: 1-555-555-0199"),
            ("06.12.34.56.78", "phone: 06.12.34.56.78"), ("0044 20 7946 0958", "phone: 0044 20 7946 0958"),
            ("my number 612 345 678", "phone: 612 345 678"), ("ring 0171/1234567", "phone: 0171/1234567"),
            ("DK50 0040 0440 1162 43", "iban: DK50 0040 0440 1162 43"),
            ("DE89370400440532013000,", "iban: DE89370400440532013000"),
            ("GB29 NWBK 6016 1331 9268 19 please", "iban: GB29 NWBK 6016 1331 9268 19"),
            ("4111 1111 1111 1111", "card: 4111 1111 1111 1111"), ("4111-1111-1111-1111.", "card: 4111-1111-1111-1111"),
            ("5555555555554444", "card: 5555555555554444"), ("378282246310005", "card: 378282246310005"),
            ("CPR 010190-1234", "nationalID: 010190-1234"), ("811218-9876", "nationalID: 811218-9876"),
            ("SSN 078-05-1120", "nationalID: 078-05-1120"),
        ])
    func data(text: String, name: String) {
        #expect(found(text) == [name])
        #expect(Scanners.findings(in: text).allSatisfy { $0.weight == .care })
    }

    @Test(
        "What opens something stops the draft",
        arguments: [
            ("password: hunter2", "password: password: hunter2"), ("Password=Tr0ub4dor&3", "password: Tr0ub4dor&3"),
            ("the PIN: 4711.", "password: PIN: 4711"), ("key AKIAIOSFODNN7EXAMPLE!", "accessKey: AKIAIOSFODNN7EXAMPLE"),
            ("ghp_16C7e42F292c6912E7710c838347Ae178B4a", "accessKey: ghp_16C7e42F292c6912E7710c838347Ae178B4a"),
            ("-----BEGIN RSA PRIVATE KEY----- MIIE", "privateKey: -----BEGIN"),
            ("-----BEGIN PRIVATE KEY-----", "privateKey: -----BEGIN"),
        ])
    func secrets(text: String, name: String) {
        #expect(found(text) == [name])
        #expect(Scanners.findings(in: text).allSatisfy { $0.weight == .stop })
    }

    @Test(
        "Dates, times, prices, years, codes and what is published are none",
        arguments: [
            "On 2026-11-23 and 23.11.2026 and 23/11/26.", "23.11.2026 14.30", "at 03:40 and 17:30", "2019 2020 2021",
            "20 12\n34 56",
            "2019-2024",
            "12,500,000 kroner", "12.500.000 kroner", "1 240 000 people", "600–700 cartons", "10 000 000",
            "best before 14 03 2027",
            "batch 1234 5678 90", "order 570123456789", "invoice 2026-11-0042", "5701234567899", "192.168.10.12",
            "55.6761 12.5683",
            "The hotline is 0800 123 456.", "hotline: 70 12 34 56", "press@halden.example", "recall@halden.example",
            "@amara@practice.example",
            "amara@", "@amara", "a@b", "4111 1111 1111 1112", "DK51 0040 0440 1162 43", "line 2 2206 14",
            "Password: never share it",
            "We never ask for your PIN. Never.", "password reset", "-----BEGIN CERTIFICATE-----", "AKIA",
            "sk_live_and_kicking_for_ever",
            "999999-1234", "600 700 800", "42", "https://halden.example/20123456", "+",
            "+45", "3.14159265",
        ])
    func none(text: String) {
        #expect(found(text) == [])
    }

    @Test("Several stand in the order of the text, each once")
    func order() {
        let text = "amara@mail.example +45 20 12 34 56, 4111 1111 1111 1111; pin: 4711"
        #expect(
            found(text) == [
                "email: amara@mail.example", "phone: +45 20 12 34 56", "card: 4111 1111 1111 1111",
                "password: pin: 4711",
            ])
    }
}
