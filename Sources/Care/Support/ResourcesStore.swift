import Platform
import Situation

extension SupportResource {
    /// In the order in which people look for them: what is near before what is everywhere.
    package static func all(in tx: Transaction) throws -> [SupportResource] {
        try tx.remembered("support/resources") {
            try tx.all(
                SupportResource.self,
                "SELECT * FROM support_resources ORDER BY country DESC, name, id LIMIT \(most)")
        }
    }

    package static func get(_ id: ID<SupportResource>, in tx: Transaction) throws -> SupportResource {
        guard let found = try tx.first(SupportResource.self, "SELECT * FROM support_resources WHERE id = \(id)") else {
            throw Refusal.notFound
        }
        return found
    }

    static func count(in tx: Transaction) throws -> Int { try tx.count("SELECT count(*) FROM support_resources") }

    static func insert(
        _ id: ID<SupportResource>, _ kind: SupportKind, _ details: SupportResourceDetails, by author: ID<Person>,
        in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO support_resources (id, kind, audience, name, country, languages, phone, web, hours, expect,
                written_at, written_by)
            VALUES (\(id), \(kind), \(details.audience), \(details.name), \(details.country),
                \(details.languages.joined(separator: " ")), \(details.phone), \(details.web), \(details.hours),
                \(details.expect), \(tx.now), \(author))
            """)
    }

    static func update(
        _ id: ID<SupportResource>, _ kind: SupportKind, _ details: SupportResourceDetails, in tx: Transaction
    ) throws {
        try tx.run(
            """
            UPDATE support_resources SET kind = \(kind), audience = \(details.audience), name = \(details.name),
                country = \(details.country), languages = \(details.languages.joined(separator: " ")),
                phone = \(details.phone), web = \(details.web), hours = \(details.hours), expect = \(details.expect)
            WHERE id = \(id)
            """)
    }

    static func setRetired(_ id: ID<SupportResource>, by person: ID<Person>?, in tx: Transaction) throws {
        let at = person == nil ? nil : tx.now
        try tx.run("UPDATE support_resources SET retired_at = \(at), retired_by = \(person) WHERE id = \(id)")
    }
}
