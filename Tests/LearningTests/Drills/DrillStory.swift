import Foundation
import Learning
import Platform
import Situation
import TestSupport

/// The small drill that comes along: Ines asks whether the water is safe, Rolf shouts, fact 2 changes at 3:30.
enum DrillStory {
    static func file(_ name: String) throws -> String {
        try String(contentsOfFile: "\(projectFolder)/Playbooks/drills/\(name).yaml", encoding: .utf8)
    }

    static func read(_ text: String) throws(Playbook.Faults) -> DrillScenario {
        try DrillScenario.read(
            text, file: "drill.yaml", playbooks: projectFolder + "/Playbooks",
            protecting: ProtectedSpeech(grounds: []))
    }

    static func tapWater() throws -> DrillScenario { try read(try file("tap-water")) }

    static let good = """
        I work at Brookside, and I am sorry that you have to worry about your girl. I do not know yet whether the water \
        is safe. We do not know yet whether anything has reached the stream.
        """
    static let bad = "The water is safe to drink."

    static func say(
        _ text: String, to inject: String, at seconds: Int64, _ confidence: DrillConfidence = .sure,
        in scenario: DrillScenario, after earlier: [DrillAction] = [], player: Int = 1
    ) throws -> DrillAction {
        let play = DrillScript(scenario, seed: 7, actions: earlier).play(until: seconds * 1000)
        let channel = play.thread(inject)?.inject.channel ?? .feed
        let reading = try DrillReader(scenario, facts: play.facts).read(text, on: channel)
        return DrillAction(
            at: seconds * 1000, player: player,
            .say(inject: inject, text: text, reading: reading, confidence: confidence))
    }
}

extension DrillPlay {
    /// What was said, without numbers.
    var story: [String] {
        moments.map { moment in
            let who = moment.persona?.id ?? moment.player.map { "player \($0)" } ?? "-"
            return "\(DrillOffset.written(moment.at)) \(moment.kind.rawValue) \(who)"
        }
    }
}
