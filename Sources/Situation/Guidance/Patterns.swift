import Platform
import TextEngine

/// Pattern lines, compiled: the one place where guidance meets the engine's rules.
struct Patterns: Sendable {
    private let rule: Rule

    init(match: [String], unless: [String] = []) throws {
        rule = try Rule(match: match, unless: unless)
    }

    init(_ boundary: BoundaryDetails) throws { try self.init(match: boundary.match, unless: boundary.unless) }

    func match(_ text: String) -> Bool { !rule.matches(in: text).isEmpty }

    func touch(_ saying: Saying) -> Bool { saying.ways.contains { !rule.matches(in: $0).isEmpty } }

    /// What cannot be read in the lines, with the line and the place in it.
    static func problems(in lines: [String], field: String) -> [Problem] {
        lines.enumerated().compactMap { index, line -> Problem? in
            do throws(PatternError) {
                _ = try Rule(match: [line])
                return nil
            } catch {
                return Problem(field, "Line \(index + 1), place \(error.column): \(error.reason).")
            }
        }
    }
}

/// A draft that denies something is left alone; what the law protects is protected said and denied alike, so a pattern
/// that would point at either touches it.
struct Saying: Sendable {
    let text: String
    fileprivate let ways: [ReadText]

    init(_ text: String) {
        self.text = text
        let words = text.split(separator: " ")
        let said = words.filter { !denials.contains($0.lowercased()) && !isContracted($0) }
        ways = said.count < words.count ? [ReadText(text), ReadText(said.joined(separator: " "))] : [ReadText(text)]
    }
}

private let denials: Set<String> = [
    "not", "never", "no", "nobody", "none", "neither", "nor", "without", "cannot", "can't", "cant", "dont", "wont",
]

private func isContracted(_ word: Substring) -> Bool {
    word.lowercased().hasSuffix("n't") || word.lowercased().hasSuffix("n’t")
}
