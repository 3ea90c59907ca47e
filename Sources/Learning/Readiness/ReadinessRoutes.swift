import HTTPTypes
import Platform
import Situation

// Leaders answer for whether the house is ready, trainers prepare it, administrators run it, and whoever leads a crisis
// has to know whom they can call. Nobody else learns who is on duty when.
let readinessRoutes: [Route] =
    contactCheckRoutes + [
        Route(.get, "/readiness", .preparer) { try await $0.readinessPage() },
        Route(.get, "/readiness/week", .preparer) { try await $0.readinessWeekPage() },
        Route(.get, "/readiness/duty", .preparer) { try await $0.dutyPage() },
        Route(.get, "/readiness/duty/:person", .preparer) { try await $0.dutyPersonPage() },
        Route(.post, "/readiness/settings", .preparer) { visit in
            let (form, viewer) = (try visit.form(), visit.viewer.id)
            let problems = try await visit.write {
                try changeReadiness(checkDays: form.number("check_days"), by: viewer, in: $0)
            }
            guard problems.isEmpty else { return try await visit.readinessPage(Filled(form, problems: problems)) }
            return .see("/readiness", .saved)
        },
        Route(.post, "/readiness/playbooks/:playbook/reading", .preparer) { visit in
            let (slug, viewer) = (try visit.slug("playbook"), visit.viewer.id)
            guard let playbook = try await visit.currentPlaybook(slug) else { throw Refusal.notFound }
            try await visit.write { try readPlaybookThrough(playbook, by: viewer, in: $0) }
            return .see("/readiness", .saved)
        },
        Route(.get, "/profile/reachable", .employee) { try await $0.reachablePage() },
        Route(.post, "/profile/reachable", .employee) { visit in
            let (form, viewer, house) = (try visit.form(), visit.viewer.id, visit.house)
            let functions = DutyFunction.all(in: try await visit.goodPlaybooks())
            let problems = try await visit.write {
                try takeDuty(DutyDetails(form), among: functions, by: viewer, house: house, in: $0)
            }
            guard problems.isEmpty else { return try await visit.reachablePage(Filled(form, problems: problems)) }
            return .see("/profile/reachable", .saved)
        },
        Route(.post, "/profile/reachable/end", .employee) { visit in
            let viewer = visit.viewer.id
            try await visit.write { try leaveDuty(by: viewer, in: $0) }
            return .see("/profile/reachable", .left)
        },
        Route(.post, "/profile/reachable/answer", .employee) { visit in
            let viewer = visit.viewer.id
            try await visit.write { try confirmContact(by: viewer, in: $0) }
            return .see("/profile/reachable", .confirmed)
        },
    ]
