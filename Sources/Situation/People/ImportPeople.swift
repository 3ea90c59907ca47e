import Platform

/// A file of people, read but not yet taken in.
package struct PeopleImport: Sendable {
    package struct Row: Sendable {
        package let line: Int
        package let details: PersonDetails
        package var isNew = true
    }

    package struct Fault: Sendable {
        package let line: Int
        package let sentence: Sentence
    }

    package private(set) var rows: [Row] = []
    package private(set) var faults: [Fault] = []
    /// Without that column, those who are here keep the roles they have.
    private var saysRoles = false
    /// Without that column, they keep their site too.
    private var saysSites = false

    package static let columns = [
        "name", "email", "department", "title", "country", "time_zone", "languages", "roles", "site",
    ]

    package init(_ text: String) {
        let csv: CSV
        do throws(CSV.Fault) {
            csv = try CSV(text)
        } catch {
            faults = [Fault(error)]
            return
        }
        guard let head = csv.rows.first else {
            faults = [Fault(line: 1, sentence: "The file is empty.")]
            return
        }
        let names = head.fields.map { $0.lowercased().filter { !$0.isWhitespace } }
        for needed in ["name", "email", "department", "country", "time_zone"] where !names.contains(needed) {
            faults.append(Fault(line: head.line, sentence: "The column \(needed) is missing."))
        }
        guard faults.isEmpty else { return }
        saysSites = names.contains("site")
        saysRoles = names.contains("roles")
        var lineOfEmail: [String: Int] = [:]
        for row in csv.rows.dropFirst() {
            guard row.fields.count == names.count else {
                let sentence: Sentence = "This row has \(row.fields.count) columns, the first row has \(names.count)."
                faults.append(Fault(line: row.line, sentence: sentence))
                continue
            }
            let values = Dictionary(zip(names, row.fields)) { first, _ in first }
            read(values, line: row.line, &lineOfEmail)
        }
    }

    private mutating func read(_ values: [String: String], line: Int, _ lineOfEmail: inout [String: Int]) {
        var form = Form(values.mapValues { [$0] })
        let roles = (values["roles"] ?? "").split(separator: ";").map { $0.lowercased().filter { !$0.isWhitespace } }
        form.replace("roles", with: roles)
        for role in roles where Role(rawValue: role) == nil {
            faults.append(Fault(line: line, sentence: "There is no role called \(role)."))
        }
        let details = PersonDetails(form)
        faults += details.validate().map { Fault(line: line, sentence: $0.sentence) }
        let email = details.email.lowercased()
        if let earlier = lineOfEmail[email] {
            faults.append(Fault(line: line, sentence: "The same e-mail address stands in line \(earlier)."))
        }
        lineOfEmail[email] = line
        rows.append(Row(line: line, details: details))
    }

    /// Says for each row whether it adds someone or changes someone who is here, and whether that may be.
    package func compared(in tx: Transaction) throws -> PeopleImport {
        let known = try Person.allByEmail(in: tx)
        var compared = self
        for index in rows.indices { compared.rows[index].isNew = known[rows[index].email] == nil }
        let administrators = try Set(Person.holding(.administrator, in: tx).map(\.id))
        if let line = lineThatTakesTheLast(of: administrators, known) {
            let sentence: Sentence =
                "Someone has to be an administrator, and this row takes the role from the last one."
            compared.faults.append(Fault(line: line, sentence: sentence))
        }
        return compared
    }

    /// Takes everyone in, or nobody. Throws `Refusal.conflict` when the file no longer fits those who are here.
    package func apply(by actor: ID<Person>?, in tx: Transaction) throws {
        let known = try Person.allByEmail(in: tx)
        let administrators = try Person.administratorsLocked(in: tx)
        guard faults.isEmpty, lineThatTakesTheLast(of: administrators, known) == nil else { throw Refusal.conflict }
        let roles = try Person.allRoles(in: tx)
        for row in rows {
            let existing = known[row.email]
            var person = Person(row.details, id: existing?.id ?? .new(at: tx.now))
            person.deactivatedAt = existing?.deactivatedAt
            if !saysSites, let existing { person.site = existing.site }
            if existing == nil { try person.insert(in: tx) } else if person != existing { try person.update(in: tx) }
            let hasNewRoles = saysRoles && row.details.roles.union([.employee]) != roles[person.id]
            if let existing, person != existing || hasNewRoles {
                // So that this person, too, sees who changed what is known of them, and a role that came by file is found.
                try tx.record(.personChanged, actor: actor?.rawValue, scope: nil, subject: person.id.rawValue)
            }
            guard existing == nil || saysRoles else { continue }
            try Person.changeRoles(
                from: roles[person.id] ?? [], to: row.details.roles.union([.employee]), of: person.id, by: actor, in: tx
            )
        }
        try tx.record(
            .peopleImported, actor: actor?.rawValue, scope: nil, subject: nil, data: ["people": rows.count])
    }

    private func lineThatTakesTheLast(of administrators: Set<ID<Person>>, _ known: [String: Person]) -> Int? {
        let isGiven = rows.contains { row in
            row.details.roles.contains(.administrator) && known[row.email]?.deactivatedAt == nil
        }
        guard saysRoles, !isGiven else { return nil }
        var left = administrators
        return rows.first { row in
            guard let person = known[row.email] else { return false }
            return left.remove(person.id) != nil && left.isEmpty
        }?.line
    }
}

extension PeopleImport.Row {
    fileprivate var email: String { details.email.lowercased() }
}

extension PeopleImport.Fault {
    fileprivate init(_ fault: CSV.Fault) {
        switch fault {
        case .openQuote(let line): self.init(line: line, sentence: "A quotation mark opens here and never closes.")
        case .textAfterQuote(let line): self.init(line: line, sentence: "There is text after a closing quotation mark.")
        }
    }
}
