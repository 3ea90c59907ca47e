import Platform

/// A briefing in one or two sentences, in its sender's own words: for a phone that is held for a moment, also a locked one.
package struct ShortForm: Sendable, Equatable {
    package let words: String
    /// Nil for the one that was sent.
    package var language: String?

    static let most = 160

    static func validate(_ text: String, field: String = "short") -> [Problem] {
        text.count > most ? [Problem(field, "A short form has at most 160 characters.")] : []
    }
}

extension Briefing {
    /// What it says now, if it has one: a correction says how that reads too.
    package var currentShort: String? { corrections.isEmpty ? short : corrections.last?.short }

    /// In the reader's language when a colleague wrote one in it, else as it was sent.
    package func currentShort(for reader: Person) -> ShortForm? {
        if let translation = translation(for: reader), let short = translation.short {
            return ShortForm(words: short, language: translation.language)
        }
        return currentShort.map { ShortForm(words: $0) }
    }
}

extension String {
    /// At most so many characters; what is cut ends with a whole word and says that more follows.
    package func cutAfterWord(_ most: Int) -> String {
        guard count > max(1, most) else { return self }
        let head = prefix(most - 1)
        // The next character tells whether the last word is whole.
        let isWhole = self[head.endIndex].isWhitespace
        let kept = isWhole ? head : head[..<(head.lastIndex(where: \.isWhitespace) ?? head.endIndex)]
        return String(kept).trimmed + "…"
    }
}
