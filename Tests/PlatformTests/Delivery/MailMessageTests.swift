import Foundation
import Platform
import Testing

@testable import Platform

@Suite struct MailMessageTests {
    private func mail(
        to: String = "amara@halden.example", subject: String = "Update 3", text: String = "Hello",
        unsubscribe: String? = "https://fh.example/unsubscribe/a/b"
    ) throws -> MailMessage {
        MailMessage(
            from: try #require(MailAddress("news@halden.example")), fromName: "Halden Foods",
            to: try #require(MailAddress(to)), toName: "Amara Haddad", subject: subject,
            date: Instant(milliseconds: 1_795_356_007_000), reference: "abc-123", text: text, html: "<p>\(text)</p>",
            unsubscribe: unsubscribe)
    }

    @Test("A mail says who, when and how to end it, by the letter of the standards")
    func headers() throws {
        let lines = try mail().bytes.components(separatedBy: "\r\n")
        for line in [
            "From: Halden Foods <news@halden.example>", "To: Amara Haddad <amara@halden.example>", "Subject: Update 3",
            "Date: Sun, 22 Nov 2026 14:00:07 +0000", "Message-ID: <abc-123@halden.example>",
            "Auto-Submitted: auto-generated", "List-Unsubscribe: <https://fh.example/unsubscribe/a/b>",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
        ] { #expect(lines.contains(line), "\(line)") }
    }

    @Test(
        "Nothing that anybody writes begins a header of its own",
        arguments: ["Hi\r\nBcc: eve@evil.example", "Hi\nBcc: x", "Hi\rBcc: x", "Hi\u{85}Bcc: x", "=?utf-8?Q?Bcc:?="])
    func injection(words: String) throws {
        let bytes = try mail(subject: words, unsubscribe: "https://fh.example/\r\nBcc: x").bytes
        let head = bytes.components(separatedBy: "\r\n\r\n")[0].components(separatedBy: "\r\n")
        #expect(!head.contains { $0.hasPrefix("Bcc") })
        #expect(head.allSatisfy { $0.first == " " || $0.contains(": ") || $0.hasSuffix(":") })
        #expect(head.allSatisfy { !$0.contains("\r") && !$0.contains("\n") })
    }

    @Test(
        "What cannot be an address is none",
        arguments: [
            "", "amara", "@halden.example", "a@", "a@b@c", "a b@c.example", "a\r\nRCPT TO:<x>@c.example",
            "a>@c.example",
            "a@c.example>", "\"a b\"@c.example", "a@.example", "a@-c.example", "a,b@c.example", "a@c\u{2028}d",
        ])
    func addresses(text: String) { #expect(MailAddress(text) == nil) }

    @Test("Long subjects in any script are cut between letters, and each piece is text by itself")
    func encodedWords() throws {
        let subject = String(repeating: "Rückruf: 乳製品 🥛 ", count: 12)
        let line = MailHeader.text(subject).line("Subject")
        let words = line.replacing("\r\n", with: "").split(separator: " ").dropFirst()
        #expect(words.count > 5)
        var decoded = ""
        for word in words {
            #expect(word.utf8.count <= 75)
            let base64 = String(word.dropFirst("=?utf-8?B?".count).dropLast(2))
            decoded += try #require(Data(base64Encoded: base64).flatMap { String(data: $0, encoding: .utf8) })
        }
        #expect(decoded == subject)
        #expect(line.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 76 })
    }

    @Test("Lines of any length, dots, spaces at the end and line ends of every kind pass whole")
    func quoted() {
        let text = ". Dot\n..\r\nÄpfel = gut \r" + String(repeating: "ß", count: 400) + "\nend\t"
        let lines = quotedPrintable(text).components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 76 && !$0.hasSuffix(" ") && !$0.hasSuffix("\t") })
        #expect(lines.allSatisfy { $0.utf8.allSatisfy { (0x20...0x7E).contains($0) } })
        #expect(!lines.contains { $0.hasPrefix("--=_") })
        #expect(dotted("." + "\r\n.x\r\n..\r\n") == ".." + "\r\n..x\r\n...\r\n")
    }

    @Test("Replies are read over several lines and however they are cut; what is no reply is refused")
    func replies() throws {
        var reader = SMTPReplyReader()
        let said = "250-mx.example\r\n250-SIZE 100\r\n250 AUTH PLAIN LOGIN\r\n550 5.1.1 no such person\r\n"
        var found: [SMTPReply] = []
        for byte in Array(said.utf8) { found += try reader.read([byte]) }
        #expect(found.map(\.code) == [250, 550])
        #expect(found[0].extensions["AUTH"] == ["PLAIN", "LOGIN"])
        #expect(found[1].addressFault == .unknown)
        for bad in ["hello\r\n", "99 x\r\n", "250-a\r\n251 b\r\n", "250_x\r\n", String(repeating: "2", count: 3000)] {
            var reader = SMTPReplyReader()
            #expect(throws: SMTPReplyReader.Fault.self) { try reader.read(Array(bad.utf8)) }
        }
    }

    @Test("Only what says that there is no such place, or that it is closed or full, counts against an address")
    func bounces() {
        func fault(_ code: Int, _ words: String) -> AddressFault? {
            SMTPReply(code: code, lines: [words]).addressFault
        }
        let unknown = [fault(550, "5.1.1 unknown"), fault(550, "unknown"), fault(553, "bad name")]
        #expect(unknown == [.unknown, .unknown, .unknown])
        #expect(fault(550, "5.2.1 closed") == .disabled && fault(552, "5.2.2 full") == .full)
        let other = [fault(450, "4.1.1 later"), fault(550, "5.7.1 policy"), fault(554, "no"), fault(552, "too large")]
        #expect(other == [nil, nil, nil, nil])
    }
}
