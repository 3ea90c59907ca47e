import Platform

/// Adds one person, or says what is wrong.
package func addPerson(
    _ details: PersonDetails, by actor: ID<Person>?, in tx: Transaction
) throws -> Result<Person, Problems> {
    var problems = details.validate()
    if try Person.find(email: details.email, in: tx) != nil {
        problems.append(Problem("email", "Someone with this e-mail address is here already."))
    }
    guard problems.isEmpty else { return .failure(Problems(problems)) }
    let person = Person(details, id: .new(at: tx.now))
    try person.insert(in: tx)
    try Person.setRoles(details.roles.union([.employee]), of: person.id, by: actor, in: tx)
    try tx.record(.personAdded, actor: actor?.rawValue, scope: nil, subject: person.id.rawValue)
    return .success(person)
}

package func changePerson(
    _ id: ID<Person>, to details: PersonDetails, by actor: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    var problems = details.validate()
    if let other = try Person.find(email: details.email, in: tx), other.id != id {
        problems.append(Problem("email", "Someone else has this e-mail address."))
    }
    if try !details.roles.contains(.administrator) && isLastAdministrator(id, in: tx) {
        problems.append(Problem("roles", "Someone has to be an administrator. Give the role to someone else first."))
    }
    guard problems.isEmpty else { return problems }
    try Person(details, id: id).update(in: tx)
    try Person.setRoles(details.roles.union([.employee]), of: id, by: actor, in: tx)
    try tx.record(.personChanged, actor: actor.rawValue, scope: nil, subject: id.rawValue)
    return []
}

private func isLastAdministrator(_ id: ID<Person>, in tx: Transaction) throws -> Bool {
    try Person.administratorsLocked(in: tx) == [id]
}

/// What is wrong, where a `Result` has to carry it.
package struct Problems: Error, Sendable {
    package let all: [Problem]
    package init(_ all: [Problem]) { self.all = all }
}

extension Person {
    init(_ details: PersonDetails, id: ID<Person>) {
        self.init(
            id: id, name: details.name, email: details.email.lowercased(), title: details.title,
            department: details.department, country: details.country.uppercased(), zoneName: details.zoneName,
            languages: details.languages, site: details.site)
    }
}

extension PersonDetails {
    init(_ form: Form) {
        name = form["name"]
        email = form["email"]
        title = form["title"]
        department = form["department"]
        country = form["country"].uppercased()
        zoneName = form["time_zone"]
        languages = form["languages"].split(whereSeparator: { $0 == " " || $0 == "," || $0 == ";" }).map(String.init)
        if languages.isEmpty { languages = ["en"] }
        site = form["site"]
        roles = Set(form.all("roles").compactMap(Role.init(rawValue:)))
    }
}

extension Form {
    init(_ person: Person, roles: Set<Role>) {
        self.init([
            "name": [person.name], "email": [person.email], "title": [person.title],
            "department": [person.department], "country": [person.country], "time_zone": [person.zoneName],
            "languages": [person.languages.joined(separator: " ")], "site": [person.site],
            "roles": roles.map(\.rawValue),
        ])
    }
}
