import Testing

@testable import TextEngine

@Suite("Negation") struct NegationTests {
    @Test(
        "What is denied is not said",
        arguments: [
            "We will not speculate that the supplier messed up.", "Nobody says the supplier did it.",
            "It isn’t the supplier.", "It isnt the supplier.", "I won’t blame the supplier.", "No supplier did this.",
            "I do not believe the supplier did it.", "We don't know that it was the supplier.", "Never the supplier.",
            "Neither our team nor the supplier.", "Without the supplier we would have stopped.",
        ])
    func denied(text: String) throws {
        #expect(try Rule(match: ["supplier"]).matches(in: text).isEmpty)
    }

    @Test(
        "What is only negative in form, or in another clause, is said",
        arguments: [
            "I can’t believe the supplier messed up.", "No wonder the supplier is silent.",
            "Not only the supplier failed.",
            "No doubt the supplier knows.", "We cannot deny that the supplier failed.",
            "I do not know why the supplier said nothing.", "Nobody understands how the supplier got this wrong.",
            "It was not us but the supplier.", "I am not angry because the supplier failed.",
            "We did not stop, the supplier did.", "No. The supplier did.", "Not us — the supplier.",
            "Not one of all the many people here trusts the supplier.", "The supplier did not answer.",
        ])
    func said(text: String) throws {
        #expect(try Rule(match: ["supplier"]).matches(in: text).count == 1)
    }
}
