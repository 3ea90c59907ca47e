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
        case .x: x(text)
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
            let links = words(text).count { isAddress($0) }
            if network == .threads, links > 5 {
                found.append(Finding(weight: .stop, detail: .tooManyLinks(network: network, count: links, limit: 5)))
            }
            return found
        }
    }

    /// An address counts 23, the server's part of a mention nothing.
    private static func mastodon(_ text: String) -> Int {
        text.count
            + words(text).reduce(0) { sum, word in
                if isAddress(word) { return sum + 23 - word.count }
                let parts = word.split(separator: "@", omittingEmptySubsequences: false)
                let isRemote = word.hasPrefix("@") && parts.count == 3 && parts[2].contains(".")
                return isRemote ? sum - parts[2].count - 1 : sum
            }
    }

    /// 300 graphemes and 3,000 bytes: whichever is nearer to its end counts.
    private static func bluesky(_ text: String) -> Int { max(text.count, (text.utf8.count + 9) / 10) }

    /// Weighted: most of Latin 1, an emoji 2, an address 23.
    private static func x(_ text: String) -> Int {
        var sum = 0
        for (index, word) in text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
            if index > 0 { sum += 1 }
            sum += isAddress(word) ? 23 : word.reduce(0) { $0 + weight($1) }
        }
        return sum
    }

    private static func weight(_ character: Character) -> Int {
        if character.unicodeScalars.contains(where: { $0.properties.isEmojiPresentation }) { return 2 }
        return character.unicodeScalars.reduce(0) { sum, scalar in
            switch scalar.value {
            case 0...0x10FF, 0x2000...0x200D, 0x2010...0x201F, 0x2032...0x2037: sum + 1
            default: sum + 2
            }
        }
    }

    /// Emoji by their bytes.
    private static func threads(_ text: String) -> Int {
        text.reduce(0) { sum, character in
            let isEmoji = character.unicodeScalars.contains { $0.properties.isEmojiPresentation || $0.value == 0xFE0F }
            return sum + (isEmoji ? character.utf8.count : 1)
        }
    }

    private static func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }
    private static func isAddress(_ word: Substring) -> Bool {
        (word.hasPrefix("https://") && word.count > 8) || (word.hasPrefix("http://") && word.count > 7)
    }
}
