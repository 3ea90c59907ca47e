import Learning
import Situation
import TestSupport
import Testing

@Suite("A persona hears what the composer would have said") struct DrillReadingTests {
    private func read(_ text: String, on channel: DrillChannel = .feed) throws -> DrillReading {
        let scenario = try DrillStory.tapWater()
        let facts = DrillScript(scenario, seed: 1, actions: []).play(until: 0).facts
        return try DrillReader(scenario, facts: facts).read(text, on: channel)
    }

    @Test("A good answer has care, a fact, disclosure, and crosses nothing")
    func good() throws {
        let reading = try read(DrillStory.good)
        for kind in [DrillReading.Kind.care, .facts, .disclosed] { #expect(reading.has(kind), "\(kind)") }
        for kind in [DrillReading.Kind.boundary, .undisclosed, .attack, .promise] {
            #expect(!reading.has(kind), "\(kind)")
        }
    }

    @Test(
        "Each sign is heard in its words",
        arguments: [
            ("The water is safe to drink.", DrillReading.Kind.boundary, "water is safe"),
            ("You are a liar and you know it.", .attack, "You are a liar"),
            ("I promise that you will hear from us.", .promise, "I promise"),
            ("Write to me at ines@example.org", .personalData, "ines@example.org"),
            ("I am so sorry to hear that.", .care, "sorry"),
        ])
    func signs(text: String, kind: DrillReading.Kind, quote: String) throws {
        let heard = try #require(try read(text).signs.first { $0.kind == kind })
        #expect(heard.quote.contains(quote))
    }

    @Test("A wrong number is heard, the old one too once the sheet has changed, and the right one carries the fact")
    func figures() throws {
        let pots = "\n    figures: [{value: 640, unit: [pots, units]}]"
        let more = "\n      figures: [{value: 912, unit: [pots, units]}]"
        let text = try DrillStory.file("tap-water")
            .replacing(
                "statement: We do not know yet whether anything has reached the stream.",
                with: "statement: 640 pots were sold before the recall." + pots
            )
            .replacing(
                "statement: The stream was measured at 09:00. It is clean.",
                with: "statement: 912 pots were sold before the recall." + more)
        let scenario = try DrillStory.read(text)
        func heard(_ words: String, after seconds: Int64) throws -> DrillReading.Kind? {
            let facts = DrillScript(scenario, seed: 1, actions: []).play(until: seconds * 1000).facts
            return try DrillReader(scenario, facts: facts).read(words, on: .feed).signs
                .first { $0.fact == 2 }?.kind
        }
        #expect(try heard("As far as I know 640 pots were sold before the recall.", after: 10) == .facts)
        #expect(try heard("As far as I know 480 pots were sold before the recall.", after: 10) == .wrongFacts)
        #expect(try heard("As far as I know 640 pots were sold before the recall.", after: 240) == .wrongFacts)
        #expect(try heard("As far as I know 912 pots were sold before the recall.", after: 240) == .facts)
        #expect(try heard("I bake for 480 people every day.", after: 10) == nil)
        for (wrong, sentence) in [
            ("value: 640", "value: many", "“value” is a number"),
            ("unit: [pots, units]", "unit: []", "“unit” is missing"),
        ].map({ (text.replacing($0.0, with: $0.1), $0.2) }) {
            let faults = try #require(throws: Playbook.Faults.self) { try DrillStory.read(wrong) }
            #expect(faults.all.contains { $0.sentence == sentence })
        }
    }

    @Test("In a mail to a colleague nobody has to say where they work")
    func mail() throws {
        #expect(try read("Noted.", on: .mail).signs.allSatisfy { $0.kind != .undisclosed && $0.kind != .disclosed })
        #expect(try read("Noted.").has(.undisclosed))
    }
}

@Suite("Scores stand on words") struct DrillScoresTests {
    private func scores(_ actions: [DrillAction]) throws -> DrillScores {
        let scenario = try DrillStory.tapWater()
        return DrillScores(DrillScript(scenario, seed: 7, actions: actions).play(until: scenario.length), of: 1)
    }

    @Test("Each finding quotes what was said and says what a better answer might have done (C4)")
    func quotes() throws {
        let scenario = try DrillStory.tapWater()
        let scores = try scores([DrillStory.say(DrillStory.bad, to: "ines-asks", at: 40, in: scenario)])
        let crossed = try #require(scores.of(.boundary).first)
        #expect(!crossed.isHeld && crossed.quote.contains("water is safe"))
        #expect(crossed.says == "Telling people that the water is safe")
        #expect(crossed.better.hasPrefix("Begin with her child"))
        #expect(scores.of(.care).map(\.isHeld) == [false] && scores.of(.disclosure).map(\.isHeld) == [false])
    }

    @Test("Sure and wrong weighs more than unsure and wrong, and stands first (C5)")
    func confidence() throws {
        let scenario = try DrillStory.tapWater()
        func crossing(_ confidence: DrillConfidence) throws -> [DrillScores.Evidence] {
            try scores([
                DrillStory.say(DrillStory.good, to: "ines-asks", at: 30, .sure, in: scenario),
                DrillStory.say(DrillStory.bad, to: "ines-asks", at: 40, confidence, in: scenario),
            ]).of(.boundary)
        }
        #expect(try crossing(.sure).map(\.weight) == [3, 0])
        #expect(try crossing(.fairly).map(\.weight) == [2, 0])
        #expect(try crossing(.unsure).map(\.weight) == [1, 0])
        #expect(try crossing(.sure).first?.isHeld == false)
    }

    @Test("Silence counts as right where it was right, and not answering is never a failure")
    func silence() throws {
        let scenario = try DrillStory.tapWater()
        let nothing = try scores([])
        #expect(nothing.of(.silence).map(\.isHeld) == [true] && nothing.evidence.count == 1)
        #expect(nothing.unanswered == ["ines-asks"])
        let answered = try scores([DrillStory.say("That is not so.", to: "rolf-shouts", at: 130, in: scenario)])
        let evidence = try #require(answered.of(.silence).first)
        #expect(!evidence.isHeld && evidence.quote == "That is not so.")
    }
}
