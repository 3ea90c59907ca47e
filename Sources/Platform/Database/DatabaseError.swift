/// What a database can refuse, in the same words on both engines.
package enum DatabaseError: Error, Equatable {
    case unique
    case foreignKey
    case check
    case notNull
    /// The row we asked for is not what we asked for.
    case column(String, expected: String)
    /// A transaction was used after its closure ended.
    case outlived
    /// It cannot be reached, its file cannot be opened, or its disk is full. Nothing was changed.
    case unavailable
    /// The connection broke while committing: the change may or may not be there.
    case unknownOutcome
    /// Worth starting the transaction again.
    case conflict
    case oldSchema(missing: [String])
    case newerSchema(unknown: [String])
    case badAddress(String)
    case other(code: String, message: String)

    /// Over by itself, when the database is back or the other one is done.
    package var isPassing: Bool { self == .unavailable || self == .unknownOutcome || self == .conflict }
}

/// Wherever it is printed, an error says its kind and never the engine's message, which may quote a value.
extension DatabaseError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unique: "database unique"
        case .foreignKey: "database foreign key"
        case .check: "database check"
        case .notNull: "database not null"
        case .column(let name, let expected): "column \(name) is not \(expected)"
        case .outlived: "transaction outlived"
        case .unavailable: "database unavailable"
        case .unknownOutcome: "database outcome unknown"
        case .conflict: "database conflict"
        case .oldSchema: "old schema"
        case .newerSchema: "newer schema"
        case .badAddress: "database address"
        case .other(let code, _): "database \(code)"
        }
    }

    package var logDescription: String { description }
}
