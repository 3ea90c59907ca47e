/// One mail to one person, as text and as HTML (RFC 5322, RFC 2045). What is sent is 7-bit, whatever is said in it, so
/// that it passes every server.
package struct MailMessage: Sendable {
    package let from: MailAddress
    package let fromName: String
    package let to: MailAddress
    package let toName: String
    package let subject: String
    package let date: Instant
    /// The same whenever it is sent again, so that what arrives twice can be known by it.
    package let reference: String
    package let text: String
    package let html: HTML
    /// Where one POST ends these mails (RFC 8058), and a page for people stands.
    package let unsubscribe: String?
    /// Whom a server tells that took it and cannot deliver it; nil for whoever it comes from.
    package let bounces: MailAddress?

    package init(
        from: MailAddress, fromName: String, to: MailAddress, toName: String, subject: String, date: Instant,
        reference: String, text: String, html: HTML, unsubscribe: String?, bounces: MailAddress? = nil
    ) {
        self.from = from
        self.fromName = fromName
        self.to = to
        self.toName = toName
        self.subject = subject
        self.date = date
        self.reference = reference
        self.text = text
        self.html = html
        self.unsubscribe = unsubscribe
        self.bounces = bounces
    }

    var needsUTF8: Bool { from.needsUTF8 || to.needsUTF8 }

    /// Headers and body with CRLF, linear in the words.
    package var bytes: String {
        var headers =
            MailHeader.mailbox(fromName, from).line("From") + MailHeader.mailbox(toName, to).line("To")
            + MailHeader.text(subject).line("Subject") + MailHeader.date(date).line("Date")
            + MailHeader.reference(reference, at: from.domain).line("Message-ID")
            + MailHeader.fixed("auto-generated").line("Auto-Submitted")
            + MailHeader.fixed("1.0").line("MIME-Version")
            + MailHeader.fixed("multipart/alternative; boundary=\"=_alternative\"").line("Content-Type")
        if let unsubscribe {
            headers += MailHeader.web(unsubscribe).line("List-Unsubscribe")
            headers += MailHeader.fixed("List-Unsubscribe=One-Click").line("List-Unsubscribe-Post")
        }
        return headers + "\r\n" + part("plain", text) + part("html", html.text) + "--=_alternative--\r\n"
    }

    private func part(_ kind: StaticString, _ words: String) -> String {
        """
        --=_alternative\r\nContent-Type: text/\(kind); charset=utf-8\r\n\
        Content-Transfer-Encoding: quoted-printable\r\n\r\n\(quotedPrintable(words))\r\n
        """
    }
}

/// Lines of at most 76 bytes, line ends as CRLF. No line of it can be the boundary: `=` is followed by two digits or a
/// line end, and never by `_`.
func quotedPrintable(_ text: String) -> String {
    var out: [UInt8] = []
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
        if number > 0 { out += [13, 10] }
        var length = 0
        let bytes = Array(line.utf8)
        for (index, byte) in bytes.enumerated() {
            let isLast = index == bytes.count - 1
            let isSpace = byte == 0x20 || byte == 0x09
            let isPlain = (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=") || isSpace && !isLast
            let size = isPlain ? 1 : 3
            if length + size > 75 {
                out += [UInt8(ascii: "="), 13, 10]
                length = 0
            }
            if isPlain {
                out.append(byte)
            } else {
                out += [UInt8(ascii: "="), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            }
            length += size
        }
    }
    return String(decoding: out, as: UTF8.self)
}

private let hex = Array("0123456789ABCDEF".utf8)
