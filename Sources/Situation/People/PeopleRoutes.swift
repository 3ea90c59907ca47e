import HTTPTypes
import Platform

package func peopleRoutes(_ house: House) -> [Route] {
    signInRoutes(house) + profileRoutes(house) + ownDataRoutes(house) + apiTokensRoutes + [
        Route(.get, "/people", .administrator) { visit in
            try await visit.noteAccess(.peopleListed, to: nil)
            return try await visit.peoplePage()
        },
        Route(.get, "/people/new", .administrator) { try await $0.newPersonPage(Filled(PersonDetails.blank)) },
        Route(.post, "/people", .administrator) { visit in
            let form = try visit.form()
            let result = try await visit.write { try addPerson(PersonDetails(form), by: visit.viewer.id, in: $0) }
            switch result {
            case .success(let person): return .see("/people/\(person.id)", .saved)
            case .failure(let problems): return try await visit.newPersonPage(Filled(form, problems: problems.all))
            }
        },
        Route(.get, "/people/import", .administrator) { $0.importPage() },
        Route(.post, "/people/import", .administrator, limit: 8 << 20) { visit in
            let form = try visit.form()
            let text = form.files["file"].flatMap { $0.isEmpty ? nil : $0 } ?? form["rows"]
            let read = try await visit.read { try PeopleImport(text).compared(in: $0) }
            guard form.isOn("apply"), read.faults.isEmpty else { return visit.importPage(read, text: text) }
            try await visit.write { try read.apply(by: visit.viewer.id, in: $0) }
            return .see("/people", .imported)
        },
        Route(.get, "/people/:person", .administrator) { visit in
            let page = try await visit.personPage()
            try await visit.noteAccess(.personViewed, to: visit.id("person"))
            return page
        },
        Route(.post, "/people/:person", .administrator) { visit in
            let form = try visit.form()
            let id: ID<Person> = try visit.id("person")
            let problems = try await visit.write { tx in
                guard try Person.find(id, in: tx) != nil else { throw Refusal.notFound }
                return try changePerson(id, to: PersonDetails(form), by: visit.viewer.id, in: tx)
            }
            guard problems.isEmpty else { return try await visit.personPage(Filled(form, problems: problems)) }
            return .see("/people/\(id)", .saved)
        },
        Route(.post, "/people/:person/invitations", .administrator) { visit in
            let id: ID<Person> = try visit.id("person")
            let path = try await visit.write { try invite(id, by: visit.viewer.id, in: $0) }
            return try await visit.personPage(invitation: visit.services.settings.address + path)
        },
        Route(.post, "/people/:person/deactivation", .administrator) { visit in
            let id: ID<Person> = try visit.id("person")
            let problems = try await visit.write { try deactivate(id, by: visit.viewer.id, in: $0) }
            guard problems.isEmpty else { return try await visit.personPage(refused: problems) }
            return .see("/people/\(id)", .saved)
        },
        Route(.post, "/people/:person/return", .administrator) { visit in
            let id: ID<Person> = try visit.id("person")
            try await visit.write { try welcomeBack(id, by: visit.viewer.id, in: $0) }
            return .see("/people/\(id)", .saved)
        },
        Route(.post, "/people/:person/erasure", .administrator) { visit in
            let id: ID<Person> = try visit.id("person")
            let form = try visit.form()
            let house = house
            let problems = try await refusing {
                try await visit.write { tx -> [Problem] in
                    guard let person = try Person.find(id, in: tx) else { throw Refusal.notFound }
                    guard form["confirm"].lowercased() == person.email else {
                        return [Problem("confirm", "This is not their e-mail address. Nobody was erased.")]
                    }
                    return try erase(id, house: house, by: visit.viewer.id, in: tx)
                }
            }
            guard problems.isEmpty else { return try await visit.personPage(refused: problems) }
            return .see("/people", .erased)
        },
    ]
}

/// What cannot be done right now, told like anything else that is wrong with a form.
private func refusing(_ body: () async throws -> [Problem]) async throws -> [Problem] {
    do {
        return try await body()
    } catch let problems as Problems {
        return problems.all
    }
}
