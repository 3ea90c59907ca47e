import Platform
import Situation
import Testing

@Suite("Two versions of a playbook are compared piece by piece, in words") struct ComparePlaybooksTests {
    private func read(_ changes: (String, String)...) throws -> Playbook {
        var text = fireYAML
        for (old, new) in changes {
            #expect(text.contains(old), "the story has no “\(old)”")
            text = text.replacing(old, with: new)
        }
        return try Playbook.read(text, file: "fire.yaml", protecting: ProtectedSpeech(grounds: []))
    }

    @Test("What says the same is no change, whatever the order, comments or blanks")
    func same() throws {
        let (old, new) = (try read(), try read(("title: Fire\n", "title: Fire   # at night\n")))
        #expect(old.content != new.content)
        #expect(PlaybookComparison(from: old, to: new).changes.isEmpty)
    }

    @Test("A changed sentence names its field; a new title is the same boundary, not one gone and one come")
    func changed() throws {
        let new = try read(
            ("version: 3", "version: 4"), ("summary: Something burns.", "summary: Something burns, or has burnt."),
            ("title: Naming a cause before it is known", "title: Naming a cause of the fire"))
        let changes = PlaybookComparison(from: try read(), to: new).changes
        #expect(changes.map(\.part) == [.whole, .boundary])
        #expect(changes[0].fields.map(\.name) == [.summary])
        #expect(changes[1].title == "Naming a cause of the fire")
        #expect(changes[1].fields.map(\.before) == ["Naming a cause before it is known"])
    }

    @Test("What is new and what is gone are told of")
    func come() throws {
        let new = try read(
            (
                "  - name: Operations\n    duties: Knows what burns.\n",
                "  - name: Operations\n    duties: Counts people.\n"
            ),
            (
                "messages:\n",
                "messages:\n  - {text: We know each other, value: Trust, stance: We listen to those who were there.}\n"
            ))
        let there = PlaybookComparison(from: try read(), to: new).changes
        #expect(there.map(\.part) == [.function, .message])
        #expect(there[1].before == nil && there[1].title == "We know each other")
        let back = PlaybookComparison(from: new, to: try read()).changes
        #expect(back.contains { $0.part == .message && $0.after == nil })
    }

    @Test("Words that were taken out and put in are told apart, and the rest is kept")
    func words() {
        #expect(
            WordChanges(from: "Please wait for the police.", to: "Please wait for the fire service.").runs == [
                .kept("Please wait for the"), .removed("police."), .added("fire service."),
            ])
        #expect(WordChanges(from: "one two", to: "one two").runs == [.kept("one two")])
        #expect(WordChanges(from: "", to: "all new").runs == [.added("all new")])
        #expect(WordChanges(from: "a b c", to: "x y z").runs == [.removed("a b c"), .added("x y z")])
        #expect(
            WordChanges(from: "flat is fine\nroad is open", to: "flat is fine\nroad is closed").runs == [
                .kept("flat is fine\nroad is"), .removed("open"), .added("closed"),
            ])
    }

    @Test("Over 2,000 random texts, what is kept and put in is the new one, and what is kept and taken out the old")
    func random() {
        let some = ["the", "road", "is", "open", "closed", "\n", "we", "do", "not", "know"]
        func text() -> String {
            (0..<Int.random(in: 0...24)).map { _ in some.randomElement() ?? "" }.joined(separator: " ")
        }
        func flat(_ text: String) -> [String] { text.split(whereSeparator: \.isWhitespace).map(String.init) }
        for _ in 0..<2_000 {
            let (old, new) = (text(), text())
            let runs = WordChanges(from: old, to: new).runs
            let was = runs.filter { if case .added = $0 { false } else { true } }.map(\.text).joined(separator: " ")
            let says = runs.filter { if case .removed = $0 { false } else { true } }.map(\.text).joined(separator: " ")
            #expect(flat(was) == flat(old) && flat(says) == flat(new), "\(old) | \(new)")
        }
    }
}
