import Testing
import TextEngine

@Suite("Conflicts within a guide") struct GuideConflictTests {
    private func boundary(
        _ id: String, _ match: [String], unless: [String] = [], flags: [String] = [], allows: [String] = [],
        instead: String? = nil
    ) -> Boundary {
        Boundary(
            id: id, title: id, weight: .stop, match: match, unless: unless, flags: flags, allows: allows,
            instead: instead)
    }

    private func found(_ boundaries: Boundary..., messages: [Message] = [], facts: [Fact] = []) throws -> [String] {
        let guide = Guide(boundaries: boundaries, facts: facts, messages: messages)
        return try guide.conflicts().map { "\($0.rule) \($0.kind) \($0.other): \($0.sentence)" }
    }

    @Test("Dana is told which boundary makes another one needless, with a sentence that shows it")
    func covers() throws {
        let narrow = boundary("lids", ["lid supplier ... (fault|to blame)"], flags: ["Our lid supplier is to blame."])
        let wide = boundary(
            "suppliers", ["supplier ... (fault|to blame|guilty)"], flags: ["The haulage supplier is guilty."])
        #expect(try found(narrow, wide) == ["suppliers covers lids: Our lid supplier is to blame."])
    }

    @Test("Two boundaries with the same patterns are reported once")
    func same() throws {
        #expect(
            try found(boundary("a", ["(red|blue) ox"]), boundary("b", ["(blue|red) ox"])) == [
                "a covers b: (blue|red) ox"
            ])
    }

    @Test(
        "A boundary that only looks wider does not cover",
        arguments: [
            ("a (b|c)", ["a b"], [String]()), ("a ... b", ["a b"], []), ("a", ["=a"], []), ("# ox", ["ox #"], []),
            ("(a|b) (c|d)", ["a c", "b d", "a d"], []), ("a b", ["a"], ["charity"]),
        ] as [(String, [String], [String])])
    func narrower(line: String, others: [String], unless: [String]) throws {
        let found = try found(boundary("one", [line]), boundary("two", others, unless: unless))
        #expect(!found.contains { $0.hasPrefix("two covers one") })
    }

    @Test(
        "A boundary covers whatever another one can match",
        arguments: [
            ("a (b|c)", ["a b", "a c"]), ("a b", ["a ... b"]), ("=faults", ["fault"]), ("# ox", ["ox"]),
            ("(a|b) (c|d)", ["a c", "b d", "a d", "b c"]), ("a ... b", ["b"]), ("near(a, b)", ["a", "c"]),
        ] as [(String, [String])])
    func wider(line: String, others: [String]) throws {
        #expect(
            try found(boundary("one", [line]), boundary("two", others + ["zebra"])).contains("two covers one: \(line)"))
    }

    @Test("Two reasons for one sentence are an overlap, told once")
    func overlaps() throws {
        let blame = boundary("blame", ["operator ... fault"], flags: ["The operator is at fault, he was drunk."])
        let drink = boundary("drink", ["(drunk|beer)"], flags: ["The operator is at fault, he was drunk.", "A beer."])
        #expect(try found(blame, drink) == ["drink overlaps blame: The operator is at fault, he was drunk."])
    }

    @Test("What one boundary has to allow and another one flags is a contradiction")
    func contradicts() throws {
        let one = boundary("one", ["never again"], flags: ["Never again."], allows: ["Nothing in it is safe to eat."])
        let two = boundary("two", ["nothing ... eat"], flags: ["There is nothing left to eat."])
        #expect(try found(one, two) == ["two contradicts one: Nothing in it is safe to eat."])
    }

    @Test("A way out, a key message and a fact that a boundary flags are reported; a rumour that is kept as one is not")
    func parts() throws {
        let one = boundary("one", ["ransom"])
        let two = boundary("two", ["attacker"], instead: "I cannot speak about a ransom.")
        let facts = [
            Fact(id: "paid", number: 1, statement: "“They paid a ransom.”", status: .notTrue),
            Fact(id: "asked", number: 2, statement: "A ransom was asked for."),
        ]
        let message = Message(id: "plain", text: "We say plainly what a ransom does.", carries: [])
        #expect(
            try found(one, two, messages: [message], facts: facts) == [
                "one flagsMessage plain: We say plainly what a ransom does.",
                "one flagsFact asked: A ransom was asked for.",
            ])
        let said = boundary("two", ["attacker"], instead: "I speak about the ransom later.")
        #expect(try found(one, said) == ["one flagsInstead two: I speak about the ransom later."])
    }

    @Test("Five hundred boundaries are looked through in no time")
    func many() throws {
        let boundaries = (0..<500).map { number in
            let word =
                "zu"
                + String(number).map { String("bdfgklmnprt".dropFirst($0.wholeNumberValue ?? 0).prefix(1)) }.joined(
                    separator: "a")
            return boundary(word, ["\(word)o ... (fault|blame)"], flags: ["\(word)o is to blame"])
        }
        let guide = Guide(boundaries: boundaries)
        let cost = Cost.of { #expect((try? guide.conflicts().isEmpty) == true) }
        #expect(cost < 5)
    }
}
