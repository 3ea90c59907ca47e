import Platform
import TextEngine

/// Pattern lines, compiled: the one place where guidance meets the engine's rules.
struct Patterns: Sendable {
    private let rule: BoundaryRule

    init(match: [String]) throws {
        rule = try BoundaryRule(TextEngine.Boundary(id: "", title: "", weight: .care, match: match))
    }

    init(_ boundary: BoundaryDetails) throws { rule = try BoundaryRule(boundary.forEngine(id: "")) }

    func match(_ text: String) -> Bool { rule.flags(text) }

    /// However often it may be said, and whatever excuses a draft: the law protects every sentence by itself.
    func touch(_ saying: Saying) -> Bool { saying.ways.contains { rule.touches($0) } }

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
