import HTTPTypes
import Platform

func profileRoutes(_ house: House) -> [Route] {
    [
        Route(.get, "/profile", .employee) { try await $0.profilePage() },
        Route(.post, "/profile", .employee) { visit in
            let form = try visit.form()
            let id = visit.viewer.id
            let problems = try await visit.write { try changeProfile(id, form, in: $0) }
            guard problems.isEmpty else { return try await visit.profilePage(Filled(form, problems: problems)) }
            return .see("/profile", .saved)
        },
        Route(.post, "/profile/password", .employee) { visit in
            let form = try visit.form()
            let old = form.all("current").last ?? ""
            let new = form.all("password").last ?? ""
            let stored = try await visit.read { try Person.password(of: visit.viewer.id, in: $0) }
            var problems: [Problem] = []
            if let stored, try await !Passwords.verify(old, against: stored, in: .known) {
                problems.append(Problem("current", "This is not your current password."))
            }
            if new.count < 10 { problems.append(Problem("password", "A password has at least 10 characters.")) }
            if new.count > 200 { problems.append(Problem("password", "A password has at most 200 characters.")) }
            guard problems.isEmpty else { return try await visit.profilePage(Filled(form, problems: problems)) }
            let hash = try await Passwords.hash(new, in: .known)
            let viewer = visit.viewer
            try await visit.write { tx in
                try Person.setPassword(hash, of: viewer.id, in: tx)
                try Session.endAll(of: viewer.id, but: viewer.session?.id, in: tx)
                try tx.record(
                    .passwordChanged, actor: viewer.id.rawValue, scope: nil, subject: viewer.id.rawValue)
            }
            return .see("/profile", .saved)
        },
        Route(.post, "/profile/sessions/all/end", .employee) { visit in
            let viewer = visit.viewer
            try await visit.write { try Session.endAll(of: viewer.id, but: viewer.session?.id, in: $0) }
            return .see("/profile", .signedOutEverywhere)
        },
        Route(.post, "/profile/sessions/:session/end", .employee) { visit in
            let session: ID<Session> = try visit.id("session")
            try await visit.write { try Session.end(session, of: visit.viewer.id, in: $0) }
            return .see("/profile", .saved)
        },
    ]
}

/// What a person says about themselves; the rest is the administrator's.
func changeProfile(_ id: ID<Person>, _ form: Form, in tx: Transaction) throws -> [Problem] {
    guard let person = try Person.find(id, in: tx) else { throw Refusal.notFound }
    let typed = PersonDetails(form)
    var details = PersonDetails(person)
    details.zoneName = typed.zoneName
    details.languages = typed.languages
    let problems = details.validate().filter { ["time_zone", "languages"].contains($0.field) }
    if problems.isEmpty { try Person(details, id: id).update(in: tx) }
    return problems
}

extension PersonDetails {
    init(_ person: Person) {
        name = person.name
        email = person.email
        title = person.title
        department = person.department
        country = person.country
        zoneName = person.zoneName
        languages = person.languages
        site = person.site
    }
}
