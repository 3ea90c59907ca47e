import Learning
import Platform
import TestSupport
import Testing

@Suite("A drill follows from its scenario, its seed and what people did") struct DrillScriptTests {
    private func play(_ actions: [DrillAction], until seconds: Int64, seed: Int64 = 7) throws -> DrillPlay {
        DrillScript(try DrillStory.tapWater(), seed: seed, actions: actions).play(until: seconds * 1000)
    }

    @Test("The same seed and the same actions give the same drill to the letter, whenever one looks (C1)")
    func replay() throws {
        let scenario = try DrillStory.tapWater()
        var chance = SystemRandomNumberGenerator()
        for _ in 0..<40 {
            let seed = Int64.random(in: 0..<1_000_000, using: &chance)
            var actions: [DrillAction] = []
            var at: Int64 = 0
            for _ in 0..<Int.random(in: 0..<8, using: &chance) {
                at += Int64.random(in: 1...70, using: &chance)
                let inject =
                    ["ines-asks", "ines-shares", "rolf-shouts", "measured"].randomElement(using: &chance) ?? ""
                let text = [DrillStory.good, DrillStory.bad, "You are a liar."].randomElement(using: &chance) ?? ""
                actions.append(try DrillStory.say(text, to: inject, at: at, in: scenario))
                if Bool.random(using: &chance) {
                    actions.append(DrillAction(at: at * 1000, player: 1, .stay(inject: inject, confidence: .fairly)))
                }
            }
            let script = DrillScript(scenario, seed: seed, actions: actions)
            let whole = script.play(until: scenario.length)
            #expect(whole.isOver)
            #expect(whole.moments == script.play(until: scenario.length).moments, "seed \(seed)")
            // Whoever looks earlier sees the beginning of the same thing.
            for look in stride(from: Int64(0), to: scenario.length, by: 17_000) {
                let part = script.play(until: look)
                let known = whole.moments.filter { $0.at <= look }
                #expect(part.moments.map(\.text) == known.map(\.text), "seed \(seed), at \(look)")
                #expect(part.threads.map(\.seen) <= whole.threads.prefix(part.threads.count).map(\.seen))
            }
        }
    }

    @Test("A poor answer spreads and is passed on; a good one calms, and nothing is passed on")
    func branches() throws {
        let scenario = try DrillStory.tapWater()
        let poor = try play([DrillStory.say(DrillStory.bad, to: "ines-asks", at: 40, in: scenario)], until: 110)
        let good = try play([DrillStory.say(DrillStory.good, to: "ines-asks", at: 40, in: scenario)], until: 110)
        #expect(poor.moments.contains { $0.text == "So it is safe? I will tell the whole street, thank you." })
        #expect(poor.thread("ines-shares") != nil)
        #expect(good.moments.contains { $0.text.hasPrefix("Thank you for not just saying") })
        #expect(good.thread("ines-shares") == nil)
        let (wide, narrow) = (try #require(poor.thread("ines-asks")), try #require(good.thread("ines-asks")))
        #expect(wide.heat == 60 && narrow.heat == 0)
        #expect(wide.seen > narrow.seen)
    }

    @Test("Silence is noticed after its time, at once when it was chosen, and never after an answer")
    func silence() throws {
        let scenario = try DrillStory.tapWater()
        let line = "No answer. I suppose that is one too."
        #expect(try !play([], until: 139).moments.contains { $0.text == line })
        let noticed = try play([], until: 140)
        #expect(noticed.moments.contains { $0.text == line && $0.at == 140_000 })
        let chosen = DrillAction(at: 30_000, player: 1, .stay(inject: "ines-asks", confidence: .unsure))
        let told = try play([chosen], until: 55)
        #expect(told.moments.contains { $0.text == line && (38_000...50_000).contains($0.at) })
        let answered = try DrillStory.say(DrillStory.good, to: "ines-asks", at: 60, in: scenario)
        #expect(try !play([answered], until: 300).moments.contains { $0.text == line })
    }

    @Test("Two people in a drill never get the same line")
    func lines() throws {
        let scenario = try DrillStory.tapWater()
        let actions = try (0..<6).map { number in
            try DrillStory.say(
                DrillStory.bad, to: "ines-asks", at: Int64(30 + number * 25), in: scenario, player: number + 1)
        }
        let said = try play(actions, until: 300).moments.filter { $0.kind == .reaction }.map(\.text)
        #expect(!said.isEmpty)
        #expect(Set(said).count == said.count)
    }

    @Test("A fact that changes in the middle marks the answers that stood on it (C3)")
    func facts() throws {
        let scenario = try DrillStory.tapWater()
        let answer = try DrillStory.say(DrillStory.good, to: "ines-asks", at: 60, in: scenario)
        let before = try play([answer], until: 200)
        #expect(before.sheet == 1 && before.moments.allSatisfy { $0.outdated.isEmpty })
        let after = try play([answer], until: 210)
        #expect(after.sheet == 2)
        #expect(after.facts.first { $0.number == 2 }?.statement.contains("It is clean") == true)
        #expect(after.moments.first { $0.kind == .answer }?.outdated == [2])
        let late = try DrillReader(scenario, facts: after.facts)
            .read("I work at Brookside. We do not know yet whether anything has reached the stream.", on: .feed)
        let early = try DrillReader(scenario, facts: before.facts)
            .read("I work at Brookside. We do not know yet whether anything has reached the stream.", on: .feed)
        #expect(early.has(.facts) && !late.has(.facts), "the same words are held against the newer version")
    }

    @Test("Whoever leads it skips, moves, inserts, and raises the pressure (C2)")
    func leading() throws {
        var scenario = try DrillStory.tapWater()
        let skipped = try play([DrillAction(at: 1000, player: nil, .skip(inject: "rolf-shouts"))], until: 300)
        #expect(skipped.thread("rolf-shouts") == nil)
        let moved = try play(
            [DrillAction(at: 1000, player: nil, .retime(inject: "rolf-shouts", to: 30_000))], until: 31)
        #expect(moved.thread("rolf-shouts")?.openedAt == 30_000)
        var extra = try #require(scenario.inject("rolf-shouts"))
        (extra.id, extra.text, extra.at) = ("extra", ["And now the radio calls."], nil)
        let inserted = try play([DrillAction(at: 5000, player: nil, .insert(extra))], until: 6)
        #expect(inserted.moments.map(\.text) == ["And now the radio calls."])
        let raised = try play([DrillAction(at: 21_000, player: nil, .pressure(1))], until: 100)
        let (tenser, usual) = (try #require(raised.thread("ines-asks")), try play([], until: 100).thread("ines-asks"))
        #expect(tenser.seen > (usual?.seen ?? .max))
        let index = try #require(scenario.injects.firstIndex { $0.id == "rolf-shouts" })
        scenario.injects[index].pressure = .high
        let calm = DrillScript(scenario, seed: 1, actions: []).play(until: 200_000)
        let tense = DrillScript(scenario, seed: 1, actions: [DrillAction(at: 1, player: nil, .pressure(1))])
        #expect(calm.thread("rolf-shouts") == nil && tense.play(until: 200_000).thread("rolf-shouts") != nil)
    }

    @Test("It ends at its time or before, and nothing happens afterwards")
    func ending() throws {
        let ended = try play([DrillAction(at: 50_000, player: nil, .end)], until: 500)
        #expect(ended.story.last == "0:50 ended -" && ended.endedAt == 50_000)
        #expect(ended.thread("rolf-shouts") == nil && ended.nextAt == nil)
        let whole = try play([], until: 5000)
        #expect(whole.endedAt == 360_000)
    }
}

private func <= (a: [Int], b: some Sequence<Int>) -> Bool { zip(a, b).allSatisfy { $0 <= $1 } }
