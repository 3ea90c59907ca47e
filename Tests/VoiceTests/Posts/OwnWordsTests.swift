import Platform
import Situation
import TestSupport
import Testing
import TextEngine

@testable import Voice

@Suite(
    "Promise 2: Own words. No finished text to paste. The author sees before publishing how close a draft is to a template or to a colleague's post."
) struct OwnWordsTests {
    private static let wayIn = "When I heard about the recall I was standing at the line and thought of …"

    private func addTemplate(_ story: VoiceStory) async throws {
        let (crisis, chidi) = (story.crisis.id, story.people.chidi.id)
        try await story.database.write { tx in
            _ = try write(
                Situation.Template.self, TemplateDetails(title: "The moment", text: Self.wayIn), in: crisis,
                protecting: ProtectedSpeech(grounds: []), by: chidi, in: tx
            ).get()
        }
    }

    private func sameness(_ findings: [Finding]) -> [Int] {
        findings.compactMap { finding in
            switch finding.detail {
            case .sameAsTemplate(_, let share), .sameAsColleague(_, let share): Int((share * 100).rounded())
            default: nil
            }
        }
    }

    @Test(
        "A way in that is pasted and left as it is shows how much of it is not one's own",
        arguments: TestDatabase.available)
    func template(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            try await addTemplate(story)
            #expect(sameness(try await story.check(Self.wayIn)) == [100])
            let own = "I work at Halden. When I heard it I was standing in the kitchen with my son and his breakfast."
            #expect(sameness(try await story.check(own)).isEmpty)
        }
    }

    @Test("Nearly a colleague's words: the author sees it, and still decides", arguments: TestDatabase.available)
    func colleague(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let eve = story.people.eve
            _ = try await story.published(Said.shift)
            let copied = Said.shift + " Truly."
            #expect(try #require(sameness(try await story.check(copied, by: eve)).first) > 80)
            _ = try await story.publishing(copied, by: eve)
            let crisis = story.crisis.id
            let figures = try await story.database.read { try PostFigures.find(of: crisis, in: $0) }
            #expect(figures.ownWordsPercent == 100, "only what is out is counted")
            story.clock.advance(.hours(1))
            try await story.worker.sendDue()
            let later = try await story.database.read { try PostFigures.find(of: crisis, in: $0) }
            #expect(later.published == 2)
            #expect(later.ownWordsPercent == 50)
        }
    }

    @Test(
        "One's own earlier post is nobody else's, and neither is one that was taken back",
        arguments: TestDatabase.available)
    func notHeldAgainst(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let eve = story.people.eve
            let post = try await story.publishing(Said.shift, at: story.now + .hours(1))
            #expect(sameness(try await story.check(Said.shift)).isEmpty)
            #expect(sameness(try await story.check(Said.shift, by: eve)) == [100])
            #expect(try await story.withdraw(post).isEmpty)
            #expect(sameness(try await story.check(Said.shift, by: eve)).isEmpty)
        }
    }

    @Test("After a correction the new words count and the old ones do not", arguments: TestDatabase.available)
    func corrected(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let eve = story.people.eve
            let post = try await story.published(Said.shift)
            #expect(sameness(try await story.check(Said.canteen, by: eve)).isEmpty)
            #expect(try await story.correct(post, to: Said.canteen).isEmpty)
            #expect(sameness(try await story.check(Said.canteen, by: eve)) == [100])
            #expect(sameness(try await story.check(Said.shift, by: eve)).isEmpty)
        }
    }

    @Test("A colleague's words are never shown as theirs: the finding names nobody", arguments: TestDatabase.available)
    func nobody(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            _ = try await story.published(Said.shift)
            let findings = try await story.check(Said.shift, by: story.people.eve)
            let none = FindingSources(boundaries: [:], facts: [:], messages: [:])
            let shown = findingsList(
                FindingView.all(findings, none, Words(now: story.now)), form: nil, Words(now: story.now))
            #expect(shown.text.contains("100% is not in your own words"))
            #expect(!shown.text.contains("Amara"))
        }
    }
}
