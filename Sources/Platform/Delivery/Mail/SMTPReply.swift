/// What a server answers: a code of three digits, and what it says with it.
struct SMTPReply: Sendable, Equatable {
    let code: Int
    let lines: [String]
    /// Whether it came through TLS. What came before is not believed after.
    var isSecure = false

    var isFine: Bool { (200..<400).contains(code) }
    var isForNow: Bool { (400..<500).contains(code) }

    /// `5.1.1` (RFC 3463) in numbers; nil when there is none.
    private var enhanced: [Int]? {
        let word = lines.first?.split(separator: " ").first ?? ""
        let parts = word.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        return parts.count == 3 && parts.allSatisfy { $0 != nil } ? parts.compactMap(\.self) : nil
    }

    /// What it says of a recipient's address; nil when something else is the matter. Without an enhanced status a bare 552
    /// may as well be about the size of a mail.
    var addressFault: AddressFault? {
        guard code >= 500 else { return nil }
        guard let enhanced else { return [550, 551, 553].contains(code) ? .unknown : nil }
        return AddressFault(enhanced)
    }

    /// What EHLO lists, by name in upper case.
    var extensions: [String: [String]] {
        lines.dropFirst().reduce(into: [:]) { all, line in
            let words = line.uppercased().split(whereSeparator: { $0 == " " || $0 == "=" }).map(String.init)
            if let name = words.first { all[name, default: []] += words.dropFirst() }
        }
    }
}

/// Reads replies from the bytes of a server that may be hostile: lines of at most 2,000 bytes, 100 a reply.
struct SMTPReplyReader: Sendable {
    enum Fault: Error { case notSMTP }

    private var line: [UInt8] = []
    private var code: Int?
    private var lines: [String] = []

    /// The replies that end in these bytes.
    mutating func read(_ bytes: some Sequence<UInt8>) throws(Fault) -> [SMTPReply] {
        var replies: [SMTPReply] = []
        for byte in bytes {
            guard byte == 10 else {
                line.append(byte)
                guard line.count <= 2_000 else { throw .notSMTP }
                continue
            }
            if let reply = try end() { replies.append(reply) }
        }
        return replies
    }

    private mutating func end() throws(Fault) -> SMTPReply? {
        defer { line = [] }
        if line.last == 13 { line.removeLast() }
        guard line.count >= 3, let code = Int(String(decoding: line[..<3], as: UTF8.self)), (200..<600).contains(code),
            self.code == nil || self.code == code, lines.count < 100
        else { throw .notSMTP }
        let mark = line.count > 3 ? line[3] : UInt8(ascii: " ")
        lines.append(String(decoding: line.dropFirst(4), as: UTF8.self))
        self.code = code
        if mark == UInt8(ascii: "-") { return nil }
        guard mark == UInt8(ascii: " ") else { throw .notSMTP }
        defer { (self.code, lines) = (nil, []) }
        return SMTPReply(code: code, lines: lines)
    }
}
