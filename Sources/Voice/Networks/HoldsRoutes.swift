import HTTPTypes
import Platform
import Situation

func holdsRoutes(_ house: House) -> [Route] {
    [
        Route(.get, "/crises/:crisis/holds", .team) { try await $0.holdsPage() },
        Route(.post, "/crises/:crisis/holds", .team) { visit in
            let form = try visit.form()
            let crisis = try visit.crisis()
            guard let reach = Hold.ReachName(rawValue: form.isOn("reach") ? form["reach"] : "crisis") else {
                return try await visit.holdsPage(Filled(form, problems: [Problem("reach", "Say how far.")]))
            }
            let placed = try await visit.write {
                try placeHold(
                    reach, department: form["department"], reason: form["reason"], from: crisis,
                    by: visit.viewer.id, in: $0)
            }
            if case .failure(let problems) = placed {
                return try await visit.holdsPage(Filled(form, problems: problems.all))
            }
            try await visit.write { _ = try confirmHolds(in: $0) }
            return .see("/crises/\(crisis)/holds", .held)
        },
        Route(.post, "/crises/:crisis/holds/:hold/lift", .team) { visit in
            let hold: ID<Hold> = try visit.id("hold")
            let crisis = try visit.crisis()
            try await visit.write { tx in
                try liftHold(Hold.find(hold, from: crisis, in: tx).id, by: visit.viewer.id, in: tx)
            }
            return .see("/crises/\(crisis)/holds", .lifted)
        },
    ]
}

package func networksRoutes(_ house: House) -> [Route] { accountsRoutes(house) + holdsRoutes(house) }
