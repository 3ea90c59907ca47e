import Foundation
import Testing
import TextEngine

@testable import texteval

@Suite("A Vale style becomes boundaries") struct StyleImportTests {
    private func quotes(_ rule: String, _ text: String) throws -> [String] {
        let style = StyleImport(rule, rule: "House.Rule")
        #expect(style.leftOut == [])
        return try Checker(Guide(boundaries: style.boundaries)).check(text).filter { $0.weight != .ok }.map(\.quote)
    }

    @Test("existence: words that should not stand there, denied or not")
    func existence() throws {
        let rule = """
            extends: existence
            message: "Leave out '%s'."
            level: error
            tokens:
              - obviously
              - as you (?:all )?know
              - e-?mail blast
            exceptions:
              - email blast
            """
        #expect(try quotes(rule, "We do not say OBVIOUSLY.") == ["OBVIOUSLY"])
        #expect(try quotes(rule, "It is fine, as you all know") == ["as you all know"])
        #expect(try quotes(rule, "An email blast") == [])
        #expect(try quotes(rule, "An e-mail blast") == ["e-mail blast"])
        let style = StyleImport(rule, rule: "House.Rule")
        #expect(style.boundaries.map(\.weight) == [Boundary.Weight.stop])
        #expect(style.boundaries.map(\.title) == ["Leave out '…'."])
    }

    @Test("existence: what stands under raw is one expression")
    func raw() throws {
        let rule = "extends: existence\nmessage: no\nraw:\n  - '(?:[;-]\\s)There\\s'\n  - '(is|are)|\\bthere\\swas\\b'"
        #expect(try quotes(rule, "It rains; there is snow.") == ["there is"])
        #expect(try quotes(rule, "There was snow.") == ["There was"])
    }

    @Test("substitution: each pair with what to put instead, and the message filled in")
    func substitution() throws {
        let rule = """
            extends: substitution
            message: "Say '%s', not '%s'."
            level: warning
            swap:
              utilize: use
              "(?:in order) to": to
              whilst: while|although
            """
        let style = StyleImport(rule, rule: "House.Words")
        #expect(
            style.boundaries.map(\.id) == [
                "House.Words: utilize", "House.Words: (?:in order) to", "House.Words: whilst",
            ])
        #expect(style.boundaries.last?.title == "Say 'while, although', not 'whilst'.")
        let findings = try Checker(Guide(boundaries: style.boundaries)).check(
            "We ran in order to catch it whilst it rained.")
        #expect(findings.flatMap(\.remedies).map(\.replacement) == ["to", "while"])
    }

    @Test("occurrence: at most so many, in a sentence or in the draft")
    func occurrence() throws {
        let sentence = "extends: occurrence\nmessage: At most %s\nscope: sentence\nmax: 3\ntoken: '\\b(\\w+)\\b'"
        #expect(try quotes(sentence, "One two three. Four five six.") == [])
        #expect(try quotes(sentence, "One two three four.") == ["four"])
        let draft = "extends: occurrence\nmessage: At most %s\nscope: text\nmax: 1\ntoken: 'very'"
        #expect(try quotes(draft, "Very good. Very, very good.") == ["Very"])
        #expect(StyleImport(draft, rule: "a").boundaries.map(\.title) == ["At most 1"])
    }

    @Test("repetition: the same word twice")
    func repetition() throws {
        let rule = "extends: repetition\nmessage: \"'%s' stands twice\"\nalpha: true\ntokens:\n  - '[^\\s]+'"
        #expect(try quotes(rule, "I saw the the lid.") == ["the the"])
        #expect(try quotes(rule, "I saw the lid. Lid, lid.") == [])
    }

    @Test("conditional: what needs an explanation somewhere")
    func conditional() throws {
        let rule = """
            extends: conditional
            message: "'%s' is not explained"
            first: '\\bHACCP\\b'
            second: 'hazard analysis \\(HACCP\\)'
            """
        #expect(try quotes(rule, "HACCP again.") == ["HACCP"])
        #expect(try quotes(rule, "Hazard analysis (HACCP) again. HACCP!") == [])
    }

    @Test(
        "What cannot be taken over is listed with the reason and the line",
        arguments: [
            ("extends: spelling\nmessage: a", 1, "“spelling” is not among what is taken over"),
            ("extends: existence\ntokens:\n  - '[A-Z]{3,}'", 3, "“[A-Z]{3,}”: “[A-Z]” stands for too many signs"),
            (
                "extends: existence\ntokens:\n  - good\n  - '(?<!not )fine'", 4,
                "“(?<!not )fine”: it looks ahead or behind"
            ),
            (
                "extends: existence\nscope: heading\ntokens:\n  - a", 2,
                "it is about “heading”, which a draft does not have"
            ),
            ("extends: existence\nnonword: true\ntokens:\n  - a", 2, "“nonword” looks inside words and at marks"),
            (
                "extends: existence\ntokens:\n  - '!'", 3,
                "“!”: it is about marks or spaces, and patterns are about words"
            ),
            ("extends: substitution\nswap:\n  github: GitHub", 3, "“github” and “GitHub” differ in capitals only"),
            ("extends: occurrence\nmin: 1\ntoken: a", 2, "“min”: what is missing cannot be pointed at"),
            (
                "extends: substitution\nswap:\n  'isn''t(?=x)': is not", 3, "“isn't(?=x)”: it looks ahead or behind"
            ),
            ("extends: [", 1, "this list does not end"),
        ])
    func leftOut(rule: String, line: Int, reason: String) {
        let style = StyleImport(rule, rule: "House.Rule")
        #expect(style.leftOut.map(\.line) == [line])
        if !rule.hasSuffix("[") { #expect(style.leftOut.map(\.reason) == [reason]) }
    }

    @Test("One rule that cannot be taken over does not cost the others, and a folder is read to its bottom")
    func folder() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        let inner = folder.appendingPathComponent("House")
        try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in [
            ("Words.yml", "extends: existence\nmessage: no\ntokens:\n  - obviously\n  - 'a.b'\n"),
            ("Spelling.yml", "extends: spelling\nmessage: no\n"), ("notes.md", "nothing"),
        ] {
            try Data(text.utf8).write(to: inner.appendingPathComponent(name))
        }
        let style = try StyleImport(path: folder.path)
        #expect(style.files == 2)
        #expect(style.boundaries.map(\.id) == ["House.Words"])
        #expect(style.leftOut.map(\.rule) == ["House.Spelling", "House.Words"])
        #expect(throws: Refusal.self) { _ = try StyleImport(path: folder.appendingPathComponent("none").path) }
    }

    @Test("Any expression is read or refused, whatever is in it", arguments: 0..<200)
    func random(seed: Int) {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        let signs = Array("ab (|)[]?+*\\.^${}:-bwds1")
        var expression = ""
        for _ in 0..<Int(state % 40) {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            expression.append(signs[Int(state >> 33) % signs.count])
        }
        guard let lines = try? StyleExpression.lines(expression) else { return }
        #expect(!lines.isEmpty && lines.allSatisfy { !$0.isEmpty })
    }
}
