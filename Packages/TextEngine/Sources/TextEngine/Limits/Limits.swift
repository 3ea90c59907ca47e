public enum Network: String, Sendable, Codable, CaseIterable {
    case mastodon, bluesky, linkedin, x, threads, facebook, practice
}

/// How each network counts, after its own documents. Linear in the text.
public enum Limits {
    /// The most that a network takes; nil when it names no limit.
    public static func limit(on network: Network) -> Int? {
        switch network {
        case .mastodon, .practice, .threads: 500
        case .bluesky: 300
        case .linkedin: 3000
        case .x: 280
        case .facebook: nil
        }
    }

    public static func count(_ text: String, on network: Network) -> Int {
        switch network {
        case .mastodon, .practice: mastodon(text)
        case .bluesky: bluesky(text)
        case .x: XCount.count(text)
        case .threads: threads(text)
        case .linkedin: text.utf16.count
        case .facebook: text.count
        }
    }

    static func findings(in text: String, on networks: [Network]) -> [Finding] {
        networks.flatMap { network -> [Finding] in
            var found: [Finding] = []
            let count = count(text, on: network)
            if let limit = limit(on: network), count > limit {
                found.append(Finding(weight: .stop, detail: .tooLong(network: network, count: count, limit: limit)))
            }
            if network == .threads {
                let links = Addresses.find(in: text).count
                if links > mostLinks {
                    let detail = Detail.tooManyLinks(network: network, count: links, limit: mostLinks)
                    found.append(Finding(weight: .stop, detail: detail))
                }
            }
            return found
        }
    }

    private static let mostLinks = 5

    /// An address counts 23, the server's part of a mention nothing.
    private static func mastodon(_ text: String) -> Int {
        let source = Source(text: text)
        let addresses = Addresses.find(in: text)
        return text.count + addresses.reduce(0) { $0 + 23 - source.count($1) }
            - Mentions.servers(in: text, outside: addresses)
    }

    /// 300 graphemes and 3,000 bytes: whichever is nearer to its end counts.
    private static func bluesky(_ text: String) -> Int { max(text.count, (text.utf8.count + 9) / 10) }

    /// Emoji by their bytes.
    private static func threads(_ text: String) -> Int {
        text.reduce(0) { $0 + ($1.isEmoji ? $1.utf8.count : 1) }
    }
}

extension Source {
    /// Characters in a range of bytes.
    fileprivate func count(_ range: Range<Int>) -> Int {
        words(TextRange(utf8: range, utf16: 0..<0)).count
    }
}

extension Character {
    /// Shown as a picture: by itself, by the selector U+FE0F, or as a keycap.
    var isEmoji: Bool {
        if utf8.count == 1 { return false }
        return unicodeScalars.contains {
            $0.properties.isEmojiPresentation || $0.value == 0xFE0F || $0.value == 0x20E3
        }
    }
}
