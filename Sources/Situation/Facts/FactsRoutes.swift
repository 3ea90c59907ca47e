import HTTPTypes
import Platform

package func factsRoutes(_ house: House) -> [Route] {
    [
        Route(.get, "/crises/:crisis/facts", .employee) { try await $0.factSheetPage() },
        Route(.get, "/crises/:crisis/facts/new", .team) { try await $0.newFactPage() },
        Route(.post, "/crises/:crisis/facts", .team) { try await $0.addFact() },
        Route(.get, "/crises/:crisis/facts/:fact", .employee) { try await $0.factPage() },
        Route(.get, "/crises/:crisis/facts/:fact/versions/new", .team) { try await $0.changeFactPage() },
        Route(.post, "/crises/:crisis/facts/:fact/versions", .team) { try await $0.changeThisFact() },
        Route(.post, "/crises/:crisis/facts/:fact/versions/:version/approvals", .team) { visit in
            let version = try visit.versionNumber()
            return try await visit.onFact { fact, tx in
                switch try approveFact(fact, version: version, by: visit.viewer.id, in: tx) {
                case .success(let fact): .success(fact.proposal == nil ? .changed : .approved)
                case .failure(let problems): .failure(problems)
                }
            }
        },
        Route(.post, "/crises/:crisis/facts/:fact/versions/:version/dismissal", .team) { visit in
            let version = try visit.versionNumber()
            return try await visit.onFact(.withdrawn) { fact, tx in
                try dropProposal(of: fact, version: version, by: visit.viewer.id, in: tx)
            }
        },
        Route(.post, "/crises/:crisis/facts/:fact/withdrawal", .team) { visit in
            let why = try visit.form()["why"]
            return try await visit.onFact(.withdrawn) { fact, tx in
                try withdrawFact(fact, why: why, by: visit.viewer.id, in: tx).problems
            }
        },
        Route(.post, "/crises/:crisis/facts/:fact/reviews", .team) { visit in
            let next = visit.t.instant(input: try visit.form()["review_by"])
            return try await visit.onFact(.saved) { fact, tx in
                try keepFact(fact, reviewBy: next, by: visit.viewer.id, in: tx)
            }
        },
    ]
}

extension Visit {
    fileprivate func addFact() async throws -> Answer {
        let form = try form()
        let (details, unread) = form.factDetails(t)
        guard unread.isEmpty else { return try await newFactPage(Filled(form, problems: unread)) }
        let (crisisID, author) = (try crisis(), viewer.id)
        let result = try await writing { tx in
            guard let crisis = try Crisis.find(crisisID, in: tx) else { throw Refusal.notFound }
            let result = try establish(details, in: crisis, by: author, in: tx)
            if case .success(let fact) = result { try form.takeTip(into: fact, by: author, in: tx) }
            return result
        }
        switch result {
        case .success(let fact): return .see(fact.path, fact.proposal == nil ? .saved : .proposed)
        case .failure(let problems): return try await newFactPage(Filled(form, problems: problems.all))
        }
    }

    fileprivate func changeThisFact() async throws -> Answer {
        let form = try form()
        let (details, unread) = form.factDetails(t)
        guard unread.isEmpty else { return try await changeFactPage(Filled(form, problems: unread)) }
        let (crisisID, author): (ID<Crisis>, ID<Person>) = (try crisis(), viewer.id)
        let factID: ID<Fact> = try id("fact")
        let result = try await writing { tx in
            let fact = try Fact.find(factID, of: crisisID, in: tx)
            let result = try changeFact(
                fact.id, to: details, basedOn: form.number("based_on") ?? 0, by: author, in: tx)
            if case .success(let changed) = result { try form.takeTip(into: changed, by: author, in: tx) }
            return result
        }
        switch result {
        case .success(let fact): return .see(fact.path, fact.proposal == nil ? .changed : .proposed)
        case .failure(let problems): return try await changeFactPage(Filled(form, problems: problems.all))
        }
    }

    /// One act on the fact in the path; what is wrong comes back on the fact's page with what was typed.
    fileprivate func onFact(
        _ act: @escaping @Sendable (ID<Fact>, Transaction) throws -> Result<Flash, Problems>
    ) async throws -> Answer {
        let (crisisID, factID): (ID<Crisis>, ID<Fact>) = (try crisis(), try id("fact"))
        let result = try await write { tx in
            try act(try Fact.find(factID, of: crisisID, in: tx).id, tx)
        }
        switch result {
        case .success(let did): return .see("/crises/\(crisisID)/facts/\(factID)", did)
        case .failure(let problems): return try await factPage(problems.all, filled: try form())
        }
    }

    fileprivate func onFact(
        _ did: Flash, _ act: @escaping @Sendable (ID<Fact>, Transaction) throws -> [Problem]
    ) async throws -> Answer {
        try await onFact { fact, tx in
            let problems = try act(fact, tx)
            return problems.isEmpty ? .success(did) : .failure(Problems(problems))
        }
    }

    /// What is thrown as problems leaves nothing written, and comes back beside what was typed.
    private func writing(
        _ act: @escaping @Sendable (Transaction) throws -> Result<Fact, Problems>
    ) async throws -> Result<Fact, Problems> {
        do { return try await write(act) } catch let problems as Problems { return .failure(problems) }
    }

    func versionNumber() throws -> Int {
        guard let number = call.parameters["version"].flatMap({ Int($0) }) else { throw Refusal.notFound }
        return number
    }

}

extension Result where Failure == Problems {
    /// What was wrong, or nothing.
    var problems: [Problem] {
        switch self {
        case .success: []
        case .failure(let problems): problems.all
        }
    }
}
