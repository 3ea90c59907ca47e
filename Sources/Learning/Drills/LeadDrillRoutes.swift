import Care
import HTTPTypes
import Platform
import Situation

let teamDrillRoutes: [Route] = [
    Route(.post, "/drills/teams", .employee) { visit in
        let (slug, viewer) = (try visit.form()["scenario"], visit.viewer.id)
        guard let found = try await visit.drillLibrary().scenarios.first(where: { $0.slug == slug && $0.form == .team })
        else {
            throw Refusal.notFound
        }
        let drill = try await visit.write { try openTeamDrill(found, by: viewer, in: $0) }
        return .see(drill.path)
    },
    Route(.post, "/drills/:drill/invitations", .employee) { visit in
        let (id, form): (ID<Drill>, Form) = (try visit.id("drill"), try visit.form())
        let viewer = visit.viewer.id
        let problems = try await visit.write { tx in
            _ = try DrillSeat.get(id, for: viewer, in: tx)
            let sought = try seekColleague(form["who"], chosen: form.chosen("who"), for: viewer, in: tx)
            guard let guest = sought.person else { return [sought.problem("who")].compactMap(\.self) }
            return try inviteToDrill(id, guest, role: form["role"], by: viewer, in: tx)
        }
        guard problems.isEmpty else { return try await visit.drillPage(Filled(form, problems: problems)) }
        return .see("/drills/\(id)", .invited)
    },
    Route(.post, "/drills/:drill/beginning", .employee) { visit in
        let (id, viewer): (ID<Drill>, ID<Person>) = (try visit.id("drill"), visit.viewer.id)
        let problems = try await visit.write { try beginTeamDrill(id, by: viewer, in: $0) }
        guard problems.isEmpty else {
            return try await visit.drillPage(Filled(Form(["who": [""]]), problems: problems))
        }
        return .see("/drills/\(id)")
    },
    Route(.post, "/drills/:drill/direction", .employee) { try await $0.directThisDrill() },
    Route(.post, "/drills/:drill/decisions", .employee) { visit in
        let (id, form): (ID<Drill>, Form) = (try visit.id("drill"), try visit.form())
        let viewer = visit.viewer.id
        let problems = try await visit.write { try decideInDrill(id, form["decision"], by: viewer, in: $0) }
        guard problems.isEmpty else { return try await visit.drillPage(Filled(form, problems: problems)) }
        return .see("/drills/\(id)", .saved)
    },
    Route(.post, "/drills/:drill/lead", .employee) { visit in
        let (id, viewer): (ID<Drill>, ID<Person>) = (try visit.id("drill"), visit.viewer.id)
        try await visit.write { try takeDrillLead(id, by: viewer, in: $0) }
        return .see("/drills/\(id)")
    },
]

extension Visit {
    fileprivate func directThisDrill() async throws -> Answer {
        let (id, form, viewer): (ID<Drill>, Form, ID<Person>) = (try id("drill"), try form(), viewer.id)
        guard let kind = DrillDirection.Kind(rawValue: form["deed"]) else { throw Refusal.notFound }
        let direction = DrillDirection(
            kind: kind, inject: form["inject"], level: form.number("level") ?? 0,
            channel: DrillChannel(rawValue: form["channel"]) ?? .feed, from: form["from"], text: form["text"])
        let problems = try await write { try directDrill(id, direction, by: viewer, in: $0) }
        guard problems.isEmpty else { return try await drillPage(Filled(form, problems: problems)) }
        return .see("/drills/\(id)", .saved)
    }
}
