import Foundation
import Platform

/// Something said on the practice network.
package struct Status: Sendable, RowDecodable {
    package let id: Int64
    package let account: Int64
    package let text: String
    let spoiler: String
    let language: String
    let visibility: String
    let replyTo: Int64?
    let createdAt: Instant
    let editedAt: Instant?

    package init(row: Row) throws {
        id = try row["id"]
        account = try row["account"]
        text = try row["text"]
        spoiler = try row["spoiler"]
        language = try row["language"]
        visibility = try row["visibility"]
        replyTo = try row["reply_to"]
        createdAt = try row["created_at"]
        editedAt = try row["edited_at"]
    }

    static let longest = 500
    static let charactersPerAddress = 23

    /// Addresses count as 23 characters, however long they are.
    static func length(of text: String) -> Int {
        let addresses = text.split(whereSeparator: \.isWhitespace).filter {
            $0.hasPrefix("https://") || $0.hasPrefix("http://")
        }
        return addresses.reduce(text.count) { $0 - $1.count + charactersPerAddress }
    }

    /// Lower-case and in order. A tag has a letter in it: `#1` is a number.
    static func tags(in text: String) -> [String] {
        let words = text.split { !($0.isLetter || $0.isNumber || $0 == "#" || $0 == "_") }
        let tags = words.filter { $0.hasPrefix("#") }.map { $0.drop { $0 == "#" }.lowercased() }
        return Set(tags.filter { $0.contains(where: \.isLetter) && !$0.contains("#") }).sorted()
    }
}

package struct NewStatus: Sendable {
    package var text: String
    package var spoiler = ""
    package var language = "en"
    package var visibility = "public"
    package var replyTo: Int64?
    package var idempotencyKey: String?

    package init(text: String, replyTo: Int64? = nil, idempotencyKey: String? = nil) {
        self.text = text
        self.replyTo = replyTo
        self.idempotencyKey = idempotencyKey
    }

    var fault: String? {
        if text.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty {
            return "Validation failed: Text can't be blank"
        }
        if Status.length(of: spoiler + text) > Status.longest {
            return "Validation failed: Text character limit of \(Status.longest) exceeded"
        }
        let isKnown = ["public", "unlisted", "private", "direct"].contains(visibility)
        return isKnown ? nil : "Validation failed: Visibility is not included in the list"
    }
}
