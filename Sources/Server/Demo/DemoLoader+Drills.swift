import Learning
import Platform
import Situation

extension DemoLoader {
    /// Amira has done a drill weeks before the crisis, Kasper has one paused, and Ingrid has asked two colleagues into
    /// one for a team.
    func practise() async throws {
        let library = DrillLibrary.read(
            playbooks: house.services.settings.playbooks, protecting: house.protectedSpeech)
        guard let alone = library.scenarios.first(where: { $0.slug == "tap-water" }),
            let team = library.scenarios.first(where: { $0.slug == "switchboard-team" })
        else { throw Broken(description: library.faults.first?.description ?? "a drill is missing") }
        try await playThrough(alone, by: person("amira@halden.example").id)
        let kasper = try person("kasper@halden.example").id
        let paused = try await at(.minutes(-50)) { try startDrill(alone, by: kasper, in: $0).id }
        try await at(.minutes(-50) + .seconds(45)) { try pauseDrill(paused, by: kasper, in: $0) }
        try await gather(team)
    }

    private func playThrough(_ scenario: DrillScenario, by person: ID<Person>) async throws {
        let begin = Duration.days(-12)
        let drill = try await at(begin) { try startDrill(scenario, by: person, in: $0).id }
        func say(_ text: String, to inject: String, after seconds: Int, _ confidence: DrillConfidence) async throws {
            let answer = DrillAnswer(inject: inject, text: text, confidence: confidence)
            let problems = try await at(begin + .seconds(seconds)) {
                try answerDrill(drill, answer, by: person, in: $0)
            }
            if let problem = problems.first { throw Problems([problem]) }
        }
        try await say(
            "I am sorry, that is a fright with a child at the table. I work at Brookside, and I do not know yet whether "
                + "the water is safe. The pipe was closed at ten past six.", to: "ines-asks", after: 65, .fairly)
        try await say("That is not true, Rolf. I know the people up there.", to: "rolf-shouts", after: 150, .sure)
        try await at(begin + .seconds(280)) { try endDrill(drill, by: person, in: $0) }
        try await at(begin + .seconds(330)) { tx in
            _ = try noteDebrief(
                drill, prompt: 3, "Leave the ones alone who ask nothing, however wrong they are.", by: person, in: tx)
            let task = DrillTaskDetails(
                what: "Ask Grete for the number of the health office", player: nil, dueAt: tx.now + .days(11))
            _ = try takeDrillTask(task, of: drill, by: person, in: tx)
        }
    }

    private func gather(_ scenario: DrillScenario) async throws {
        let (lead, grete) = (try person("ingrid@halden.example").id, try person("grete@halden.example").id)
        let amira = try person("amira@halden.example").id
        try await at(.hours(-2)) { tx in
            let drill = try openTeamDrill(scenario, by: lead, in: tx).id
            _ = try inviteToDrill(drill, grete, role: "care", by: lead, in: tx)
            _ = try inviteToDrill(drill, amira, role: "words", by: lead, in: tx)
            _ = try planTeamDrill(drill, at: tx.now + .hours(21), by: lead, in: tx)
        }
    }
}
