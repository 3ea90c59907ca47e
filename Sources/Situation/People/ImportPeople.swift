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

        fileprivate init(line: Int, sentence: Sentence) {
            self.line = line
            self.sentence = sentence
        }

        fileprivate init(_ fault: CSV.Fault) {
            switch fault {
            case .openQuote(let line):
                self.init(line: line, sentence: "A quotation mark opens here and never closes.")
            case .textAfterQuote(let line):
                self.init(line: line, sentence: "There is text after a closing quotation mark.")
            }
        }
    }

    package private(set) var rows: [Row] = []
    package private(set) var faults: [Fault] = []

    package static let columns = [
        "name", "email", "department", "title", "country", "time_zone", "languages", "roles", "phone",
    ]

    package init(_ text: String) {
        let csv: CSV
        do throws(CSV.Fault) {
            csv = try CSV(text)
        } catch {
            switch error {
            case .openQuote(let line):
                faults = [Fault(line: line, sentence: "A quotation mark opens here and never closes.")]
            case .textAfterQuote(let line):
                faults = [Fault(line: line, sentence: "There is text after a closing quotation mark.")]
            }
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

    /// Says for each row whether it adds someone or changes someone who is here.
    package func compared(in tx: Transaction) throws -> PeopleImport {
        let known = Set(try tx.all("SELECT email FROM people").map { try $0["email"] as String })
        var compared = self
        for index in rows.indices {
            compared.rows[index].isNew = !known.contains(rows[index].details.email.lowercased())
        }
        return compared
    }

    /// Takes everyone in, or nobody.
    package func apply(by actor: ID<Person>?, in tx: Transaction) throws {
        precondition(faults.isEmpty, "a file with faults is never applied")
        let rows = try tx.all("SELECT id, email FROM people")
        let known = Dictionary(try rows.map { (try $0["email"] as String, try $0["id"] as ID<Person>) }) { a, _ in a }
        for row in self.rows {
            let existing = known[row.details.email.lowercased()]
            let person = Person(row.details, id: existing ?? .new(at: tx.now))
            if existing == nil { try person.insert(in: tx) } else { try person.update(in: tx) }
            try Person.setRoles(row.details.roles.union([.employee]), of: person.id, by: actor, in: tx)
        }
        try tx.record(
            .peopleImported, actor: actor?.rawValue, scope: nil, subject: nil, data: ["people": self.rows.count])
    }
}
