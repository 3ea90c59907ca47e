import Platform

/// What the team writes, changes and retires for a crisis. A new kind is one type that says how it is kept and
/// which fields it has; routes, events and versions are the same for all.
package protocol GuidanceItem: RowDecodable, Sendable {
    associatedtype Details: GuidanceDetails
    static var kind: GuidanceKind { get }
    static var table: SQL { get }
    var id: ID<Self> { get }
    var crisis: ID<Crisis> { get }
    var details: Details { get }
    var retiredAt: Instant? { get }
    static func insert(
        _ details: Details, as id: ID<Self>, in crisis: ID<Crisis>, by author: ID<Person>, in tx: Transaction) throws
    static func update(_ id: ID<Self>, to details: Details, in tx: Transaction) throws
}

package protocol GuidanceDetails: Sendable, Equatable, Codable {
    func validate(under limits: GuidanceLimits) -> [Problem]
    init(_ form: Form, _ t: Words)
    func form(_ t: Words) -> Form
    /// - Parameter functions: the crisis team's, to choose from.
    static func fields(_ fields: Fields, functions: [String]) -> HTML
}

/// What no guidance may cross. There is no way to write any without it.
package struct GuidanceLimits: Sendable {
    package let protectedSpeech: ProtectedSpeech
    package let now: Instant

    package init(_ protectedSpeech: ProtectedSpeech, at now: Instant) {
        self.protectedSpeech = protectedSpeech
        self.now = now
    }
}

package enum GuidanceKind: String, Sendable, CaseIterable {
    case boundary, message, guideline, template

    package var written: EventKind { EventKind(rawValue: rawValue + ".written") }
    package var changed: EventKind { EventKind(rawValue: rawValue + ".changed") }
    package var retired: EventKind { EventKind(rawValue: rawValue + ".retired") }
    package var restored: EventKind { EventKind(rawValue: rawValue + ".restored") }

    /// The word in paths.
    var noun: String {
        switch self {
        case .boundary: "boundaries"
        case .message: "messages"
        case .guideline: "guidelines"
        case .template: "templates"
        }
    }
}

extension GuidanceItem {
    /// In the order in which they were written.
    package static func all(of crisis: ID<Crisis>, in tx: Transaction) throws -> [Self] {
        try tx.remembered("\(kind.noun)/\(crisis)") {
            try tx.all(
                Self.self,
                "SELECT * FROM \(table) WHERE crisis = \(crisis) AND retired_at IS NULL ORDER BY position, id")
        }
    }

    package static func retired(of crisis: ID<Crisis>, in tx: Transaction) throws -> [Self] {
        try tx.all(
            Self.self,
            "SELECT * FROM \(table) WHERE crisis = \(crisis) AND retired_at IS NOT NULL ORDER BY retired_at DESC, id")
    }

    package static func find(_ id: ID<Self>, of crisis: ID<Crisis>, in tx: Transaction) throws -> Self {
        let found = try tx.first(Self.self, "SELECT * FROM \(table) WHERE id = \(id) AND crisis = \(crisis)")
        guard let found else { throw Refusal.notFound }
        return found
    }

    static func setRetired(_ id: ID<Self>, by person: ID<Person>?, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE \(table) SET retired_at = \(person == nil ? nil : tx.now), retired_by = \(person)
            WHERE id = \(id)
            """)
    }
}

/// Grows with every change, so that a compiled checker knows whether it is still right.
package struct GuidanceVersion: Sendable {
    package static func find(of crisis: ID<Crisis>, in tx: Transaction) throws -> Int {
        try tx.remembered("guidance/\(crisis)") {
            try tx.first("SELECT version FROM guidance_versions WHERE crisis = \(crisis)").map { try $0["version"] }
                ?? 0
        }
    }

    static func advance(of crisis: ID<Crisis>, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO guidance_versions (crisis, version, changed_at) VALUES (\(crisis), 1, \(tx.now))
            ON CONFLICT (crisis) DO UPDATE
            SET version = guidance_versions.version + 1, changed_at = excluded.changed_at
            """)
    }
}

/// Lists are kept one item a line; an item never holds a line break, because it was typed one a line.
extension [String] {
    var lines: String { joined(separator: "\n") }

    init(lines: String) {
        // By bytes: pages read many of these, and characters are dear.
        self = lines.utf8.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
    }
}
