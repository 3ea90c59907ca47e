/// A sentence a person reads, before it has a language: the English source is the key, values keep their kind so that
/// each language can place and format them. Made by interpolation: `"Saved \(time: at)"` has the key `Saved {1}`.
package struct Sentence: Sendable, Equatable, ExpressibleByStringInterpolation {
    package let key: String
    package let values: [Value]

    package enum Value: Sendable, Equatable {
        case text(String)
        case number(Int)
        case decimal(Double)
        case time(Instant)
        case day(Instant)
        case moment(Instant)
        case sentence(Sentence)
    }

    package init(stringLiteral value: StaticString) {
        key = value.description
        values = []
    }

    package init(stringInterpolation: StringInterpolation) {
        key = stringInterpolation.key
        values = stringInterpolation.values
    }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var key = ""
        fileprivate var values: [Value] = []

        package init(literalCapacity: Int, interpolationCount: Int) {}
        package mutating func appendLiteral(_ literal: StaticString) { key += literal.description }
        package mutating func appendInterpolation(_ value: String) { add(.text(value)) }
        package mutating func appendInterpolation(_ value: Int) { add(.number(value)) }
        package mutating func appendInterpolation(_ value: Double) { add(.decimal(value)) }
        package mutating func appendInterpolation(_ value: Sentence) { add(.sentence(value)) }
        /// `14:05` where the reader is.
        package mutating func appendInterpolation(time value: Instant) { add(.time(value)) }
        /// `Sunday 22 November`.
        package mutating func appendInterpolation(day value: Instant) { add(.day(value)) }
        /// The time today, the weekday this week, else the date.
        package mutating func appendInterpolation(moment value: Instant) { add(.moment(value)) }

        private mutating func add(_ value: Value) {
            values.append(value)
            key += "{\(values.count)}"
        }
    }
}

extension Sentence {
    /// Wraps words that come from people or data, where a sentence is asked for.
    package static func verbatim(_ text: String) -> Sentence { "\(text)" }
}
