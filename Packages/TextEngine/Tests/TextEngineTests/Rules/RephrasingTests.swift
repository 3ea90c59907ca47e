import Testing

@testable import TextEngine

@Suite("What one can say instead") struct RephrasingTests {
    private let instead = "We are still finding out what went wrong."

    @Test(
        "It takes the place of the statement, and the rest of the sentence stays its author’s",
        arguments: [
            (
                "The supplier in Odense messed up, but I am proud of my team.",
                "We are still finding out what went wrong, but I am proud of my team."
            ),
            (
                "We stopped, and the supplier in Odense messed up.",
                "We are still finding out what went wrong."
            ),
            (
                "I was there, so my view is that the supplier in Odense messed up!",
                "I was there, so we are still finding out what went wrong."
            ),
            ("One. The supplier in Odense messed up. Two.", "One. We are still finding out what went wrong. Two."),
            ("The supplier in Odense messed up", "We are still finding out what went wrong."),
            ("Was it the supplier in Odense?", "We are still finding out what went wrong."),
            (
                "The supplier in Odense messed up, and everybody knew it.",
                "We are still finding out what went wrong."
            ),
            (
                "Because the supplier in Odense messed up, we stopped… 🥛",
                "We are still finding out what went wrong. 🥛"
            ),
            (
                "“The supplier in Odense messed up” is what they say.",
                "We are still finding out what went wrong."
            ),
            (
                "He said: “It was the supplier in Odense.” Then he left.",
                "We are still finding out what went wrong. Then he left."
            ),
            (
                "\"The supplier in Odense\", they say.",
                "We are still finding out what went wrong."
            ),
            (
                "“The supplier in Odense messed up.” So he said.",
                "“We are still finding out what went wrong.” So he said."
            ),
            (
                "The supplier, and I mean Odense, messed up.",
                "We are still finding out what went wrong."
            ),
        ])
    func applied(text: String, after: String) throws {
        let boundary = Boundary(
            id: "odense", title: "", weight: .stop, match: ["supplier ... Odense"], instead: instead)
        let finding = try #require(try Checker(Guide(boundaries: [boundary])).check(text).first("boundary odense"))
        #expect(finding.remedies.map { text.applying($0) } == [after])
    }

    @Test("A name or an “I” keeps its capital, and words without a full stop leave the author’s")
    func capitals() throws {
        for (instead, after) in [
            ("Halden is finding out.", "I know, and I say: Halden is finding out."),
            ("Ask me later", "I know, and I say: Ask me later!"),
        ] {
            let boundary = Boundary(id: "b", title: "", weight: .care, match: ["the supplier"], instead: instead)
            let text = "I know, and I say: the supplier!"
            let remedy = try #require(try Checker(Guide(boundaries: [boundary])).check(text).first?.remedies.first)
            #expect(text.applying(remedy) == after.replacing("I say: ", with: ""))
        }
    }

    @Test("A boundary without an alternative offers none")
    func none() throws {
        let boundary = Boundary(id: "b", title: "", weight: .care, match: ["supplier"], instead: "")
        #expect(try Checker(Guide(boundaries: [boundary])).check("a supplier").first?.remedies == [])
    }
}
