import Testing
import TextEngine

@Suite("What many answers have in common") struct SharedWordsTests {
    private let answers = [
        "Calls at night, again and again.", "The night shift gets no answer.", "Nobody answers at night.",
        "Meetings at eight.", "Too many meetings about meetings!", "I would drop the Monday meeting.",
        "The canteen closes too early.",
    ]

    @Test("Answers that share a word stand together, in all its forms, the largest group first")
    func together() {
        let groups = SharedWords.groups(of: answers)
        #expect(groups.map(\.word) == ["meetings", "night"] || groups.map(\.word) == ["night", "meetings"])
        #expect(Set(groups.map(\.texts)) == [[0, 1, 2], [3, 4, 5]])
        #expect(groups == SharedWords.groups(of: answers), "the same texts give the same groups")
    }

    @Test("What most of a group also say stands beside the word")
    func beside() {
        let groups = SharedWords.groups(of: [
            "No answer on the phone at night.", "The phone rings all night.", "At night the phone is silent.",
            "Night after night.",
        ])
        #expect(groups.map(\.word) == ["night"])
        #expect(groups.first?.beside == ["phone"])
    }

    @Test("Words of grammar, words that say little, figures and addresses bring nobody together")
    func little() {
        let groups = SharedWords.groups(of: [
            "I want to know more about this thing, 612 of them: https://halden.example/a",
            "People want something, they get 612 things, https://halden.example/a",
            "We all know that there is nothing like it. 612! https://halden.example/a",
        ])
        #expect(groups.isEmpty)
    }

    @Test("A text is in one group at most, a group has as many as were asked for, and no texts make none")
    func limits() {
        #expect(SharedWords.groups(of: []).isEmpty)
        #expect(SharedWords.groups(of: ["", " ", "🥛", "\u{0}"]).isEmpty)
        let groups = SharedWords.groups(of: answers, fewest: 2)
        let places = groups.flatMap(\.texts)
        #expect(places.count == Set(places).count && groups.allSatisfy { $0.texts.count >= 2 })
        #expect(groups.map(\.texts.count) == groups.map(\.texts.count).sorted(by: >))
        #expect(SharedWords.groups(of: answers, fewest: 4).isEmpty)
        let pair = SharedWords.groups(of: ["night", "night", "lorry"], fewest: 0)
        #expect(pair.map(\.texts) == [[0, 1]], "one alone is no group")
    }

    @Test("Ten thousand answers and one of a megabyte are read in linear time")
    func many() {
        let many = (0..<10_000).map { "\(["Canteens", "Lorries", "Badges"][$0 % 3]), and \($0)" }
        let groups = SharedWords.groups(of: many + [String(repeating: "lorry ", count: 170_000)])
        #expect(groups.map(\.texts.count).reduce(0, +) == 10_001)
    }
}
