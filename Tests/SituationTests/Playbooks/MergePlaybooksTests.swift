import Platform
import Situation
import Testing

@Suite("A newer version is taken over piece by piece, and one’s own words stay") struct MergePlaybooksTests {
    private func fire(_ changes: (String, String)...) throws -> Playbook {
        try Playbook.read(
            changes.reduce(fireYAML) { $0.replacing($1.0, with: $1.1) }, file: "fire",
            protecting: ProtectedSpeech(grounds: []))
    }

    private let ourMessage = ("text: People come before machines", "text: People come before everything")
    private let ourGuideline = ("text: Tell readers that you work here.", "text: Say it in the first line.")
    private let theirMessage = ("text: People come before machines", "text: People come first")
    private let theirSummary = ("summary: Something burns.", "summary: Something burns, or smells of it.")
    private let theirNew = (
        "guidelines:\n", "guidelines:\n  - {title: Breathe first, text: Nothing has to be said within a minute.}\n"
    )

    @Test("What only they changed is chosen already, what both changed is not, what only we changed is not asked")
    func three() throws {
        let merge = PlaybookMerge(
            base: try fire(), own: try fire(ourMessage, ourGuideline),
            theirs: try fire(("version: 3", "version: 4"), theirMessage, theirSummary, theirNew))
        #expect(merge.offers.map(\.change.part) == [.whole, .message, .guideline])
        #expect(merge.offers.map(\.state) == [.untouched, .both, .untouched])
        #expect(merge.offers[1].own?.title == "People come before everything")
        #expect(merge.kept.map(\.title) == ["Say who you are"])

        let usual = merge.taking(Set(merge.offers.filter(\.isTakenByItself).map(\.number)))
        #expect(usual.summary == "Something burns, or smells of it.")
        #expect(usual.guidance.messages.map(\.text) == ["People come before everything"], "ours is kept")
        #expect(usual.guidance.guidelines.map(\.title) == ["Breathe first", "Say who you are"])
        #expect(usual.guidance.guidelines[1].text == "Say it in the first line.")
        #expect(usual.version == 5)
        let chosen = merge.taking([1])
        #expect(chosen.guidance.messages.map(\.text) == ["People come first"], "theirs where it was chosen")
        #expect(chosen.summary == "Something burns.")
    }

    @Test("What was put together reads as a file, and says what was chosen")
    func reads() throws {
        let merge = PlaybookMerge(
            base: try fire(), own: try fire(ourMessage), theirs: try fire(theirSummary, theirNew))
        let merged = merge.taking([0, 1])
        let read = try Playbook.read(merged.text, file: "fire", protecting: ProtectedSpeech(grounds: []))
        #expect(read.pieces == merged.pieces && read.content == merged.content)
    }

    @Test("All of theirs is theirs to the letter, and nothing of theirs is ours")
    func whole() throws {
        let (own, theirs) = (try fire(), try fire(theirMessage, theirNew))
        let merge = PlaybookMerge(base: own, own: own, theirs: theirs)
        #expect(merge.offers.allSatisfy { $0.state == .untouched })
        #expect(merge.taking([0, 1]).text == theirs.text)
        #expect(merge.taking([]).text == own.text)
    }

    @Test("When nobody knows where ours came from, what is different counts as ours")
    func unknown() throws {
        let merge = PlaybookMerge(base: nil, own: try fire(ourMessage), theirs: try fire(theirNew))
        #expect(merge.offers.map(\.state) == [.both, .untouched])
    }

    @Test("What we have done without comes back only when it is chosen, and what is gone there goes only so")
    func gone() throws {
        let guideline = "  - title: Say who you are\n    text: Tell readers that you work here.\n"
        let (base, without) = (try fire(), try fire((guideline, ""), ("guidelines:\n", "")))
        let dropped = PlaybookMerge(base: base, own: without, theirs: try fire(ourGuideline))
        #expect(dropped.offers.map(\.state) == [.dropped])
        #expect(dropped.taking([]).guidance.guidelines.isEmpty)
        #expect(dropped.taking([0]).guidance.guidelines.map(\.text) == ["Say it in the first line."])
        let fewer = PlaybookMerge(base: base, own: try fire(ourGuideline), theirs: without)
        #expect(fewer.offers.map(\.state) == [.both])
        #expect(fewer.taking([]).guidance.guidelines.count == 1)
        #expect(fewer.taking([0]).guidance.guidelines.isEmpty)
    }

    @Test("A boundary that only counts, excuses or replaces otherwise is a change too")
    func counted() throws {
        let counts = ("    unless: [\"do not know\"]\n", "    unless: [\"do not know\"]\n    replacement: it began\n")
        let changes = PlaybookComparison(from: try fire(), to: try fire(counts)).changes
        #expect(changes.map(\.part) == [.boundary] && changes[0].fields.map(\.name) == [.replacement])
    }

    @Test("Each of our eight playbooks, written anew, says the same")
    func written() throws {
        let speech = ProtectedSpeech(grounds: [])
        let (good, bad) = Playbook.all(in: "Playbooks", protecting: speech)
        #expect(good.count == 8 && bad.isEmpty)
        for playbook in good {
            // Theirs has one more message, so that all of ours is written anew.
            var theirs = playbook
            theirs.content = "theirs"
            let new = MessageDetails(text: "We tidy up.", value: "Care", stance: "We do.")
            theirs.guidance.messages.append(new)
            let changed = Set(playbook.pieces.map(\.title))
            var own = playbook
            own.guidance.guidelines.removeLast()
            let merge = PlaybookMerge(base: own, own: own, theirs: theirs)
            let number = try #require(merge.offers.first { $0.change.part == .message }?.number)
            let merged = merge.taking([number])
            let read = try Playbook.read(merged.text, file: playbook.slug, protecting: speech)
            own.guidance.messages.append(new)
            #expect(read.pieces == own.pieces, "\(playbook.slug)")
            #expect(!changed.contains("We tidy up."))
        }
    }
}
