import Foundation

/// The one function that every sentence passes through, for one reader: `t("Saved \(time: at)")`.
package struct Words: Sendable {
    package let language: Language
    /// Where the reader is; every time is shown there.
    package let zone: TimeZone
    /// What “today” is measured from.
    package let now: Instant

    package init(language: Language = .english, zone: TimeZone = .gmt, now: Instant) {
        self.language = language
        self.zone = zone
        self.now = now
    }

    package func callAsFunction(_ sentence: Sentence) -> String {
        language.wrap(fill(language.translate(sentence.key), sentence.values))
    }

    /// Chooses by the language's plural rule: `t(n, "\(n) draft waits", "\(n) drafts wait")`.
    package func callAsFunction(_ count: Int, _ one: Sentence, _ other: Sentence) -> String {
        let chosen = language.isOne(count) ? one : other
        return language.wrap(fill(language.translate(chosen.key, plural: other.key, count: count), chosen.values))
    }

    /// In groups of three: `12,500`.
    package func number(_ value: Int) -> String { (value < 0 ? "−" : "") + grouped(String(value.magnitude)) }

    /// Exactly as written, never rounded, because facts are figures: `3`, `12,500.5`, `0.0000001`.
    package func decimal(_ value: Double) -> String {
        guard value.isFinite, let exact = Decimal(string: "\(abs(value))") else { return "–" }
        let parts = "\(exact)".split(separator: ".")
        let places = parts.count > 1 ? language.decimalSeparator + parts[1] : ""
        return (value < 0 ? "−" : "") + grouped(String(parts[0])) + places
    }

    private func grouped(_ digits: String) -> String {
        var digits = digits
        for index in stride(from: digits.count - 3, to: 0, by: -3) {
            digits.insert(contentsOf: language.groupSeparator, at: digits.index(digits.startIndex, offsetBy: index))
        }
        return digits
    }

    private func fill(_ text: String, _ values: [Sentence.Value]) -> String {
        guard !values.isEmpty else { return text }
        var filled = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            filled += rest[..<open]
            let after = rest.index(after: open)
            guard let close = rest[after...].firstIndex(of: "}"), let n = Int(rest[after..<close]),
                values.indices ~= n - 1
            else {
                filled.append("{")
                rest = rest[after...]
                continue
            }
            filled += show(values[n - 1])
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }

    private func show(_ value: Sentence.Value) -> String {
        switch value {
        case .text(let text): text
        case .number(let number): self.number(number)
        case .decimal(let number): decimal(number)
        case .time(let at): time(at)
        case .day(let at): day(at)
        case .moment(let at): moment(at)
        case .sentence(let sentence): fill(language.translate(sentence.key), sentence.values)
        }
    }
}
