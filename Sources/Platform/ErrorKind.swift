/// What the log may say of an error: its type and, from the database, its code. Never its text, because texts quote what
/// people typed.
package func errorKind(_ error: any Error) -> String {
    if let error = error as? DatabaseError { return error.logDescription }
    return String(reflecting: type(of: error))
}
