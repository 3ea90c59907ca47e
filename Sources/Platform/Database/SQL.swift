/// A statement, made by string interpolation only: literals are SQL, every `\(value)` is bound. There is no way from a
/// `String` to `SQL`, so injection is a type error.
package struct SQL: Sendable, ExpressibleByStringInterpolation {
    var pieces: [Piece]

    enum Piece: Sendable {
        case text(String)
        case bind(SQLValue)
        case per(sqlite: String, postgres: String)
        /// What an engine has been asked before, to look at its plan.
        case asked(Statement)
    }

    package init(stringLiteral value: StaticString) { pieces = [.text(value.description)] }
    package init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }

    package static func + (a: SQL, b: SQL) -> SQL {
        var sum = a
        sum.pieces += b.pieces
        return sum
    }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var pieces: [Piece] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserveCapacity(interpolationCount * 2 + 1)
        }

        package mutating func appendLiteral(_ literal: StaticString) { pieces.append(.text(literal.description)) }
        package mutating func appendInterpolation(_ value: some SQLConvertible) { pieces.append(.bind(value.sqlValue)) }
        package mutating func appendInterpolation<T: SQLConvertible>(_ value: T?) {
            pieces.append(.bind(value?.sqlValue ?? .null))
        }
        package mutating func appendInterpolation(_ sql: SQL) { pieces += sql.pieces }

        /// `(?, ?, …)`. An empty list matches nothing, neither with `IN` nor with `NOT IN`. PostgreSQL takes 65,535 values.
        package mutating func appendInterpolation(list values: [some SQLConvertible]) {
            guard !values.isEmpty else { return pieces.append(.text("(NULL)")) }
            for (index, value) in values.enumerated() {
                pieces.append(.text(index == 0 ? "(" : ", "))
                pieces.append(.bind(value.sqlValue))
            }
            pieces.append(.text(")"))
        }

        /// A table or column that the database itself has named.
        mutating func appendInterpolation(_ name: SQLName) { pieces.append(.text("\"\(name.text)\"")) }
        mutating func appendInterpolation(_ names: [SQLName]) {
            pieces.append(.text(names.map { "\"\($0.text)\"" }.joined(separator: ", ")))
        }

        /// Where the engines must differ.
        package mutating func appendInterpolation(sqlite: StaticString, postgres: StaticString) {
            pieces.append(.per(sqlite: sqlite.description, postgres: postgres.description))
        }
    }

    /// The statement's text with `?` or `$n`, and what is bound to them in order.
    package func rendered(for engine: Engine) -> (text: String, values: [SQLValue]) {
        var text = ""
        var values: [SQLValue] = []
        for piece in pieces {
            switch piece {
            case .text(let literal): text += literal
            case .per(let sqlite, let postgres): text += engine == .sqlite ? sqlite : postgres
            case .asked(let statement):
                text += statement.text
                values += statement.values
            case .bind(let value):
                values.append(value)
                text += engine == .sqlite ? "?" : "$\(values.count)"
            }
        }
        return (text, values)
    }
}

/// Letters, digits and underscores only, so that no name can end the quotes that it stands in.
struct SQLName: Sendable {
    let text: String

    init(_ text: String) throws(DatabaseError) {
        let isPlain = text.unicodeScalars.allSatisfy { scalar in
            scalar == "_" || ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
        }
        guard isPlain, !text.isEmpty else { throw .column(text, expected: "a name") }
        self.text = text
    }
}

package enum Engine: String, Sendable, CaseIterable { case sqlite, postgres }
