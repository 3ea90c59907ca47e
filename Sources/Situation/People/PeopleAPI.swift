import HTTPTypes
import Platform

package struct PersonJSON: Codable, Sendable {
    let id: ID<Person>
    let name: String
    let email: String
    let title: String
    let department: String
    let country: String
    let timeZone: String
    let languages: [String]
    /// Where they work; empty when nobody has said.
    let site: String
    let roles: [Role]
    let deactivatedAt: Timestamp?

    fileprivate init(_ person: Person, in tx: Transaction) throws {
        id = person.id
        name = person.name
        email = person.email
        title = person.title
        department = person.department
        country = person.country
        timeZone = person.zoneName
        languages = person.languages
        site = person.site
        let roles = try Person.roles(of: person.id, in: tx)
        self.roles = Role.allCases.filter(roles.contains)
        deactivatedAt = Timestamp(person.deactivatedAt)
    }
}

package struct PersonDetailsJSON: Codable, Sendable {
    let name: String
    let email: String
    let department: String
    let title: String?
    let country: String
    let timeZone: String
    let languages: [String]?
    let site: String?
    let roles: [Role]?

    /// - Parameter person: as they are; what is not said stays.
    fileprivate func details(of person: Person? = nil) -> PersonDetails {
        var details = PersonDetails()
        details.name = name.trimmed
        details.email = email.trimmed
        details.department = department.trimmed
        details.title = (title ?? "").trimmed
        details.country = country.uppercased()
        details.zoneName = timeZone
        details.languages = languages ?? ["en"]
        details.site = (site ?? person?.site ?? "").trimmed
        details.roles = Set(roles ?? [.employee])
        return details
    }
}

package struct InvitationJSON: Codable, Sendable {
    /// Whoever opens it first is signed in as this person.
    let address: String
}

package struct PeopleImportJSON: Codable, Sendable {
    /// The file as text, with its first row of names.
    let csv: String
    /// Without it, nothing is taken in, and the answer says what would be.
    let apply: Bool?
}

package struct ImportOutcomeJSON: Codable, Sendable {
    package struct FaultJSON: Codable, Sendable {
        let line: Int
        let detail: String
    }

    let added: Int
    let changed: Int
    let isApplied: Bool
    let faults: [FaultJSON]
}

package let peopleOperations: [APIOperation] =
    profileOperations + erasureRequestsOperations + [
        .list(
            "/people", .administrator, "listPeople", "People, by age of their entry",
            filters: [
                .init("email", "Only the one with this address."),
                .init("department", "Only those in this department."),
            ], scope: .administer
        ) { visit, page, tx in
            let query = visit.call.query
            let people = try Person.page(
                after: page.id(), limit: page.limit + 1, email: query["email"], department: query["department"], in: tx)
            return try page.listing(people, place: { $0.id.rawValue }) { try PersonJSON($0, in: tx) }
        },
        .read("/people/:person", .administrator, "getPerson", "One person", scope: .administer) {
            try PersonJSON($0.person(in: $1), in: $1)
        },
        .act(.post, "/people", .administrator, .administer, "addPerson", "Add someone", status: .created) {
            (visit, body: PersonDetailsJSON, tx) in
            try PersonJSON(addPerson(body.details(), by: visit.viewer.id, in: tx).get(), in: tx)
        },
        .act(
            .put, "/people/:person", .administrator, .administer, "changePerson", "Change what is known of someone",
            state: { try PersonJSON($0.person(in: $1), in: $1) }
        ) { (visit, body: PersonDetailsJSON, tx) in
            let person = try visit.person(in: tx)
            try changePerson(person.id, to: body.details(of: person), by: visit.viewer.id, in: tx).orThrow()
            return try PersonJSON(visit.person(in: tx), in: tx)
        },
        .act(
            .post, "/people/:person/invitations", .administrator, .administer, "invitePerson",
            "Make a link that signs someone in once", status: .created
        ) { (visit, _: NoBodyJSON, tx) in
            let path = try invite(visit.id("person"), by: visit.viewer.id, in: tx)
            return InvitationJSON(address: visit.services.settings.address + path)
        },
        .act(
            .post, "/people/:person/deactivation", .administrator, .administer, "deactivatePerson", "Someone leaves"
        ) { (visit, _: NoBodyJSON, tx) in
            try deactivate(visit.id("person"), by: visit.viewer.id, in: tx).orThrow()
            return try PersonJSON(visit.person(in: tx), in: tx)
        },
        .act(.post, "/people/:person/return", .administrator, .administer, "welcomePersonBack", "Someone comes back") {
            (visit, _: NoBodyJSON, tx) in
            try welcomeBack(visit.id("person"), by: visit.viewer.id, in: tx)
            return try PersonJSON(visit.person(in: tx), in: tx)
        },
        importOperation,
    ]

private var importOperation: APIOperation {
    var operation = APIOperation.act(
        .post, "/people/imports", .administrator, .administer, "importPeople",
        "Take in a file of people: all, or nobody"
    ) { (visit, body: PeopleImportJSON, tx) in
        let read = try PeopleImport(body.csv).compared(in: tx)
        let isApplied = body.apply == true && read.faults.isEmpty
        if isApplied { try read.apply(by: visit.viewer.id, in: tx) }
        return ImportOutcomeJSON(
            added: read.rows.count(where: \.isNew), changed: read.rows.count { !$0.isNew }, isApplied: isApplied,
            faults: read.faults.map { .init(line: $0.line, detail: visit.t($0.sentence)) })
    }
    operation.bodyLimit = 8 << 20
    return operation
}

extension Visit {
    fileprivate func person(in tx: Transaction) throws -> Person {
        guard let person = try Person.find(id("person"), in: tx) else { throw Refusal.notFound }
        return person
    }
}
