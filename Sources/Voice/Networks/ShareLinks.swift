import Foundation
import TextEngine

/// The way out that needs no account: the network's own page opens, the person has the last word there (F1).
package struct ShareLink: Sendable, Equatable {
    package let address: String
    /// The network takes no text along: copy it first, then paste it there.
    package let needsCopy: Bool
}

package enum ShareLinks {
    package static func link(for text: String, on network: Network, server: String = "mastodon.social") -> ShareLink? {
        let encoded = text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
        return switch network {
        case .mastodon: ShareLink(address: "https://\(server)/share?text=\(encoded)", needsCopy: false)
        case .bluesky: ShareLink(address: "https://bsky.app/intent/compose?text=\(encoded)", needsCopy: false)
        case .x: ShareLink(address: "https://x.com/intent/post?text=\(encoded)", needsCopy: false)
        case .threads: ShareLink(address: "https://www.threads.com/intent/post?text=\(encoded)", needsCopy: false)
        case .linkedin:
            ShareLink(
                address: addressIn(text).map { "https://www.linkedin.com/sharing/share-offsite/?url=\($0)" }
                    ?? "https://www.linkedin.com/feed/", needsCopy: true)
        case .facebook:
            ShareLink(
                address: addressIn(text).map { "https://www.facebook.com/sharer/sharer.php?u=\($0)" }
                    ?? "https://www.facebook.com/", needsCopy: true)
        case .practice: nil
        }
    }

    /// These networks take an address along, and no words.
    private static func addressIn(_ text: String) -> String? {
        text.split(whereSeparator: \.isWhitespace).first { $0.hasPrefix("https://") && URL(string: String($0)) != nil }
            .flatMap { $0.addingPercentEncoding(withAllowedCharacters: unreserved) }
    }

    /// Whether a pasted address can be a post on this network.
    package static func isPermalink(_ address: String, on network: Network) -> Bool {
        guard let url = URL(string: address), url.scheme == "https", let host = url.host()?.lowercased(),
            url.path().count > 1
        else { return false }
        let hosts: [String] =
            switch network {
            case .bluesky: ["bsky.app"]
            case .x: ["x.com", "twitter.com", "mobile.twitter.com"]
            case .threads: ["threads.com", "www.threads.com", "threads.net", "www.threads.net"]
            case .linkedin: ["linkedin.com", "www.linkedin.com"]
            case .facebook: ["facebook.com", "www.facebook.com", "m.facebook.com"]
            case .mastodon, .practice: []
            }
        return hosts.isEmpty || hosts.contains(host)
    }

    /// Whether a pasted address can be a post on this server.
    static func isPermalink(_ address: String, at server: String) -> Bool {
        guard let url = URL(string: address), let home = URL(string: server) else { return false }
        return url.scheme == home.scheme && url.host()?.lowercased() == home.host() && url.port == home.port
            && url.path().count > 1
    }

    /// `https://mastodon.social/@amara/1157` is status 1157.
    static func statusID(in address: String) -> String? {
        guard let last = URL(string: address)?.lastPathComponent, !last.isEmpty,
            last.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
        else { return nil }
        return last
    }
}

private let unreserved = CharacterSet(
    charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")

extension Network {
    /// The network's own name: a name, not a sentence.
    package var name: String {
        switch self {
        case .mastodon: "Mastodon"
        case .bluesky: "Bluesky"
        case .linkedin: "LinkedIn"
        case .x: "X"
        case .threads: "Threads"
        case .facebook: "Facebook"
        case .practice: "Practice network"
        }
    }

    /// Where none exists, one needs an account.
    var hasShareLink: Bool { self != .practice }
}
