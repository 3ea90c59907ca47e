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

    /// What cannot be read in the lines, with the line and the place in it.
    static func problems(in lines: [String], field: String) -> [Problem] {
        lines.enumerated().compactMap { index, line -> Problem? in
            do throws(PatternError) {
                _ = try Rule(match: [line])
                return nil
            } catch {
                return Problem(field, "Line \(index + 1), place \(error.column): \(error.reason)")
            }
        }
    }
}
