import Learning
import Platform
import Situation

extension DemoLoader {
    /// Amira has done a drill weeks before the crisis and others after her, Kasper has one paused, and Ingrid has asked
    /// two colleagues into one for a team.
    func practise() async throws {
        let library = DrillLibrary.read(
            playbooks: house.services.settings.playbooks, protecting: house.protectedSpeech)
        guard let alone = library.scenarios.first(where: { $0.slug == "tap-water" }),
            let team = library.scenarios.first(where: { $0.slug == "switchboard-team" })
        else { throw Broken(description: library.faults.first?.description ?? "a drill is missing") }
        let amira = try person("amira@halden.example").id
        let first = try await playThrough(alone, by: amira, [toInes[0], toRolf], at: .days(-12))
        try await lookBack(first, by: amira, at: .days(-12) + .seconds(330))
        for (index, name) in othersWhoPractised.enumerated() {
            let answers = [toInes[index % toInes.count]] + (index % 2 == 0 ? [toRolf] : [])
            let begin = Duration.days(-11) + .hours(index * 9)
            try await playThrough(alone, by: person(name + "@halden.example").id, answers, at: begin)
        }
        let kasper = try person("kasper@halden.example").id
        let paused = try await at(.minutes(-50)) { try startDrill(alone, by: kasper, in: $0).id }
        try await at(.minutes(-50) + .seconds(45)) { try pauseDrill(paused, by: kasper, in: $0) }
        try await gather(team)
    }

    @discardableResult
    private func playThrough(
        _ scenario: DrillScenario, by person: ID<Person>, _ answers: [PractisedAnswer], at begin: Duration
    ) async throws -> ID<Drill> {
        let drill = try await at(begin) { try startDrill(scenario, by: person, in: $0).id }
        for said in answers {
            let answer = DrillAnswer(inject: said.inject, text: said.text, confidence: said.confidence)
            let problems = try await at(begin + .seconds(said.after)) {
                try answerDrill(drill, answer, by: person, in: $0)
            }
            if let problem = problems.first { throw Problems([problem]) }
        }
        try await at(begin + .seconds(280)) { try endDrill(drill, by: person, in: $0) }
        return drill
    }

    private func lookBack(_ drill: ID<Drill>, by person: ID<Person>, at time: Duration) async throws {
        try await at(time) { tx in
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

private struct PractisedAnswer: Sendable {
    let inject: String
    let text: String
    let after: Int
    let confidence: DrillConfidence
}

private let toInes = [
    PractisedAnswer(
        inject: "ines-asks",
        text:
            "I am sorry, that is a fright with a child at the table. I work at Brookside, and I do not know yet whether "
            + "the water is safe. The pipe was closed at ten past six.", after: 65, confidence: .fairly),
    PractisedAnswer(
        inject: "ines-asks", text: "The water is fine, we would have heard otherwise.", after: 50, confidence: .sure),
    PractisedAnswer(
        inject: "ines-asks",
        text: "I work at Brookside. They closed the pipe at ten past six, and the office will say more.", after: 80,
        confidence: .sure),
]

private let toRolf = PractisedAnswer(
    inject: "rolf-shouts", text: "That is not true, Rolf. I know the people up there.", after: 150, confidence: .sure)

private let othersWhoPractised = [
    "tom", "hanna", "yusuf", "oskar", "rory", "nadia", "ejnar", "wiebke", "lise", "magnus", "julie", "piotr", "saga",
    "henrik", "farida", "stine", "karla", "beate", "lars",
]
