import HTTPTypes
import Platform
import Situation

/// Everything that somebody does for themselves here is unlogged; what the company writes is on the record.
func supportRoutes(_ house: House) -> [Route] {
    let file = house.publicLines
    let open = [
        Route(open: .get, "/support") { await SupportReader($0).supportPage(file) },
        Route(open: .get, "/support/attacked") { await SupportReader($0).attackedPage(file) },
        Route(open: .get, "/support/attacked/record") { await SupportReader($0).recordPage() },
    ]
    let own = [
        Route(.post, "/support/pause", .employee) { try await $0.takePause(file) },
        Route(.post, "/support/pause/end", .employee) { visit in
            let form = try visit.form()
            try await visit.write { try Pause.end(for: visit.viewer.id, in: $0) }
            return .see(form["back"].pageToReturnTo)
        },
        Route(.post, "/support/follow-ups", .employee) { visit in
            try await visit.write { try FollowUp.ask(for: visit.viewer.id, in: $0) }
            return .see("/support/attacked")
        },
        Route(.post, "/support/follow-ups/removal", .employee) { visit in
            try await visit.write { try FollowUp.end(for: visit.viewer.id, in: $0) }
            return .see("/support/attacked")
        },
        Route(.post, "/support/follow-ups/settlement", .employee) { try await $0.settleFollowUp() },
        Route(.get, "/support/check-in", .employee) { $0.checkInPage() },
        Route(.post, "/support/check-ins", .employee) { try await $0.countMe() },
        Route(.get, "/support/ready", .employee) { $0.readyPage() },
    ]
    return (open + own).map(\.unlogged) + resourceRoutes + lineRoutes + [
        Route(.get, "/crises/:crisis/wellbeing", .briefer) { try await $0.wellbeingPage() }
    ]
}

private let lineRoutes: [Route] = [
    Route(.get, "/support/lines", .preparer) { try await $0.supportLinesPage() },
    Route(.post, "/support/lines/:line/confirmation", .preparer) { visit in
        let (id, lines): (ID<SupportLine>, PublicLines?) = (try visit.id("line"), visit.house.publicLines.lines)
        try await visit.write { try confirmLine(id, of: lines, by: visit.viewer.id, in: $0) }
        let country = lines?.all.first { $0.id == id }?.country ?? ""
        return .see("/support/lines?country=\(country)", .saved)
    },
]

private let resourceRoutes: [Route] = [
    Route(.get, "/support/resources", .administrator) { try await $0.resourcesPage() },
    Route(.get, "/support/resources/new", .administrator) { $0.newResourcePage() },
    Route(.post, "/support/resources", .administrator) { visit in
        let form = try visit.form()
        let added = try await visit.write {
            try addResource(SupportResourceDetails(form), by: visit.viewer.id, in: $0)
        }
        switch added {
        case .success: return .see("/support/resources", .saved)
        case .failure(let problems): return visit.newResourcePage(Filled(form, problems: problems.all))
        }
    },
    Route(.get, "/support/resources/:resource", .administrator) { try await $0.resourcePage() },
    Route(.post, "/support/resources/:resource", .administrator) { visit in
        let (form, id): (Form, ID<SupportResource>) = (try visit.form(), try visit.id("resource"))
        let problems = try await visit.write {
            try changeResource(id, to: SupportResourceDetails(form), by: visit.viewer.id, in: $0)
        }
        guard problems.isEmpty else { return try await visit.resourcePage(Filled(form, problems: problems)) }
        return .see("/support/resources", .saved)
    },
    Route(.post, "/support/resources/:resource/retirement", .administrator) { visit in
        let id: ID<SupportResource> = try visit.id("resource")
        try await visit.write { try retireResource(id, by: visit.viewer.id, in: $0) }
        return .see("/support/resources/\(id)", .retired)
    },
    Route(.post, "/support/resources/:resource/return", .administrator) { visit in
        let id: ID<SupportResource> = try visit.id("resource")
        try await visit.write { try restoreResource(id, by: visit.viewer.id, in: $0) }
        return .see("/support/resources/\(id)", .restored)
    },
]

extension Visit {
    /// With no day it lasts until they end it; a day ends where they are.
    fileprivate func takePause(_ file: PublicLinesFile) async throws -> Answer {
        let form = try form()
        let until = form.isOn("until") ? t.instant(input: form["until"] + "T23:59") : nil
        var problems: [Problem] = []
        if form.isOn("until"), until == nil {
            problems = [Problem("until", "This is not a day. It looks like 2026-12-01.")]
        } else {
            let person = viewer.id
            problems = try await write { try Pause.begin(for: person, until: until, in: $0) }
        }
        guard problems.isEmpty else {
            return await SupportReader(guest: guest, visit: self)
                .supportPage(file, pausing: Filled(form, problems: problems))
        }
        return .see(form["back"].pageToReturnTo)
    }

    fileprivate func settleFollowUp() async throws -> Answer {
        let (form, person) = (try form(), viewer.id)
        try await write { tx in
            form["answer"] == "over"
                ? try FollowUp.end(for: person, in: tx) : try FollowUp.settleDue(for: person, in: tx)
        }
        return .see(form["answer"] == "goes-on" ? "/support/attacked" : "/")
    }

    /// Only whoever asks for it is counted.
    fileprivate func countMe() async throws -> Answer {
        let (form, person, vault) = (try form(), viewer.person, services.vault)
        guard let answer = CheckIn(rawValue: form["answer"]), form.isOn("count") else {
            return checkInPage(Filled(form, problems: [Problem("answer", "Choose how you are.")]))
        }
        let isFirst = try await write { try countCheckIn(answer, of: person, vault: vault, in: $0) }
        return .see("/support/check-in?counted=\(isFirst ? "yes" : "before")")
    }
}

extension String {
    /// The pages that carry a pause's button, by name: an address from a form could lead anywhere.
    fileprivate var pageToReturnTo: String {
        switch self {
        case "now": "/"
        case "drafts": "/drafts"
        default: "/support"
        }
    }
}
