import Foundation
import Testing

@testable import Platform

@Suite("What a mail server tells later is read by RFC 3464, or not at all") struct DeliveryReportTests {
    /// As Postfix makes them: three parts, CRLF, the address in several headers.
    private func postfix(
        status: String = "5.1.1", action: String = "failed",
        diagnostic: String = "smtp; 550 5.1.1 <eve@halden.example>: Recipient address rejected"
    ) -> String {
        """
        From MAILER-DAEMON Fri Nov 27 09:00:00 2026
        Return-Path: <>
        X-Original-To: bounces+abc.20784.k3j5@firsthand.example
        Delivered-To: bounces@firsthand.example
        Date: Fri, 27 Nov 2026 09:00:00 +0000 (UTC)
        From: MAILER-DAEMON@mail.firsthand.example (Mail Delivery System)
        Subject: Undelivered Mail Returned to Sender
        To: bounces+abc.20784.k3j5@firsthand.example
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status;
        \tboundary="4B7D.1795356007/mail.firsthand.example"

        This is a MIME-encapsulated message.

        --4B7D.1795356007/mail.firsthand.example
        Content-Description: Notification
        Content-Type: text/plain; charset=us-ascii

        This is the mail system. Status: 5.9.9 in these words means nothing.

        --4B7D.1795356007/mail.firsthand.example
        Content-Description: Delivery report
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.firsthand.example
        X-Postfix-Queue-ID: 4B7D
        Arrival-Date: Fri, 27 Nov 2026 08:59:00 +0000 (UTC)

        Final-Recipient: rfc822; eve@halden.example
        Original-Recipient: rfc822;eve@halden.example
        Action: \(action)
        Status: \(status)
        Remote-MTA: dns; mx.halden.example
        Diagnostic-Code: \(diagnostic)

        --4B7D.1795356007/mail.firsthand.example
        Content-Type: message/rfc822

        Subject: Update 3

        Final-Recipient: rfc822; somebody@else.example
        --4B7D.1795356007/mail.firsthand.example--
        """.replacing("\n", with: "\r\n")
    }

    /// As Exim makes them: 5.0.0 whatever it was, and the answer of the other server over several lines.
    private func exim(_ diagnostic: String) -> String {
        """
        Envelope-to: bounces+abc.20784.k3j5@firsthand.example
        To: bounces+abc.20784.k3j5@firsthand.example
        Content-Type: multipart/report; report-type=delivery-status; boundary=1795356007-eximdsn-1
        MIME-Version: 1.0
        Subject: Mail delivery failed: returning message to sender

        --1795356007-eximdsn-1
        Content-type: text/plain; charset=us-ascii

        A message that you sent could not be delivered.
        --1795356007-eximdsn-1
        Content-type: message/delivery-status

        Reporting-MTA: dns; mail.firsthand.example

        Action: failed
        Final-Recipient: rfc822;eve@halden.example
        Status: 5.0.0
        Remote-MTA: dns; mx.halden.example
        Diagnostic-Code: \(diagnostic)
        --1795356007-eximdsn-1
        Content-type: message/rfc822

        Subject: Update 3
        --1795356007-eximdsn-1--
        """
    }

    @Test("A report of Postfix says of one address that there is no such place, and where it came to")
    func read() throws {
        let report = try #require(DeliveryReport(postfix().utf8))
        #expect(report.recipients.map(\.action) == [.failed])
        #expect(report.recipients[0].addressFault == .unknown && report.recipients[0].code == 550)
        #expect(report.cameTo.contains("bounces+abc.20784.k3j5@firsthand.example"))
    }

    @Test(
        "Only what says that there is no such place, or that it is closed or full, counts against an address",
        arguments: [
            ("5.1.10", "failed", "smtp; 550 5.1.10 RecipientNotFound", .unknown),
            ("5.2.1", "failed", "smtp; 550 5.2.1 disabled", .disabled),
            ("5.4.4", "failed", "X-Postfix; Host or domain name not found", .unknown),
            ("5.7.1", "failed", "smtp; 554 5.7.1 looks like spam", nil),
            ("5.2.2", "failed", "smtp; 552 5.2.2 mailbox full", .full),
            ("4.2.2", "failed", "smtp; 452 4.2.2 over quota", .full),
            ("4.2.2", "delayed", "smtp; 452 4.2.2 over quota", nil),
            ("4.4.7", "failed", "smtp; 451 4.4.7 too late", nil),
            ("4.1.1", "delayed", "smtp; 450 4.1.1 later", nil),
            ("5.1.1", "delayed", "smtp; 550 5.1.1 odd", nil),
            ("2.0.0", "relayed", "smtp; 250 2.0.0 Ok", nil),
        ] as [(String, String, String, AddressFault?)])
    func kinds(status: String, action: String, diagnostic: String, fault: AddressFault?) throws {
        let report = try #require(
            DeliveryReport(postfix(status: status, action: action, diagnostic: diagnostic).utf8))
        #expect(report.recipients.map(\.addressFault) == [fault])
    }

    @Test(
        "Where the status says nothing, the answer that is repeated does",
        arguments: [
            (
                "smtp; 550-5.1.1 The email account that you tried to reach does not exist.\n 550 5.1.1 Try again",
                .unknown
            ),
            ("smtp; 550 No such user here", .unknown), ("smtp; 550 5.7.1 Blocked", nil), ("smtp; 552 Too large", nil),
            ("x-local; whatever", nil),
        ] as [(String, AddressFault?)])
    func unsaid(diagnostic: String, fault: AddressFault?) throws {
        let report = try #require(DeliveryReport(exim(diagnostic).utf8))
        #expect(report.recipients.map(\.addressFault) == [fault])
    }

    @Test("Another mail is none, whatever stands in it")
    func others() {
        let whole = postfix()
        for (words, others) in [
            ("report-type=delivery-status", "report-type=disposition-notification"),
            ("multipart/report", "multipart/mixed"), ("message/delivery-status", "text/plain"),
            ("boundary=", "bound="), ("Final-Recipient: rfc822; eve", "Recipient: rfc822; eve"),
            ("Action: failed", "Action: eaten"), ("Status: 5.1.1", "Status: five"),
            (
                "Content-Type: message/delivery-status",
                "Content-Transfer-Encoding: base64\r\nContent-Type: message/delivery-status"
            ),
        ] { #expect(DeliveryReport(whole.replacing(words, with: others).utf8) == nil, "\(others)") }
        #expect(DeliveryReport("".utf8) == nil)
        #expect(DeliveryReport("Subject: I am on holiday\r\n\r\nBack on Monday.".utf8) == nil)
        // A report that somebody forwards is not one that came to us.
        let forwarded =
            "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: message/rfc822\n\n\(whole)\n--x--"
        #expect(DeliveryReport(forwarded.utf8) == nil)
    }

    @Test("Long ones end: lines, headers, recipients and the whole")
    func bounded() throws {
        let many = String(
            repeating: "\r\nFinal-Recipient: rfc822; x@y.example\r\nAction: failed\r\nStatus: 5.1.1\r\n", count: 200)
        let crowded = postfix().replacing(
            "Final-Recipient: rfc822; eve", with: many + "\r\nFinal-Recipient: rfc822; eve")
        #expect(try #require(DeliveryReport(crowded.utf8)).recipients.count <= 50)
        let folded = "To: a@b.example\r\n" + String(repeating: " a@b.example\r\n", count: 300)
        let whole = folded + postfix().dropFirst("From MAILER-DAEMON Fri Nov 27 09:00:00 2026\r\n".count)
        #expect(try #require(DeliveryReport(whole.utf8)).cameTo.count <= 20)
        #expect(DeliveryReport((String(repeating: "x", count: DeliveryReport.most) + postfix()).utf8) == nil)
    }

    @Test("What a mail server is told to report to is not whom the mail comes from")
    func envelope() throws {
        let to = try #require(MailAddress("amara@halden.example"))
        let bounces = try #require(MailAddress("bounces+x.1.y@halden.example"))
        let mail = MailMessage(
            from: to, fromName: "", to: to, toName: "", subject: "x", date: Instant(milliseconds: 0), reference: "x",
            text: "x", html: "x", unsubscribe: nil, bounces: bounces)
        #expect(!mail.bytes.contains("bounces+"), "it stands in the envelope alone")
    }
}
