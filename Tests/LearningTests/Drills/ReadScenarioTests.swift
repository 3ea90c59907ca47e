import Foundation
import Learning
import Situation
import TestSupport
import Testing

@Suite("A bad file of a drill is refused, with the line and a sentence") struct ReadScenarioTests {
    @Test("Every drill that comes along can be played")
    func ours() throws {
        let speech = try ProtectedSpeech.read(folder: projectFolder + "/Playbooks")
        let library = DrillLibrary.read(playbooks: projectFolder + "/Playbooks", protecting: speech)
        #expect(library.faults.map(\.description) == [])
        #expect(library.scenarios.contains { $0.slug == "tap-water" })
        for scenario in library.scenarios {
            let play = DrillScript(scenario, seed: 1, actions: []).play(until: scenario.length)
            #expect(play.isOver && !play.threads.isEmpty)
            _ = try DrillReader(scenario, facts: play.facts)
        }
    }

    @Test(
        "Each fault is found where it stands",
        arguments: [
            ("then: ines-shares", "then: ines-share", "“then” names “ines-share”, which is not among the injects"),
            ("from: rolf", "from: rudolf", "“from” names “rudolf”, which is not among the personas"),
            ("expects: [silence]", "expects: [silence, care]", "“silence” stands alone"),
            ("at: \"2:00\"", "at: \"7:00\"", "“at” lies after the end"),
            ("minutes: 6", "minutes: 99", "“minutes” should be a number from 2 to 60"),
            ("disposition: hostile", "disposition: nasty", "“disposition” should be one of"),
            ("id: measured", "id: rolf-shouts", "“rolf-shouts” is there twice"),
            ("better: He asks", "beter: He asks", "there is no “beter” here"),
            ("water is (safe|fine|clean|ok)", "water is (safe|clean|ok)", "is not pointed at"),
        ])
    func faults(old: String, new: String, sentence: String) throws {
        let text = try DrillStory.file("tap-water")
        #expect(text.contains(old))
        let broken = text.replacing(old, with: new, maxReplacements: 1)
        let faults = try #require(throws: Playbook.Faults.self) { try DrillStory.read(broken) }
        let lines = broken.split(separator: "\n", omittingEmptySubsequences: false)
        let found = faults.all.first { $0.sentence.contains(sentence) }
        #expect(found != nil, "\(faults.all)")
        if let found, !["is not pointed at"].contains(sentence) {
            #expect(lines[max(0, found.line - 1)].contains(new) || found.line > 1)
        }
    }

    @Test("A table of injects becomes YAML that reads back the same, whatever stands in it")
    func table() throws {
        let csv =
            "offset,channel,persona,text,expected,phase\n0:20,feed,ines,\"She said: \"\"no\"\", # twice\",care facts,\n1:00,mail,team,Two,,responding\n"
        let yaml = try DrillTable.yaml(csv, file: "t.csv")
        let story = try DrillStory.file("tap-water")
        let head = story.prefix(upTo: try #require(story.range(of: "injects:")).lowerBound)
        let scenario = try DrillStory.read(head + yaml)
        #expect(scenario.injects.map(\.text) == [["She said: \"no\", # twice"], ["Two"]])
        #expect(scenario.injects.first?.expects == [.care, .facts] && scenario.injects.last?.at == 60_000)
        let faults = #expect(throws: Playbook.Faults.self) {
            try DrillTable.yaml("offset,channel,persona,text\nsoon,feed,ines,x\n", file: "t.csv")
        }
        #expect(faults?.all.map(\.line) == [2])
        let empty = #expect(throws: Playbook.Faults.self) {
            try DrillTable.yaml("offset,channel,persona,text\n", file: "t.csv")
        }
        #expect(empty?.all.map(\.sentence) == ["has no row under its heading"])
    }
}
