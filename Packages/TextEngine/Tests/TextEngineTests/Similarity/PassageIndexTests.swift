import Testing

@testable import TextEngine

@Suite("Sameness") struct PassageIndexTests {
    private let amara = "I run the night line in Aarhus and when the alarm came we stopped everything within the hour."
    private let ben = "We swept the whole hall twice because nobody knew what else to do with their hands that morning."

    private func checker() throws -> Checker {
        try Checker(
            Guide(
                templates: [Template(id: "moment", text: "A moment from this week I keep thinking about is…")],
                colleagues: [
                    Passage(id: "a", author: "amara", text: amara), Passage(id: "b", author: "ben", text: ben),
                ]))
    }

    @Test("A draft that copies a colleague is shown how much, and where")
    func colleague() throws {
        let text = "Well. " + "When the alarm came we stopped everything within the hour" + ". That was it."
        let finding = try #require(try checker().check(text, author: "eve").first("colleague a"))
        #expect(finding.weight == .care)
        #expect(finding.ranges.map { text.words($0) } == ["When the alarm came we stopped everything within the hour"])
        #expect(finding.detail == .sameAsColleague(id: "a", share: 10.0 / 14))
        #expect(finding.quote == "When the alarm came we stopped everything within the hour")
    }

    @Test("One’s own post is not held against one")
    func own() throws {
        #expect(try checker().check(amara, author: "amara").first("colleague a") == nil)
        #expect(try checker().check(amara, author: nil).first("colleague a") != nil)
        let twice = try Checker(
            Guide(colleagues: [
                Passage(id: "mine", author: "amara", text: amara), Passage(id: "theirs", author: "ben", text: amara),
            ]))
        #expect(twice.check(amara, author: "amara").names == ["colleague theirs"])
        #expect(twice.check(amara, author: "eve").names == ["colleague mine"])
    }

    @Test("A way in that nothing was added to is shown as such, and one that was used is not")
    func template() throws {
        let prompt = "A moment from this week I keep thinking about is…"
        let finding = try #require(try checker().check(prompt).first)
        #expect(finding.detail == .sameAsTemplate(id: "moment", share: 1))
        #expect(finding.ranges.map { prompt.words($0) } == ["A moment from this week I keep thinking about is"])
        let used = prompt + " when Ejnar swept the same floor twice and said nothing at all about it."
        #expect(try checker().check(used).names == ["own voice"])
    }

    @Test(
        "A few words in common are chance",
        arguments: [
            "I run the night line in Leeds.", "We swept the whole hall.",
            "The alarm came we stopped everything and left the building at once.",
            "I run the night line",
        ])
    func chance(text: String) throws {
        #expect(try checker().check(text).names.filter { $0.hasPrefix("colleague") } == [])
    }

    @Test("The passage that shares most is named; of several, the first")
    func most() throws {
        let text = "one two three four five six seven eight nine ten"
        let index = PassageIndex(
            [
                Passage(id: "half", author: "", text: "one two three four five six seven"),
                Passage(id: "whole", author: "", text: "zero " + text), Passage(id: "again", author: "", text: text),
            ], words: 5)
        #expect(index.nearest(to: Tokens(text), share: 0.1)?.id == "whole")
        #expect(index.nearest(to: Tokens(text), share: 0.1)?.share == 1)
        #expect(index.nearest(to: Tokens("eleven twelve"), share: 0) == nil)
    }

    @Test("Inflection, case and spelling tricks do not hide a copy")
    func disguised() throws {
        let text = "I RUN the n1ght line in Århus — and when the alarms came we stop everything within the hours!"
        #expect(try checker().check(text.replacing("Århus", with: "Aarhus")).first("colleague a") != nil)
    }

    @Test("A checker that grew out of another hears of every change among colleagues as a new one does")
    func grown() throws {
        let cleo = "The water was off for two days and my neighbours carried buckets up four floors for each other."
        func checker(_ passages: [Passage], after former: Checker? = nil) throws -> Checker {
            try Checker(Guide(colleagues: passages), reusing: former)
        }
        let first = try checker([
            Passage(id: "a", author: "amara", text: amara), Passage(id: "b", author: "ben", text: ben),
        ])
        // One is new, one has other words, one is gone, and one has moved.
        let changed = [Passage(id: "c", author: "cleo", text: cleo), Passage(id: "a", author: "amara", text: ben)]
        let grown = try checker(changed, after: first)
        for text in [amara, ben, cleo] {
            #expect(grown.check(text, author: "eve") == (try checker(changed)).check(text, author: "eve"))
        }
        #expect(grown.check(amara, author: "eve").first("colleague a") == nil)
        #expect(grown.check(ben, author: "eve").first("colleague a") != nil)
        #expect(grown.check(cleo, author: "eve").first("colleague c") != nil)
        #expect(grown.check(cleo, author: "cleo").first("colleague c") == nil)
        let same = try checker(changed, after: grown)
        #expect(same.check(cleo, author: "eve") == grown.check(cleo, author: "eve"))
    }
}
