/// How many secrets a new key has taken over.
package struct Resealed: Sendable, Equatable {
    package private(set) var changed = 0
    package private(set) var current = 0
    /// Neither the key nor a former one opens them.
    package private(set) var lost = 0

    package init() {}

    package mutating func take(
        _ sealed: String, purpose: String, _ vault: Vault, keep: (String) throws -> Void
    ) throws {
        // What came in with an export has no secret.
        guard !sealed.isEmpty else { return }
        do {
            guard let new = try vault.reseal(sealed, purpose: purpose) else { return current += 1 }
            try keep(new)
            changed += 1
        } catch Vault.Fault.notSealed {
            lost += 1
        }
    }

    package static func + (a: Resealed, b: Resealed) -> Resealed {
        var sum = a
        sum.changed += b.changed
        sum.current += b.current
        sum.lost += b.lost
        return sum
    }
}
