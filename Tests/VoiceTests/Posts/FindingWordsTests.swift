import Platform
import Situation
import TestSupport
import Testing
import TextEngine

@testable import Voice

@Suite(
    "Promise 10: Every finding can be explained: the rule or fact, its owner, the reason, the way out. There is no score without a because."
) struct FindingWordsTests {
    private static let t = Words(now: Instant(milliseconds: 1_795_356_000_000))
    private static let none = FindingSources(boundaries: [:], facts: [:], messages: [:])

    /// One of each kind, and of each kind within a kind. `FindingWords` does not compile when one is missing there.
    private static let details: [Detail] =
        [
            .boundary(id: "b", matched: ["blame"]),
            .factDiffers(id: "f", number: 4, wrote: "400", says: "612 cartons", earlierVersion: 1),
            .factDiffers(id: "f", number: 4, wrote: "500", says: "612 cartons", earlierVersion: nil),
            .factTimeDiffers(id: "f", number: 4, wrote: "4 March", says: "3 March", earlierVersion: 1),
            .factTimeDiffers(id: "f", number: 4, wrote: "15:00", says: "14:00", earlierVersion: nil),
            .factQuestion(id: "f", number: 4, wrote: "yesterday"),
            .notPublicYet(id: "f", number: 4, until: 1_795_360_000_000), .notTrue(id: "f", number: 4),
            .disclosureMissing(suggested: "I work at Halden."), .disclosureLate,
            .disclosureOnlyInHashtags(suggested: "I work at Halden."), .sameAsTemplate(id: "t", share: 0.8),
            .sameAsColleague(id: "p", share: 0.8), .financialResults, .tooLong(network: .x, count: 300, limit: 280),
            .tooManyLinks(network: .threads, count: 6, limit: 5), .supportsFact(id: "f", number: 4),
            .carriesMessage(id: "m"), .ownVoice(signs: OwnVoiceSign.allCases),
        ] + FactStatus.allCases.map { .factStatus(id: "f", number: 4, status: $0) }
        + PersonalDataKind.allCases.map { .personalData(kind: $0) } + SecretKind.allCases.map { .secret(kind: $0) }

    @Test("Each kind has a title, a reason and a because, even when its source has just gone", arguments: details)
    func complete(detail: Detail) {
        let words = FindingWords(Finding(weight: .care, detail: detail), Self.none, Self.t)
        #expect(!words.title.isEmpty)
        #expect(!words.reason.isEmpty)
        #expect(!words.because.isEmpty)
    }

    @Test("No two kinds are explained alike")
    func distinct() {
        let reasons = Self.details.map { FindingWords(Finding(weight: .care, detail: $0), Self.none, Self.t) }
            .map { $0.title + $0.reason }
        #expect(Set(reasons).count == reasons.count)
    }

    @Test(
        "A fact names its number, its owner and since when; one click changes the number",
        arguments: TestDatabase.available)
    func fact(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let fact = try await story.establish(.sold)
            try await story.change(fact, to: .recounted)
            let view = try #require(try await views(Said.about400, story).first)
            #expect(view.title == "The number has changed")
            #expect(view.reason.hasPrefix("You wrote “About 400 cartons”. Fact 1 says “612 cartons” since"))
            #expect(view.because == "Fact 1 · ask Communications")
            let way = try #require(view.waysOut.first)
            #expect(way.label == "Change to “612 cartons”")
            #expect(
                Said.about400.applying(way.remedy)
                    == "I work at Halden. 612 cartons were sold before we knew, and I am sorry.")
        }
    }

    @Test("What the team keeps back does not show in an explanation", arguments: TestDatabase.available)
    func embargo(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let fact = try await story.establish(.sold)
            let before = try await views("I work at Halden. 900 cartons were sold before the recall.", story).map(
                \.reason)
            story.clock.advance(.hours(1))
            var secret = FactDetails.recounted.notPublicBefore(story.now + .hours(2))
            secret.statement = "612 cartons went over the tills of 41 shops in Denmark and Sweden."
            try await story.change(fact, to: secret)
            let after = try await views("I work at Halden. 900 cartons were sold before the recall.", story).map(
                \.reason)
            #expect(before.joined().contains("since"))
            #expect(after == before)
        }
    }

    @Test(
        "A boundary gives its reason, its owner, whom to ask and what to say instead", arguments: TestDatabase.available
    )
    func boundary(engine: TestDatabase) async throws {
        try await VoiceStory.open(engine) { story in
            let (crisis, chidi) = (story.crisis.id, story.people.chidi.id)
            try await story.database.write { tx in
                _ = try write(
                    Situation.Boundary.self, .blame(at: tx.now), in: crisis, protecting: ProtectedSpeech(grounds: []),
                    by: chidi, in: tx
                ).get()
            }
            let view = try #require(try await views("I work at Halden. The supplier is at fault.", story).first)
            #expect(view.weight == .stop)
            #expect(view.title == "Blaming someone before the cause is known")
            #expect(view.reason == "Naming someone can hurt the innocent.")
            #expect(view.because == "Boundary by Legal · ask Quality")
            #expect(view.waysOut.map(\.words) == ["We are still finding out what went wrong."])
        }
    }

    @Test("A boundary that puts one word for another offers the word, and not the sentence that could be said instead")
    func replacement() {
        var details = BoundaryDetails.blame(at: Self.t.now)
        details.replacement = "people affected"
        let range = TextRange(utf8: 0..<7, utf16: 0..<7)
        let remedy = Remedy(range: range, replacement: "People affected")
        let finding = Finding(
            weight: .stop, detail: .boundary(id: "b", matched: ["Victims"]), ranges: [range], remedies: [remedy])
        let sources = FindingSources(boundaries: ["b": details], facts: [:], messages: [:])
        let words = FindingWords(finding, sources, Self.t)
        #expect(words.waysOut.map(\.label) == ["Change to “People affected”"])
        #expect(words.waysOut.map(\.remedy) == [remedy])
        #expect(words.instead == [])
    }

    private func views(_ text: String, _ story: VoiceStory) async throws -> [FindingView] {
        let findings = try await story.check(text)
        let crisis = story.crisis.id
        return try await story.database.read {
            FindingView.all(findings, try FindingSources.find(for: findings, in: crisis, in: $0), Words(now: $0.now))
        }
    }
}

extension BoundaryDetails {
    fileprivate static func blame(at now: Instant) -> BoundaryDetails {
        var details = BoundaryDetails()
        details.title = "Blaming someone before the cause is known"
        details.weight = .stop
        details.subject = "Naming a supplier or a colleague as the cause of the contamination"
        details.protects = "People who may have done nothing wrong"
        details.narrower = "Only forbidding names; but a role in a small town is a name."
        details.reason = "Naming someone can hurt the innocent."
        details.instead = "We are still finding out what went wrong."
        details.ask = "Quality"
        details.owner = "Legal"
        details.expiresAt = now + .days(30)
        details.match = ["supplier ... (fault|blame)"]
        details.flags = ["The supplier is at fault.", "I blame the supplier, whose fault it is."]
        details.allows = ["The supplier was here on Monday.", "We are still finding out."]
        return details
    }
}
