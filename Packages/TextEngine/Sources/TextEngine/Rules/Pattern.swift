/// One pattern line, read. The grammar stands in `Rule`.
struct Pattern: Sendable {
    indirect enum Element: Sendable {
        case stem(String)
        case exact(String)
        case number
        /// What looks like somebody's name.
        case name
        /// Any one word.
        case word
        /// The word before, once more.
        case again
        /// Up to so many words.
        case gap(Int)
        case any([[Element]])
    }

    let elements: [Element]

    /// With other elements where a word stands, as for the names of an employer.
    func replacing(stem: String, by choices: [[Element]]) -> Pattern {
        Pattern(elements: Pattern.replacing(stem, by: choices, in: elements))
    }

    private static func replacing(_ stem: String, by choices: [[Element]], in elements: [Element]) -> [Element] {
        elements.map { element in
            switch element {
            case .stem(stem): .any(choices)
            case .any(let inner): .any(inner.map { replacing(stem, by: choices, in: $0) })
            case .stem, .exact, .number, .name, .word, .again, .gap: element
            }
        }
    }

    /// Sets of stems, each of which lends at least one word to every match.
    var required: [Set<String>] { Pattern.required(of: elements) }

    private static func required(of elements: [Element]) -> [Set<String>] {
        elements.compactMap { element in
            switch element {
            case .stem(let stem): return [stem]
            case .exact(let word): return [Stemming.stemOfExact(word)]
            case .number, .name, .word, .again, .gap: return nil
            case .any(let choices):
                var all: Set<String> = []
                for choice in choices {
                    guard let least = required(of: choice).min(by: { $0.count < $1.count }) else { return nil }
                    all.formUnion(least)
                }
                return all
            }
        }
    }

    /// The most gaps that one way through the elements meets.
    static func gaps(in elements: [Element]) -> Int {
        elements.reduce(0) { sum, element in
            switch element {
            case .gap: sum + 1
            case .any(let choices): sum + (choices.map { gaps(in: $0) }.max() ?? 0)
            case .stem, .exact, .number, .name, .word, .again: sum
            }
        }
    }
}

/// A pattern line that cannot be read: where, counted from 1, and why in English.
public struct PatternError: Error, Sendable, Equatable {
    public let column: Int
    public let reason: String
}
