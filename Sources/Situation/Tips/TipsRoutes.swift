import HTTPTypes
import Platform

package let tipsRoutes: [Route] = [
    Route(.get, "/tips", .employee) { try await $0.ownTipsPage() },
    Route(.post, "/tips/:tip/withdrawal", .employee) { visit in
        let (id, viewer): (ID<Tip>, ID<Person>) = (try visit.id("tip"), visit.viewer.id)
        try await visit.write { try takeBackTip(id, by: viewer, in: $0) }
        return .see("/tips", .takenBack)
    },
    Route(.get, "/crises/:crisis/tips/new", .employee) { visit in
        try await visit.tipFormPage(Filled(Form(["fact": [visit.call.query["fact"]]])))
    },
    Route(.post, "/crises/:crisis/tips", .employee) { try await $0.giveThisTip() },
    Route(.get, "/crises/:crisis/tips", .team) { try await $0.tipsPage() },
    Route(.post, "/crises/:crisis/tips/:offered/refusal", .team) { visit in
        let (crisis, id): (ID<Crisis>, ID<Tip>) = (try visit.crisis(), try visit.id("offered"))
        let (form, viewer) = (try visit.form(), visit.viewer.id)
        let problems = try await visit.write {
            try leaveTip(id, of: crisis, because: form["reply"], by: viewer, in: $0)
        }
        guard problems.isEmpty else { return try await visit.tipsPage(Filled(form, problems: problems)) }
        return .see("/crises/\(crisis)/tips", .tipLeft)
    },
]

extension Visit {
    fileprivate func giveThisTip() async throws -> Answer {
        let (form, viewer, id) = (try form(), viewer, try crisis())
        let details = TipDetails(
            fact: form.id("fact"), statement: form["statement"], source: form["source"], wantsName: form.isOn("name"))
        let result = try await write { tx in try giveTip(details, in: Crisis.get(id, in: tx), by: viewer, tx) }
        switch result {
        case .success: return .see("/tips", .tipGiven)
        case .failure(let problems): return try await tipFormPage(Filled(form, problems: problems.all))
        }
    }

    /// The tip that a fact form was opened for, if there is one that waits.
    func tipToTake() async throws -> Tip? {
        guard let id: ID<Tip> = call.query.id("tip") else { return nil }
        let crisis = try crisis()
        let tip = try await read { try Tip.get(id, of: crisis, in: $0) }
        return tip.decidedAt == nil ? tip : nil
    }
}

extension Form {
    /// Settles the tip that this form of a fact was filled from, in the fact's own transaction.
    func takeTip(into fact: Fact, by person: ID<Person>, in tx: Transaction) throws {
        guard let tip: ID<Tip> = id("tip") else { return }
        let problems = try Situation.takeTip(tip, of: fact.crisis, into: fact, reply: self["reply"], by: person, in: tx)
        guard problems.isEmpty else { throw Problems(problems) }
    }
}
