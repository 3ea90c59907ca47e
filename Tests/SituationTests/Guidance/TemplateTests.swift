import Platform
import Situation
import Testing

@Suite("Promise 2: own words") struct TemplateTests {
    private let limits = GuidanceLimits(ProtectedSpeech(grounds: []), at: Instant(milliseconds: 0))

    @Test(
        "A way in leaves room for its author",
        arguments: ["A moment from this week I keep thinking about is…", "What did you see?", "On my shift, ..."])
    func open(text: String) {
        #expect(TemplateDetails(kind: .prompt, title: "A way in", text: text).validate(under: limits).isEmpty)
    }

    @Test("A text that one could post as it is is refused")
    func finished() {
        let text = "I am proud to work at Halden, where we act fast and in the open."
        let problems = TemplateDetails(kind: .skeleton, title: "Proud", text: text).validate(under: limits)
        #expect(problems.map(\.field) == ["text"])
    }

    @Test("A key message names its value and the stance behind it")
    func message() {
        #expect(
            MessageDetails(text: "We act fast.").validate(under: limits).map(\.field) == ["value", "stance"])
    }
}
