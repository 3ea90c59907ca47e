import Testing

@testable import TextEngine

@Suite("Pattern lines") struct PatternParserTests {
    @Test(
        "A line that cannot be read says where and why",
        arguments: [
            ("", 1, "the line is empty"), ("   ", 1, "the line is empty"),
            ("... fault", 1, "a line cannot begin with a gap"), ("(... a|b) c", 1, "a line cannot begin with a gap"),
            ("fault ...", 9, "a line cannot end with a gap"), ("a (b|c …)", 9, "a line cannot end with a gap"),
            ("a ... b ... c ... d ... e", 25, "a line has at most three gaps"),
            ("a (b ... c ... d|e) ... f ... g", 31, "a line has at most three gaps"),
            ("the (fault", 5, "this bracket is not closed"), ("the (fault|", 5, "this bracket is not closed"),
            ("(a|(b|c) d", 1, "this bracket is not closed"), ("near(a, b", 5, "this bracket is not closed"),
            ("near(a", 5, "this bracket is not closed"), ("()", 2, "an alternative is empty"),
            ("(a|)", 4, "an alternative is empty"), ("(|a)", 2, "an alternative is empty"),
            ("fault)", 6, "“)” without an opening bracket"), ("a | b", 3, "“|” without an opening bracket"),
            ("near(a)", 7, "near needs two things with a comma between"),
            ("near(, b)", 9, "near needs two things with a comma between"),
            ("near(a, )", 9, "near needs two things with a comma between"),
            ("near(a, b, c)", 10, "near takes two things, not more"),
            ("fault, blame", 6, "“,” is not a word"), ("=", 1, "“=” is not a word"), ("a 🥛", 3, "“🥛” is not a word"),
            ("a !. b", 3, "“!.” is not a word"),
            ("? a", 1, "“?” belongs right behind a word or a bracket"),
            ("a ? b", 3, "“?” belongs right behind a word or a bracket"),
            ("a ...? b", 6, "a gap may be empty as it is"), ("((((( a )))))", 5, "brackets are at most four deep"),
        ])
    func refused(line: String, column: Int, reason: String) {
        // A rule may be left blank, a line of a pattern may not.
        #expect(throws: PatternError(column: column, reason: reason)) {
            _ = try Automaton(try PatternParser.parse(line), line: line)
        }
    }

    @Test("A line of more than 64 places is refused, and a list of single words takes one place")
    func long() throws {
        let words = (1...70).map { "word\($0)" }
        #expect(
            throws: PatternError(
                column: 69 + words.joined().count, reason: "the line is too long; write it as several lines")
        ) {
            _ = try Rule(match: [words.joined(separator: " ")])
        }
        let list = try Rule(match: ["the (" + words.joined(separator: "|") + ") fell"])
        #expect(list.matches(in: "The word70 fell.").count == 1)
        #expect(list.matches(in: "The word71 fell.").isEmpty)
    }

    @Test(
        "What has a question mark behind it may be left out",
        arguments: [
            ("is still? safe", "It is safe.", "is safe"), ("is still? safe", "It is still safe.", "is still safe"),
            ("(who|that)? did it", "Somebody did it.", "did it"), ("(a (b|c))? d", "a c d", "a c d"),
        ])
    func optional(line: String, text: String, found: String) throws {
        let ranges = try Rule(match: [line]).matches(in: text)
        #expect(ranges.map { String(text.utf8.dropFirst($0.utf8.lowerBound).prefix($0.utf8.count)) ?? "" } == [found])
    }

    @Test("Every list of words can be read, alone and in a line with two gaps", arguments: WordList.names)
    func lists(name: String) throws {
        #expect(WordList.named(name) != nil)
        _ = try Rule(match: ["@\(name)", "valve ... @\(name) ... broken"])
    }

    @Test("A list stands for its words, and one that there is not is refused with those that there are")
    func list() throws {
        let rule = try Rule(match: ["@colleague ... @blame"])
        #expect(rule.matches(in: "The new apprentice had mixed it up.").count == 1)
        #expect(rule.matches(in: "The new apprentice had breakfast.").isEmpty)
        let error = #expect(throws: PatternError.self) { _ = try Rule(match: ["it was @nobody"]) }
        #expect(error?.column == 8)
        #expect(error?.reason.hasPrefix("there is no “@nobody”; there are @again, @name, @word, @blame") == true)
    }

    @Test("Blank lines of a rule do not count, and a rule without lines matches nothing")
    func blank() throws {
        #expect(try Rule(match: ["", "  "], unless: [""]).matches(in: "anything").isEmpty)
        #expect(try Rule(match: ["", "fault"]).matches(in: "a fault").count == 1)
    }
}
