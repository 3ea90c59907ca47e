import Testing

@testable import TextEngine

@Suite("Rules") struct RuleTests {
    @Test(
        "A line matches what its grammar says",
        arguments: [
            ("fault", "These faults, our FAULT.", ["faults", "FAULT"]),
            ("=fault", "These faults, our FAULT.", ["FAULT"]),
            ("supplier fault", "a supplier’s fault; supplier and fault", ["supplier’s fault"]),
            ("(fault|to blame)", "who is to blame for this fault", ["to blame", "fault"]),
            ("(our|their) (fault|mistake)", "our mistake, their faults, my fault", ["our mistake", "their faults"]),
            ("supplier ... blame", "the supplier is again the one to blame", ["supplier is again the one to blame"]),
            ("supplier ... blame", "the supplier is not the one to blame", []),
            ("supplier ... not to blame", "the supplier is surely not to blame", ["supplier is surely not to blame"]),
            ("@name ... fell off", "It was Andreas who fell off.", ["Andreas who fell off"]),
            ("@name ... fell off", "People fell off. In Odense a tile fell off.", []),
            ("@name ... fell off", "Stefan Krause fell off.", ["Stefan Krause fell off"]),
            ("@name fell off", "Henning fell off. Plaster fell off.", ["Henning fell off"]),
            ("@name turn", "It is Henning's turn.", ["Henning's turn"]),
            ("@word @again", "We saw the the lid. The lid, lid.", ["the the"]),
            ("very @word", "very good, very, very nice", ["very good", "very, very"]),
            ("(fine|safe) to drink", "Is it safe to drink? Did you know it is safe to drink?", ["safe to drink"]),
            ("supplier", "Was it the supplier?", ["supplier"]),
            ("supplier", "Was it the supplier? No.", []),
            ("supplier ... blame", "the supplier of all these new valves is surely to blame", []),
            ("supplier ... blame", "supplier blame", ["supplier blame"]),
            ("supplier … blame", "supplier you blame", ["supplier you blame"]),
            ("supplier ... blame", "It was the supplier. Blame them.", []),
            ("near(valve, Odense)", "valves from Odense; in Odense a valve", ["valves from Odense", "Odense a valve"]),
            ("near(valve, Odense)", "the valve that we bought for line two in the summer came from Odense", []),
            ("near((valve|seal), bad luck)", "bad luck with a seal", ["bad luck with a seal"]),
            (
                "# cartons", "600 cartons, 1.2k cartons, six hundred cartons, many cartons",
                ["600 cartons", "1.2k cartons", "six hundred cartons"]
            ),
            ("about #", "about 1,240 and about five", ["about 1,240", "about five"]),
            ("(ox|ox egg) (ox|ox egg) cup", "ox egg ox egg cup", ["ox egg ox egg cup"]),
            (
                "one (ox|cup (egg|red fox)) too", "one cup red fox too, one ox too, one cup too",
                ["one cup red fox too", "one ox too"]
            ),
            ("don’t know", "we don't know", ["don't know"]),
            ("# ... #", "from 3 or so to 4, then 5", ["3 or so to 4"]),
            ("#", "7 and six hundred", ["7", "six hundred"]),
            ("(#|many) cartons", "many cartons, 5 cartons", ["many cartons", "5 cartons"]),
            ("six hundred cartons", "six hundred cartons", ["six hundred cartons"]),
            ("linear(a|b) c", "linear b c", ["linear b c"]),
            (
                "(=the fault|their ... blame) here", "the fault here, their own blame here, a fault here",
                ["the fault here", "their own blame here"]
            ),
            ("Ødense", "0dense ODENSE", ["0dense", "ODENSE"]),
        ] as [(String, String, [String])])
    func matches(line: String, text: String, found: [String]) throws {
        #expect(try Rule(match: [line]).matches(in: text).map { text.words($0) } == found)
    }

    @Test("Matches of one rule do not overlap, and stand in order")
    func overlap() throws {
        let rule = try Rule(match: ["ox ... ox", "egg"])
        let text = "ox egg ox egg ox"
        #expect(rule.matches(in: text).map { text.words($0) } == ["ox egg ox", "egg"])
    }

    @Test("An exception excuses its own sentence and no other")
    func unless() throws {
        let rule = try Rule(match: ["profit"], unless: ["(non|not for) profit", "charity"])
        let text = "The charity made a profit. Our profit fell. A not for profit shop."
        #expect(rule.matches(in: text).map { $0.utf8.lowerBound } == [31])
    }

    @Test("Matching does not depend on how many ways lead through a pattern")
    func ways() throws {
        let rule = try Rule(match: [String(repeating: "(ox|ox ox) ", count: 20) + "egg"])
        let text = String(repeating: "ox ", count: 30) + "egg"
        #expect(rule.matches(in: text).map { text.words($0) } == [text])
        #expect(rule.matches(in: String(repeating: "ox ", count: 4000)).isEmpty)
    }

    @Test("A rule set finds each rule’s matches, in the order of the rules")
    func set() throws {
        let rules = try RuleSet([Rule(match: ["odense"]), Rule(match: ["never"]), Rule(match: ["#", "supplier"])])
        let found = rules.matches(in: Tokens("The supplier of 3 valves is in Odense, Odense."))
        #expect(found.map(\.rule) == [0, 2])
        #expect(found.map(\.ranges.count) == [2, 2])
    }
}
