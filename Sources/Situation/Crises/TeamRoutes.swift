import HTTPTypes
import Platform

let teamRoutes: [Route] = [
    Route(.get, "/crises/:crisis/team", .team) { try await $0.teamPage() },
    Route(.post, "/crises/:crisis/team", .team) { visit in
        let form = try visit.form()
        return try await visit.changeTeam(form, .joined) { crisis, tx in
            guard let person = try Person.find(typed: form["person"], in: tx) else {
                return [Problem("person", "Nobody here has this name or e-mail address.")]
            }
            return try takeFunction(
                form["function"], of: crisis, person: person.id, isBackup: form.isOn("backup"), by: visit.viewer.id,
                in: tx)
        }
    },
    Route(.post, "/crises/:crisis/team/handover", .team) { visit in
        let form = try visit.form()
        return try await visit.changeTeam(form, .handedOver) { crisis, tx in
            try handOver(form["function"], of: crisis, by: visit.viewer.id, in: tx)
        }
    },
    Route(.post, "/duty/later", .employee) { $0.askLaterAboutDuty() },
    Route(.post, "/crises/:crisis/team/departures", .team) { visit in
        let form = try visit.form()
        return try await visit.changeTeam(form, .saved) { crisis, tx in
            try leaveFunction(
                form["function"], of: crisis, isBackup: form.isOn("backup"), by: visit.viewer.id, in: tx)
        }
    },
]

extension Visit {
    fileprivate func changeTeam(
        _ form: Form, _ did: Flash, _ act: @escaping @Sendable (ID<Crisis>, Transaction) throws -> [Problem]
    ) async throws -> Answer {
        let id = try crisis()
        let (problems, isStillHere) = try await write { tx in
            guard try Crisis.get(id, in: tx).isOpen else { throw Refusal.conflict }
            let problems = try act(id, tx)
            let memberships = try Membership.all(of: viewer.id, in: tx)
            return (problems, memberships.contains { $0.crisis == id })
        }
        guard problems.isEmpty else { return try await teamPage(Filled(form, problems: problems)) }
        return isStillHere ? .see("/crises/\(id)/team", did) : .see("/crises", .saved)
    }
}

extension Person {
    /// By e-mail address, or by a name that only one person has.
    package static func find(typed text: String, in tx: Transaction) throws -> Person? {
        if let person = try find(email: text, in: tx) { return person }
        guard !text.isEmpty else { return nil }
        let found = try search(text, limit: 20, in: tx).filter { $0.deactivatedAt == nil }
        let exact = found.filter { $0.name.lowercased() == text.lowercased() }
        let candidates = exact.isEmpty ? found : exact
        return candidates.count == 1 ? candidates.first : nil
    }
}
