import Platform

extension Visit {
    /// The crisis that the path names, if there is one.
    package func existingCrisis(in tx: Transaction) throws -> ID<Crisis> { try Crisis.get(crisis(), in: tx).id }
}

extension [Problem] {
    /// What is wrong stops here, and the caller is told all of it.
    package func orThrow() throws(Problems) {
        guard isEmpty else { throw Problems(self) }
    }
}

extension String {
    /// As forms read what is typed: without spaces around it.
    package var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
