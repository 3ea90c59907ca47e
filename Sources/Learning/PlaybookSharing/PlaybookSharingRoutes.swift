import HTTPTypes
import Platform
import Situation

// Whoever may open crises decides from what; everybody who prepares may take a playbook along.
let playbookSharingRoutes: [Route] = [
    Route(.get, "/playbooks", .preparer) { try await $0.playbooksPage() },
    Route(taking: "/playbooks/arrivals", .opener, limit: PlaybookArchive.heaviest + 1 << 16) { visit in
        let (bytes, viewer) = (try visit.form().uploads["archive"]?.bytes ?? [], visit.viewer.id)
        let arrived: PlaybookArrived
        do throws(Problems) { arrived = try PlaybookArrived(PlaybookArchive(bytes), house: visit.house) } catch {
            return try await visit.playbooksPage(Filled(problems: error.all))
        }
        switch try await visit.write({ try bringPlaybook(arrived, bytes, by: viewer, in: $0) }) {
        case .success(let id): return .see("/playbooks/arrivals/\(id)")
        case .failure(let problems): return try await visit.playbooksPage(Filled(problems: problems.all))
        }
    },
    Route(.get, "/playbooks/arrivals/:arrival", .opener) { try await $0.arrivalPage() },
    Route(.post, "/playbooks/arrivals/:arrival/acceptance", .opener) { visit in
        guard let (_, arrived) = try await visit.thisArrival() else { throw Refusal.conflict }
        let (id, form): (ID<PlaybookArrival>, Form) = (try visit.id("arrival"), try visit.form())
        let (house, viewer, choice) = (visit.house, visit.viewer.id, ArrivalChoice(form))
        let result = try await visit.write {
            try installArrival(id, arrived, choice, by: viewer, house: house, in: $0)
        }
        switch result {
        case .success(let slug): return .see("/playbooks/\(slug)", .saved)
        case .failure(let problems): return try await visit.arrivalPage(Filled(form, problems: problems.all))
        }
    },
    Route(.post, "/playbooks/arrivals/:arrival/drop", .opener) { visit in
        let id: ID<PlaybookArrival> = try visit.id("arrival")
        try await visit.write { try PlaybookArrival.delete(id, in: $0) }
        return .see("/playbooks", .deleted)
    },
    Route(.get, "/playbooks/:playbook/archive", .preparer) { visit in
        let (slug, house, t) = (try visit.slug("playbook"), visit.house, visit.t)
        let licence = String(visit.call.query["licence"].trimmed.prefix(500))
        let archive = try await visit.read { try takePlaybookAlong(slug, licence: licence, t, house: house, in: $0) }
        return .download(archive.bytes(named: slug), named: "\(slug).zip", type: "application/zip")
    },
]

extension Visit {
    /// Nil when it does not read by the rules of today.
    func thisArrival() async throws -> (PlaybookArrival, PlaybookArrived)? {
        let id: ID<PlaybookArrival> = try id("arrival")
        let (arrival, bytes) = try await read { tx in
            (try PlaybookArrival.get(id, in: tx), try PlaybookArrival.bytes(of: id, in: tx))
        }
        return (try? PlaybookArrived(PlaybookArchive(bytes), house: house)).map { (arrival, $0) }
    }
}
