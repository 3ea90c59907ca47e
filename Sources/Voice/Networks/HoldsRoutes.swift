import HTTPTypes
import Platform
import Situation

func holdsRoutes(_ house: House) -> [Route] {
    [
        Route(.get, "/crises/:crisis/holds", .team) { try await $0.holdsPage() },
        Route(.post, "/crises/:crisis/holds", .team) { visit in
            let form = try visit.form()
            let crisis = try visit.crisis()
            let reason = form["reason"]
            let reach: Hold.Reach? =
                switch form["reach"] {
                case "organisation": .organisation
                case "crisis", "": .crisis(crisis)
                case "department": .department(form["department"])
                default: nil
                }
            let isPlaced = try await visit.write { tx in
                guard let reach, try reach.isThere(in: tx) else { return false }
                _ = try placeHold(reach, reason: reason, by: visit.viewer.id, in: tx)
                return true
            }
            guard isPlaced else {
                return try await visit.holdsPage(
                    Filled(form, problems: [Problem("department", "Say which department.")]))
            }
            try await visit.write { _ = try confirmHolds(in: $0) }
            return .see("/crises/\(crisis)/holds", .held)
        },
        Route(.post, "/crises/:crisis/holds/:hold/lift", .team) { visit in
            let hold: ID<Hold> = try visit.id("hold")
            let crisis = try visit.crisis()
            try await visit.write { tx in
                guard try Hold.find(hold, in: tx)?.isVisible(from: crisis) == true else { throw Refusal.notFound }
                try liftHold(hold, by: visit.viewer.id, in: tx)
            }
            return .see("/crises/\(crisis)/holds", .lifted)
        },
    ]
}

package func networksRoutes(_ house: House) -> [Route] { accountsRoutes(house) + holdsRoutes(house) }

extension Hold.Reach {
    /// A hold on a department that nobody is in would be confirmed and stop nothing.
    fileprivate func isThere(in tx: Transaction) throws -> Bool {
        guard case .department(let name) = self else { return true }
        return try Person.departments(in: tx).contains(name)
    }
}

extension Hold {
    /// A crisis's team sees and lifts its own holds and those that reach beyond it.
    func isVisible(from crisis: ID<Crisis>) -> Bool {
        if case .crisis(let own) = reach { own == crisis } else { true }
    }
}
