import Foundation

/// Which machines the program may call. Addresses that people type must not lead to machines inside: the database, the
/// cloud's own data, a printer.
package struct Reach: Sendable {
    private let isOpen: Bool
    private let inside: Set<String>

    /// Everything, for tests and for addresses that the operator wrote.
    package static let anywhere = Reach(isOpen: true, inside: [])

    /// Public addresses, and these hosts, each `name` or `name:port`.
    package static func publicly(and inside: [String]) -> Reach {
        Reach(isOpen: false, inside: Set(inside.map { $0.lowercased() }))
    }

    /// The address to connect to for a host. Nil when it is to be called by its name, unchecked. Every address that the
    /// name has is looked at, and one that lies inside refuses them all.
    ///
    /// - Throws: `DeliveryError.notSent` when it may not be called or is not found.
    func address(of host: String, port: Int, resolve: Resolve) async throws -> String? {
        let host = host.lowercased().trimmingCharacters(in: ["[", "]"])
        if isOpen || names(host, port) { return nil }
        let found = try await resolve(host)
        guard let first = found.first, found.allSatisfy({ IPAddress($0)?.isPublic == true }) else {
            throw DeliveryError.notSent
        }
        return first
    }

    /// Whether the operator has named this machine: one of the house's own, not a stranger's.
    func names(_ host: String, _ port: Int) -> Bool {
        let host = host.lowercased().trimmingCharacters(in: ["[", "]"])
        return inside.contains(host) || inside.contains("\(host):\(port)")
    }

    typealias Resolve = @Sendable (String) async throws -> [String]
}
