/// What a mail server tells later of a mail that it had taken (RFC 3464). Anybody can send one, so every part of it has
/// an end, and what it says counts only when the address that it came to is one of ours.
package struct DeliveryReport: Sendable, Equatable {
    package enum Action: String, Sendable {
        case failed, delayed, delivered, relayed, expanded
    }

    package struct Recipient: Sendable, Equatable {
        package let action: Action
        /// `5.1.1` (RFC 3463).
        let status: [Int]
        /// What the other server answered, when it names that.
        let reply: SMTPReply?

        /// What a page of ours says of it: 550, unless the other server gave a number of its own.
        package var code: Int { reply.map(\.code) ?? 550 }

        /// What is the matter with the address, by the rule for a refusal at once; nil when this one mail was not wanted, or
        /// came too late.
        package var addressFault: AddressFault? {
            guard action == .failed else { return nil }
            // A full mailbox that its server has waited for ends as 4.2.2 with some of them, as 5.2.2 with others.
            if status == [4, 2, 2] { return .full }
            // 5.0.0 says nothing; some servers never say more, and leave it to the answer that they repeat.
            return status[0] == 5 && status[1] == 0 ? reply?.addressFault : AddressFault(status)
        }
    }

    package static let most = 1 << 20

    package let recipients: [Recipient]
    /// Addresses that its own headers say it came to.
    package let cameTo: [String]

    /// Nil for every mail that is none.
    package init?(_ bytes: some Sequence<UInt8>) {
        var lines = MailLines(bytes)
        let headers = lines.headers()
        let (kind, parameters) = contentType(headers["content-type"] ?? [])
        guard kind == "multipart/report", let boundary = parameters["boundary"], !boundary.isEmpty,
            parameters["report-type"]?.lowercased() == "delivery-status",
            let status = lines.part(within: boundary, where: isDeliveryStatus)
        else { return nil }
        recipients = status.dropFirst().prefix(50).compactMap(Recipient.init)
        guard !recipients.isEmpty else { return nil }
        cameTo = addresses(in: ["delivered-to", "x-original-to", "envelope-to", "to"].flatMap { headers[$0] ?? [] })
    }
}

extension DeliveryReport.Recipient {
    fileprivate init?(_ fields: [String: [String]]) {
        let said = fields["status"]?.first?.prefix { !$0.isWhitespace && $0 != "(" } ?? ""
        let status = said.split(separator: ".", omittingEmptySubsequences: false).map { $0.count <= 3 ? Int($0) : nil }
        guard fields["final-recipient"] != nil,
            let action = DeliveryReport.Action(rawValue: fields["action"]?.first?.lowercased() ?? ""),
            status.count == 3, let kind = status[0], let subject = status[1], let detail = status[2]
        else { return nil }
        self.action = action
        self.status = [kind, subject, detail]
        reply = fields["diagnostic-code"]?.first.flatMap(repeated)
    }
}

/// What looks like one; who it is is asked elsewhere.
private func addresses(in values: [String]) -> [String] {
    var found: [String] = []
    for value in values {
        let words = value.split { $0.isWhitespace || [",", ";", "<", ">", "\""].contains($0) }
        found += words.filter { $0.contains("@") && $0.utf8.count <= 320 }.map(String.init)
    }
    return Array(found.prefix(20))
}

/// `smtp; 550 5.1.1 …`, or `smtp; 550-5.1.1 …` where the answer had several lines.
private func repeated(_ diagnostic: String) -> SMTPReply? {
    let parts = diagnostic.split(separator: ";", maxSplits: 1)
    guard parts.count == 2, parts[0].bare.lowercased() == "smtp" else { return nil }
    let words = parts[1].bare
    guard let code = Int(words.prefix(3)), (200..<600).contains(code) else { return nil }
    return SMTPReply(code: code, lines: [String(words.dropFirst(4))])
}

private func isDeliveryStatus(_ headers: [String: [String]]) -> Bool {
    let (kind, _) = contentType(headers["content-type"] ?? [])
    let coding = headers["content-transfer-encoding"]?.first?.lowercased() ?? "7bit"
    // The second is for addresses beyond ASCII (RFC 6533). Neither may be encoded.
    return ["message/delivery-status", "message/global-delivery-status"].contains(kind)
        && ["7bit", "8bit", "binary"].contains(coding)
}

/// `multipart/report; report-type=delivery-status; boundary="b"`, names in lower case.
private func contentType(_ values: [String]) -> (kind: String, parameters: [String: String]) {
    var rest = Substring(values.first ?? "")
    let kind = rest.prefix { $0 != ";" }
    rest = rest.dropFirst(kind.count)
    var parameters: [String: String] = [:]
    while rest.first == ";", parameters.count < 20 {
        rest = rest.dropFirst()
        let name = rest.prefix { $0 != "=" && $0 != ";" }
        rest = rest.dropFirst(name.count)
        guard rest.first == "=" else { continue }
        rest = rest.dropFirst()
        var value = ""
        if rest.first == "\"" {
            rest = rest.dropFirst()
            while let letter = rest.popFirst(), letter != "\"" {
                value.append(letter == "\\" ? rest.popFirst() ?? letter : letter)
            }
            rest = rest.drop { $0 != ";" }
        } else {
            let token = rest.prefix { $0 != ";" }
            value = String(token).bare
            rest = rest.dropFirst(token.count)
        }
        parameters[String(name).bare.lowercased()] = value
    }
    return (String(kind).bare.lowercased(), parameters)
}
