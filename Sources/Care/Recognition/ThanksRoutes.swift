import HTTPTypes
import Platform
import Situation

package let thanksRoutes: [Route] = [
    Route(.get, "/thanks", .employee) { try await $0.thanksWall() },
    Route(.get, "/thanks/received", .employee) { try await $0.receivedThanks() },
    Route(.get, "/thanks/given", .employee) { try await $0.givenThanks() },
    Route(.get, "/thanks/new", .employee) { visit in
        try await visit.thankingPage(Filled(Form(["to": [visit.call.query["to"]]])))
    },
    Route(.post, "/thanks", .employee) { try await $0.giveTheseThanks() },
    Route(.get, "/thanks/:thanks", .employee) { try await $0.oneThanksPage() },
    Route(.post, "/thanks/:thanks/withdrawal", .employee) { visit in
        let (id, viewer): (ID<Thanks>, ID<Person>) = (try visit.id("thanks"), visit.viewer.id)
        let problems = try await visit.write { try takeBackThanks(id, by: viewer, in: $0) }
        guard problems.isEmpty else { return try await visit.oneThanksPage(Filled(problems: problems)) }
        return .see("/thanks/given", .takenBack)
    },
    Route(.post, "/thanks/:thanks/showing", .employee) { try await $0.shareTheseThanks(true) },
    Route(.post, "/thanks/:thanks/hiding", .employee) { try await $0.shareTheseThanks(false) },
    Route(.post, "/thanks/:thanks/deletion", .employee) { visit in
        let (id, viewer): (ID<Thanks>, ID<Person>) = (try visit.id("thanks"), visit.viewer.id)
        try await visit.write { try putAwayThanks(id, by: viewer, in: $0) }
        return .see("/thanks/received", .deleted)
    },
    Route(.post, "/thanks/:thanks/reports", .employee) { visit in
        let (id, form): (ID<Thanks>, Form) = (try visit.id("thanks"), try visit.form())
        let viewer = visit.viewer.id
        let problems = try await visit.write { try reportThanks(id, why: form["why"], by: viewer, in: $0) }
        guard problems.isEmpty else { return try await visit.oneThanksPage(Filled(form, problems: problems)) }
        return .see("/thanks/received", .reported)
    },
    Route(.get, "/thanks/reports", .administrator) { try await $0.thanksReportsPage() },
    Route(.post, "/thanks/reports/:report", .administrator) { visit in
        let (id, form): (ID<ThanksReport>, Form) = (try visit.id("report"), try visit.form())
        let (outcome, viewer) = (ThanksReport.Outcome(rawValue: form["outcome"]), visit.viewer.id)
        let problems = try await visit.write {
            try settleThanksReport(id, outcome, reply: form["reply"], by: viewer, in: $0)
        }
        guard problems.isEmpty else { return try await visit.thanksReportsPage(Filled(form, problems: problems)) }
        return .see("/thanks/reports", .saved)
    },
]

extension Visit {
    fileprivate func giveTheseThanks() async throws -> Answer {
        let (form, viewer) = (try form(), viewer.id)
        let result = try await write { tx in
            try giveThanks(
                to: form["to"], chosen: form.chosen("to"), ThanksReason(rawValue: form["reason"]), form["words"],
                by: viewer, in: tx)
        }
        switch result {
        case .success: return .see("/thanks/given", .thanked)
        case .failure(let problems): return try await thankingPage(Filled(form, problems: problems.all))
        }
    }

    fileprivate func shareTheseThanks(_ isShared: Bool) async throws -> Answer {
        let (id, viewer): (ID<Thanks>, ID<Person>) = (try id("thanks"), viewer.id)
        try await write { try shareThanks(id, isShared, by: viewer, in: $0) }
        return .see("/thanks/received", isShared ? .shown : .hidden)
    }
}
