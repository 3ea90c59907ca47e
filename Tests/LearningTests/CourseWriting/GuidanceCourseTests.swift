import Platform
import Situation
import TestSupport
import Testing

@testable import Learning

@Suite("A course is made of the company’s own guidance") struct GuidanceCourseTests {
    private let words = Words(now: Instant(milliseconds: 0))

    private var guidance: PlaybookGuidance {
        var guidance = PlaybookGuidance()
        guidance.guidelines = [
            GuidelineDetails(title: "Say who you are", text: "Say that you work here. Readers should know it."),
            GuidelineDetails(title: "Be kind: always", text: "Answer as you would at the counter."),
        ]
        var boundary = BoundaryDetails()
        (boundary.title, boundary.subject) = ("Who is to blame", "Naming somebody as the cause")
        boundary.reason = "Nobody knows yet, and a name can ruin a person."
        (boundary.instead, boundary.ask) = ("We do not know yet how it happened.", "Legal")
        boundary.match = ["supplier ... messed"]
        boundary.flags = ["The supplier messed it up.", "Our supplier has messed this up again."]
        boundary.allows = ["I was on shift when it began.", "We do not know yet how it happened."]
        guidance.boundaries = [PlaybookBoundary(boundary, lasts: .zero)]
        guidance.messages = [MessageDetails(text: "People come first.")]
        return guidance
    }

    private func text(_ guidance: PlaybookGuidance) -> String {
        GuidanceCourse(
            slug: "phone", title: "Our guidance: Recall", guidance: guidance, t: words,
            reads: { (try? readCourse($0)) != nil }
        ).text
    }

    @Test("Each guideline and boundary is a lesson, what the law protects is the first, and it reads as it is")
    func lessons() throws {
        let course = try readCourse(text(guidance))
        #expect(
            course.lessons.map(\.id)
                == ["rights", "g-say-who-you-are", "g-be-kind-always", "b-who-is-to-blame", "messages"])
        let kinds = course.questions.map { "\($0.kind)".prefix { $0 != "(" } }
        #expect(kinds == ["choice", "choice", "choice", "mark", "rewrite"])
        guard case .mark(let pieces) = course.questions[3].kind else {
            Issue.record("no sentences to mark")
            return
        }
        #expect(pieces.filter(\.isRight).map(\.text) == guidance.boundaries[0].details.flags)
    }

    @Test("A rewriting whose own answer would not pass is left out")
    func unquiet() throws {
        var other = guidance
        other.boundaries[0].details.instead = "Say that the supplier messed up."
        let course = try readCourse(text(other))
        #expect(course.questions.map(\.id).filter { $0.hasPrefix("b-") } == ["b-who-is-to-blame-q"])
    }

    @Test("Every playbook of ours makes a course that reads")
    func ours() throws {
        let speech = try ProtectedSpeech.read(folder: "Playbooks")
        let (good, bad) = Playbook.all(in: "Playbooks", protecting: speech)
        #expect(good.count == 8 && bad.isEmpty)
        for playbook in good {
            let text = GuidanceCourse(
                slug: "phone", title: playbook.title, guidance: playbook.guidance, t: words,
                reads: { (try? Course.read($0, file: "x", company: "Halden Foods", protecting: speech)) != nil }
            ).text
            let course = try Course.read(text, file: "phone", company: "Halden Foods", protecting: speech)
            #expect(course.lessons.count > playbook.guidance.boundaries.count, "\(playbook.slug)")
        }
    }

    @Test("Lessons are taken from another text, and what somebody wrote elsewhere stays")
    func merged() throws {
        let mine = text(guidance).replacing("Answer as you would at the counter.", with: "Answer as at the counter.")
        var later = guidance
        later.guidelines[0].text = "Say it in the first sentence."
        later.guidelines.append(GuidelineDetails(title: "Ask before pictures", text: "Ask everybody in it."))
        later.boundaries = []
        let now = text(later)
        let ids: Set = ["g-say-who-you-are", "g-ask-before-pictures", "b-who-is-to-blame"]
        let blocks = try #require(CourseBlocks(mine))
        let merged = blocks.taking(ids, from: try #require(CourseBlocks(now)))
        let course = try readCourse(merged)
        #expect(
            course.lessons.map(\.id)
                == ["rights", "g-say-who-you-are", "g-be-kind-always", "messages", "g-ask-before-pictures"])
        #expect(merged.contains("Answer as at the counter.") && merged.contains("Say it in the first sentence."))
        #expect(!course.questions.contains { $0.lesson == "b-who-is-to-blame" })
    }

    @Test(
        "After a change of guidance the trainer is told what, and publishes the difference",
        arguments: TestDatabase.available)
    func difference(engine: TestDatabase) async throws {
        try await engine.open { database in
            let (house, remove) = try House.teaching([:], on: database)
            defer { remove() }
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let (dana, frida) = (people.dana.id, people.frida.id)
                let crisis = try people.openRecall(in: tx)
                func put(_ title: String, _ text: String) throws {
                    let details = GuidelineDetails(title: title, text: text)
                    _ = try write(
                        Guideline.self, details, in: crisis.id, protecting: house.protectedSpeech, by: dana, in: tx
                    ).get()
                }
                func change() throws -> GuidanceChange? {
                    let made = try #require(try GuidanceCourseMade.find(slug, in: tx))
                    return try GuidanceChange.find(made, house: house, words, in: tx)
                }
                let none = try makeGuidanceCourse("playbook:none", by: frida, house: house, words, in: tx)
                #expect(none.problems == ["source"])
                try put("Say who you are", "Say that you work here.")
                let slug = try makeGuidanceCourse(crisis.id.rawValue, by: frida, house: house, words, in: tx).get()
                #expect(try house.courses.find(slug, in: tx) == nil, "never published by itself")
                func publish(_ lessons: Set<String>) throws {
                    var details = CoursePublication()
                    details.revision = try WrittenCourse.get(slug, in: tx).revision
                    (details.changed, details.isMaterial, details.lessons) = ("Guidance", !lessons.isEmpty, lessons)
                    _ = try publishCourse(slug, details, by: frida, house: house, in: tx).get()
                }
                try publish([])
                try take(slug, by: people.amara.id, house: house, in: tx)
                #expect(try change() == nil)
                try put("Ask before pictures", "Ask everybody in it.")
                #expect(try change()?.new == ["Ask before pictures"])
                #expect(try takeGuidanceIn(slug, by: frida, house: house, words, in: tx).isEmpty)
                #expect(try change() == nil && WrittenCourse.get(slug, in: tx).hasTakenIn)
                // What was taken into a draft that is dropped has still to be taken in.
                try dropCourseDraft(slug, in: tx)
                #expect(try change()?.new == ["Ask before pictures"])
                _ = try takeGuidanceIn(slug, by: frida, house: house, words, in: tx)
                try publish(["g-ask-before-pictures"])
                #expect(try change() == nil)
                let taken = try take(slug, by: people.amara.id, house: house, in: tx)
                #expect(taken.isDifference)
            }
        }
    }
}
