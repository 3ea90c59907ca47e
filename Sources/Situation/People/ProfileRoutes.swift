import HTTPTypes
import Platform

func profileRoutes(_ house: House) -> [Route] {
    [
        Route(.get, "/profile", .employee) { try await $0.profilePage() },
        Route(.post, "/profile", .employee) { visit in
            let form = try visit.form()
            var person = visit.viewer.person
            person.zoneName = form["time_zone"]
            person.languages = form["languages"].split(separator: " ").map(String.init)
            var details = PersonDetails(person)
            details.languages = person.languages.isEmpty ? ["en"] : person.languages
            let problems = details.validate()
            guard problems.isEmpty else {
                return try await visit.profilePage(Filled(form, problems: problems))
            }
            let changed = Person(details, id: person.id)
            try await visit.write { try changed.update(in: $0) }
            return .see("/profile", .saved)
        },
        Route(.post, "/profile/password", .employee) { visit in
            let form = try visit.form()
            let old = form.all("current").last ?? ""
            let new = form.all("password").last ?? ""
            let stored = try await visit.read { try Person.password(of: visit.viewer.id, in: $0) }
            var problems: [Problem] = []
            if let stored, try await !Passwords.verify(old, against: stored) {
                problems.append(Problem("current", "This is not your current password."))
            }
            if new.count < 10 { problems.append(Problem("password", "A password has at least 10 characters.")) }
            if new.count > 200 { problems.append(Problem("password", "A password has at most 200 characters.")) }
            guard problems.isEmpty else { return try await visit.profilePage(Filled(form, problems: problems)) }
            let hash = try await Passwords.hash(new)
            let viewer = visit.viewer
            try await visit.write { tx in
                try Person.setPassword(hash, of: viewer.id, in: tx)
                try Session.endAll(of: viewer.id, but: viewer.session, in: tx)
                try tx.record(
                    .passwordChanged, actor: viewer.id.rawValue, scope: nil, subject: viewer.id.rawValue)
            }
            return .see("/profile", .saved)
        },
        Route(.post, "/profile/sessions/all/end", .employee) { visit in
            let viewer = visit.viewer
            try await visit.write { try Session.endAll(of: viewer.id, but: viewer.session, in: $0) }
            return .see("/profile", .signedOutEverywhere)
        },
        Route(.post, "/profile/sessions/:session/end", .employee) { visit in
            let session: ID<Session> = try visit.id("session")
            try await visit.write { try Session.end(session, of: visit.viewer.id, in: $0) }
            return .see("/profile", .saved)
        },
    ]
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
    }
}
