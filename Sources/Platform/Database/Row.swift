/// One row of a result: `let title: String = try row["title"]`.
package struct Row: Sendable {
    let columns: Columns
    let values: [SQLValue]

    /// Shared by all rows of a result.
    final class Columns: Sendable {
        let names: [String]
        let index: [String: Int]

        init(_ names: [String]) {
            self.names = names
            index = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
        }
    }

    /// Constant time. Throws `DatabaseError.column` when there is no such column, or when it holds something else.
    package subscript<T: SQLConvertible>(_ column: String) -> T {
        get throws {
            guard let index = columns.index[column] else {
                throw DatabaseError.column(column, expected: "a column of the result")
            }
            guard let value = T(sqlValue: values[index]) else {
                throw DatabaseError.column(column, expected: String(describing: T.self))
            }
            return value
        }
    }
}

/// Made from one row, by the names of its columns.
package protocol RowDecodable {
    init(row: Row) throws
}
