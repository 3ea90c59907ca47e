import Foundation
import Platform
import Situation
import Testing

@Suite("Playbooks") struct PlaybookTests {
    private func faults(_ yaml: String, protecting speech: ProtectedSpeech = ProtectedSpeech(grounds: [])) -> [String] {
        do {
            _ = try Playbook.read(yaml, file: "fire.yaml", protecting: speech)
            return []
        } catch {
            return error.all.map(\.description)
        }
    }

    @Test("A playbook is read whole")
    func whole() throws {
        let playbook = try Playbook.fire()
        #expect(playbook.slug == "fire")
        #expect(playbook.kind == .accident)
        #expect(playbook.cadence == Cadence(first: 15, lasts: 120, then: 60, later: 1440))
        #expect(playbook.approvalsNeeded == 2)
        #expect(playbook.functions.map(\.name) == ["Lead", "Operations"])
        #expect(playbook.facts.map(\.question) == ["Is anyone hurt?"])
        #expect(playbook.guidance.boundaries.map(\.lasts) == [.days(10)])
        #expect(playbook.guidance.messages.count == 1)
        #expect(playbook.guidance.templates.count == 1)
        #expect(playbook.checklist.map(\.within) == [.minutes(15)])
    }

    @Test("A function that is not there is pointed at by its line")
    func unknownFunction() {
        let yaml = fireYAML.replacing("    owner: Operations\n    status", with: "    owner: Fire brigade\n    status")
        let line = yaml.components(separatedBy: "\n").firstIndex { $0.contains("Fire brigade") }.map { $0 + 1 }
        #expect(
            faults(yaml) == ["fire.yaml:\(line ?? 0): “owner” names “Fire brigade”, which is not among the functions"])
    }

    @Test("What is missing, and what cannot be read, is told together")
    func several() {
        let yaml = fireYAML.replacing("title: Fire\n", with: "").replacing("within: 15m", with: "within: soon")
        let told = faults(yaml)
        #expect(told.count == 2)
        #expect(told.first == "fire.yaml:1: “title” is missing")
        #expect(told.last?.hasSuffix("“within” should look like 20m, 2h or 30d") == true)
    }

    @Test("A time that is too long for any calendar is told, and stops nobody else's playbook")
    func tooLong() {
        let told = faults(fireYAML.replacing("within: 15m", with: "within: 999999999999999999d"))
        #expect(told.count == 1)
        #expect(told.last?.hasSuffix("“within” should look like 20m, 2h or 30d") == true)
    }

    @Test("A misspelt key is pointed at instead of being left out")
    func misspelt() {
        let yaml = fireYAML.replacing("boundaries:", with: "bounderies:")
        #expect(faults(yaml).contains { $0.contains("there is no “bounderies” here") })
    }

    @Test("What opening a crisis would refuse is refused when the playbook is read")
    func unopenable() {
        let many = fireYAML.replacing("approvals: 2", with: "approvals: 9")
        #expect(faults(many).contains { $0.contains("From 1 to 5 departments can be asked to approve a fact.") })
        let finished = fireYAML.replacing("…", with: ".")
        #expect(faults(finished).contains { $0.contains("Leave a gap") })
    }

    @Test("A pattern that cannot be compiled is refused")
    func pattern() {
        let yaml = fireYAML.replacing("(machine|wiring) ...", with: "(machine|wiring ...")
        #expect(faults(yaml).contains { $0.contains("Naming a cause") })
    }

    @Test("A boundary that flags what it must allow is refused")
    func examples() {
        let yaml = fireYAML.replacing("- The fire service is here.", with: "- The wiring caused all of it.")
        #expect(faults(yaml).contains { $0.contains("Naming a cause") })
    }

    @Test("A boundary may count, be excused by the whole draft, put one word for another, and mind what is denied")
    func counting() throws {
        let keys = """
                unless: ["do not know"]
                at-most: 1
                per: sentence
                unless-anywhere: ["as the fire service says"]
                replacement: something
                even-if-denied: true
            """
        let yaml = fireYAML.replacing("    unless: [\"do not know\"]", with: keys.replacing("        ", with: "    "))
            .replacing("- The wiring caused it.", with: "- The wiring caused it, or the old machine started it.")
            .replacing(
                "- The old machine started the fire.", with: "- That wiring caused this and this machine caused that."
            )
            .replacing("      - Everyone says the wiring in hall 3 started it.\n", with: "")
        let playbook = try Playbook.read(yaml, file: "fire.yaml", protecting: ProtectedSpeech(grounds: []))
        let details = try #require(playbook.guidance.boundaries.first?.details)
        #expect(details.atMost == 1 && details.per == .sentence && details.evenIfDenied)
        #expect(details.unlessAnywhere == ["as the fire service says"])
        #expect(details.replacement == "something")
        #expect(try Playbook.fire().guidance.boundaries.first?.details.atMost == nil)
    }

    @Test(
        "A kind of boundary that is written wrongly is refused with its line",
        arguments: [
            ("at-most: few", "“at-most” should be a number"), ("per: sentence", "“per” needs an “at-most”"),
            ("at-most: 2\n    per: line", "“per” should be one of draft, sentence"),
            ("at-most: -1", "How often it may be said is a whole number, up to 1,000."),
            ("even-if-denied: maybe", "“even-if-denied” should be true or false"),
            ("replacement: \"\"", "“replacement” is empty"),
            ("unless-anywhere: joke", "“unless-anywhere” should be a list"),
            ("unless-anywhere: [\"(joke\"]", "Line 1, place"),
        ])
    func wronglyCounted(keys: String, sentence: String) throws {
        let yaml = fireYAML.replacing("    unless: [", with: "    \(keys)\n    unless: [")
        let wanted = try #require(keys.split(separator: "\n").last?.split(separator: ":").first).description
        let line = try #require(
            yaml.components(separatedBy: "\n").firstIndex {
                $0.contains(wanted.trimmingCharacters(in: .whitespaces) + ":")
            })
        #expect(faults(yaml).contains { $0.hasPrefix("fire.yaml:\(line + 1): ") && $0.contains(sentence) })
    }

    @Test("What is not YAML says where it stopped making sense")
    func notYAML() {
        let told = faults("playbook: fire\ntitle: [Fire\nkind: other")
        #expect(told.count == 1)
        #expect(told.first?.contains("is not YAML") == true)
    }

    @Test("An empty file says so")
    func nothing() { #expect(faults("") == ["fire.yaml:1: is empty"]) }
}
