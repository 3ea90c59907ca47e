import Foundation

/// The one function that every sentence passes through, for one reader: `t("Saved \(time: at)")`.
package struct Words: Sendable {
    package let language: Language
    package let zone: TimeZone
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

    package func number(_ value: Int) -> String {
        var digits = String(value.magnitude)
        var index = digits.count - 3
        while index > 0 {
            digits.insert(contentsOf: language.groupSeparator, at: digits.index(digits.startIndex, offsetBy: index))
            index -= 3
        }
        return value < 0 ? "−" + digits : digits
    }

    package func decimal(_ value: Double) -> String {
        if value == value.rounded(), abs(value) < 1e15 { return number(Int(value)) }
        let parts = String(abs(value)).split(separator: ".")
        let whole = number(Int(abs(value)))
        return (value < 0 ? "−" : "") + whole + language.decimalSeparator + (parts.last ?? "0")
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
