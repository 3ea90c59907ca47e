import Foundation
import Platform
import Situation
import Yams

/// Answers to one drill that a person has marked, to hold the scores against (C4).
package struct MarkedAnswers: Decodable, Sendable {
    package struct Answer: Decodable, Sendable {
        package enum Mark: String, Decodable, Sendable { case held, missed }

        package let inject: String
        package let text: String
        package let marks: [String: Mark]
    }

    package let drill: String
    package let answers: [Answer]

    package static func read(file: String) throws -> MarkedAnswers {
        try YAMLDecoder().decode(MarkedAnswers.self, from: try String(contentsOfFile: file, encoding: .utf8))
    }
}

/// How often the scores of a drill say what a person said, by dimension.
package struct DrillAgreement: Sendable {
    package struct Difference: Sendable {
        package let drill: String
        package let dimension: DrillDimension
        /// Whether the person found it held; the scores said the opposite.
        package let isHeld: Bool
        package let text: String
    }

    package struct Count: Sendable, Equatable {
        package var agreed = 0
        /// Scored as missed, while a person found it held: the one that hurts.
        package var falseAlarms = 0
        /// Scored as held, while a person found it missed.
        package var overlooked = 0

        package var all: Int { agreed + falseAlarms + overlooked }
    }

    package private(set) var counts: [DrillDimension: Count] = [:]
    package private(set) var differences: [Difference] = []
    /// Answers to injects that the scenario has no time for, or does not know.
    package private(set) var unplayed = 0

    package init() {}

    /// Each answer is played alone, a second after its inject has come.
    package mutating func hold(_ marked: MarkedAnswers, against scenario: DrillScenario) throws {
        // So that what comes only under pressure comes too.
        let pressure = DrillAction(at: 0, player: nil, .pressure(1))
        for answer in marked.answers {
            guard let inject = scenario.inject(answer.inject), let at = inject.at else {
                unplayed += 1
                continue
            }
            let time = at + 1000
            let before = DrillScript(scenario, seed: 1, actions: [pressure])
                .play(until: time)
            let reading = try DrillReader(scenario, facts: before.facts).read(answer.text, on: inject.channel)
            let said = DrillAction(
                at: time, player: 1,
                .say(inject: inject.id, text: answer.text, reading: reading, confidence: .fairly))
            let play = DrillScript(
                scenario, seed: 1, actions: [pressure, said]
            ).play(until: time)
            compare(answer, DrillScores(play, of: 1), marked.drill)
        }
    }

    private mutating func compare(_ answer: MarkedAnswers.Answer, _ scores: DrillScores, _ drill: String) {
        for (name, mark) in answer.marks.sorted(by: { $0.key < $1.key }) {
            guard let dimension = DrillDimension(rawValue: name) else { continue }
            // What is scored at all is held when nothing speaks against it.
            let isHeld = !scores.of(dimension).contains { !$0.isHeld }
            switch (isHeld, mark) {
            case (true, .held), (false, .missed): counts[dimension, default: Count()].agreed += 1
            case (false, .held): counts[dimension, default: Count()].falseAlarms += 1
            case (true, .missed): counts[dimension, default: Count()].overlooked += 1
            }
            guard isHeld != (mark == .held) else { continue }
            differences.append(
                Difference(drill: drill, dimension: dimension, isHeld: mark == .held, text: answer.text))
        }
        // A boundary that nobody marked and that is said to be crossed is a false alarm too.
        if answer.marks[DrillDimension.boundary.rawValue] == nil, scores.of(.boundary).contains(where: { !$0.isHeld }) {
            counts[.boundary, default: Count()].falseAlarms += 1
            differences.append(Difference(drill: drill, dimension: .boundary, isHeld: true, text: answer.text))
        }
    }
}
