import HTTPTypes
import Platform
import Situation

func drillsRoutes(_ house: House) -> [Route] {
    aloneRoutes + teamDrillRoutes + plannedDrillRoutes + debriefRoutes + drillTotalsRoutes
}

private let aloneRoutes: [Route] = [
    Route(.get, "/drills", .employee) { try await $0.drillsPage() },
    Route(.post, "/drills", .employee) { try await $0.startThisDrill() },
    Route(.get, "/drills/statements", .employee) { try await $0.drillStatements() },
    Route(.get, "/drills/:drill", .employee) { visit in
        try await visit.drillPage(Filled(Form(["inject": [visit.call.query["answer"]]])))
    },
    Route(.post, "/drills/:drill/answers", .employee) { try await $0.answerThisDrill() },
    Route(.post, "/drills/:drill/checks", .employee, pace: .checks) { try await $0.checkDrillAnswer() },
    Route(.post, "/drills/:drill/pause", .employee) { visit in
        let (id, viewer): (ID<Drill>, ID<Person>) = (try visit.id("drill"), visit.viewer.id)
        try await visit.write { try pauseDrill(id, by: viewer, in: $0) }
        return .see("/drills/\(id)")
    },
    Route(.post, "/drills/:drill/continuation", .employee) { visit in
        let (id, viewer): (ID<Drill>, ID<Person>) = (try visit.id("drill"), visit.viewer.id)
        try await visit.write { try continueDrill(id, by: viewer, in: $0) }
        return .see("/drills/\(id)")
    },
    Route(.post, "/drills/:drill/end", .employee) { visit in
        let (id, viewer): (ID<Drill>, ID<Person>) = (try visit.id("drill"), visit.viewer.id)
        try await visit.write { try endDrill(id, by: viewer, in: $0) }
        return .see("/drills/\(id)/debrief")
    },
    Route(.post, "/drills/:drill/departure", .employee) { visit in
        let (id, viewer): (ID<Drill>, ID<Person>) = (try visit.id("drill"), visit.viewer.id)
        try await visit.write { try leaveDrill(id, by: viewer, in: $0) }
        return .see("/drills", .drillLeft)
    },
]

private let debriefRoutes: [Route] = [
    Route(.get, "/drills/:drill/debrief", .employee) { try await $0.debriefPage() },
    Route(.get, "/drills/:drill/recording", .employee) { try await $0.drillRecordingPage() },
    Route(.post, "/drills/:drill/notes", .employee) { visit in
        let (id, form): (ID<Drill>, Form) = (try visit.id("drill"), try visit.form())
        let (prompt, viewer) = (form.number("prompt") ?? 0, visit.viewer.id)
        let problems = try await visit.write {
            try noteDebrief(id, prompt: prompt, form["words-\(prompt)"], by: viewer, in: $0)
        }
        guard problems.isEmpty else { return try await visit.debriefPage(Filled(form, problems: problems)) }
        return .see("/drills/\(id)/debrief", .saved)
    },
    Route(.post, "/drills/:drill/notes/:note/deletion", .employee) { visit in
        let (id, note): (ID<Drill>, ID<DrillNote>) = (try visit.id("drill"), try visit.id("note"))
        let viewer = visit.viewer.id
        try await visit.write { try removeDebriefNote(note, of: id, by: viewer, in: $0) }
        return .see("/drills/\(id)/debrief", .deleted)
    },
    Route(.post, "/drills/:drill/tasks", .employee) { visit in
        let (id, form): (ID<Drill>, Form) = (try visit.id("drill"), try visit.form())
        let details = DrillTaskDetails(
            what: form["what"], player: form.number("player"), dueAt: visit.t.instant(input: form["due"] + "T09:00"),
            playbook: form["playbook"])
        let viewer = visit.viewer.id
        let house = visit.house
        let problems = try await visit.write { tx in
            let playbooks = details.playbook.isEmpty ? [] : Set(try house.playbookTitles(in: tx).map(\.slug))
            return try takeDrillTask(details, of: id, playbooks: playbooks, by: viewer, in: tx)
        }
        guard problems.isEmpty else { return try await visit.debriefPage(Filled(form, problems: problems)) }
        return .see("/drills/\(id)/debrief", .saved)
    },
    Route(.post, "/drills/tasks/:task/completion", .employee) { visit in
        let (task, viewer): (ID<DrillTask>, ID<Person>) = (try visit.id("task"), visit.viewer.id)
        let drill = try await visit.write { try finishDrillTask(task, by: viewer, in: $0) }
        return .see("/drills/\(drill)/debrief", .drillTaskDone)
    },
]

extension Visit {
    fileprivate func startThisDrill() async throws -> Answer {
        let (slug, viewer) = (try form()["scenario"], viewer.id)
        let found = try await drillLibrary().scenarios.first { $0.slug == slug && $0.form == .alone }
        guard let found else { throw Refusal.notFound }
        let drill = try await write { try startDrill(found, by: viewer, in: $0) }
        return .see(drill.path)
    }

    fileprivate func answerThisDrill() async throws -> Answer {
        let (id, form): (ID<Drill>, Form) = (try id("drill"), try form())
        guard form["deed"] != "check" else { return try await drillPage(Filled(form)) }
        let answer = DrillAnswer(
            inject: form["inject"], text: form["text"], confidence: DrillConfidence(rawValue: form["confidence"]))
        let (viewer, isSilence) = (viewer.id, form["deed"] == "stay")
        let problems = try await write { tx in
            isSilence
                ? try stayFromDrill(id, answer, by: viewer, in: tx) : try answerDrill(id, answer, by: viewer, in: tx)
        }
        guard problems.isEmpty else { return try await drillPage(Filled(form, problems: problems)) }
        return .see("/drills/\(id)", isSilence ? .drillStayed : .drillAnswered)
    }

    fileprivate func checkDrillAnswer() async throws -> Answer {
        let (id, form, viewer): (ID<Drill>, Form, ID<Person>) = (try id("drill"), try form(), viewer.id)
        let seat = try await read { try DrillSeat.get(id, for: viewer, in: $0) }
        return .page(try drillFindings(form["text"], to: form["inject"], seat, seat.play))
    }
}
