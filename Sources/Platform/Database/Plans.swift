/// One statement as an engine gets it.
package struct Statement: Sendable, Hashable {
    package let text: String
    package let values: [SQLValue]
}

package typealias Watch = @Sendable (Statement) -> Void

extension Transaction {
    /// How the engine would answer a statement, a line a step.
    package func plan(of statement: Statement) throws -> [String] {
        var question: SQL = "\(sqlite: "EXPLAIN QUERY PLAN ", postgres: "EXPLAIN ")"
        question.pieces.append(.asked(statement))
        return try all(question).map { try $0[engine == .sqlite ? "detail" : "QUERY PLAN"] }
    }
}
