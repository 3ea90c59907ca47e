import Platform
import TestSupport
import Testing

@testable import Situation

@Suite("What waits on Now goes by mail and to devices too, as each one chose") struct PersonalNoticesTests {
    private func settleTip(of teller: Viewer, _ crisis: Crisis, by decider: Viewer, in database: Database) async throws
    {
        try await database.write { tx in
            let told = TipDetails(statement: "It was the valve.", source: "I fitted it.")
            let tip = try giveTip(told, in: crisis, by: teller, tx).get()
            try leaveTip(tip.id, of: crisis.id, because: "It was shut.", by: decider.id, in: tx).orThrow()
        }
    }

    @Test(
        "Amara, who told something, gets one mail without its words; Ben, who wants no mails, gets none",
        arguments: TestDatabase.available)
    func mail(engine: TestDatabase) async throws {
        try await MailStory.run(engine) { story in
            let worker = PersonalNoticeWorker(services: story.house.services)
            try await story.choose(story.people.ben, .off)
            for teller in [story.people.amara, story.people.ben] {
                try await settleTip(of: teller, story.crisis, by: story.people.chidi, in: story.database)
            }
            for _ in 0..<3 { try await worker.sendDue() }
            #expect(story.postbox.readers == ["amara@halden.example"])
            let mail = try #require(story.postbox.got.first)
            #expect(mail.subject == "The team has read what you told them" && mail.text.contains("/tips"))
            for words in [mail.subject, mail.text, mail.html.text] {
                #expect(!words.contains("valve") && !words.contains("shut") && !words.contains("recall"))
            }
            #expect(mail.unsubscribe != nil)
        }
    }

    @Test(
        "It waits for the end of Amara’s quiet hours, and is not sent when she has looked before",
        arguments: TestDatabase.available)
    func quiet(engine: TestDatabase) async throws {
        try await MailStory.run(engine) { story in
            let worker = PersonalNoticeWorker(services: story.house.services)
            let people = story.people
            for person in [people.amara, people.ben] { try await story.choose(person, .atOnce, quiet: (840, 1080)) }
            for teller in [people.amara, people.ben] {
                try await settleTip(of: teller, story.crisis, by: people.chidi, in: story.database)
            }
            try await worker.sendDue()
            #expect(story.postbox.got.isEmpty, "it is three in the afternoon")
            try await story.database.write { try Tip.setSeen(by: people.amara.id, in: $0) }
            story.clock.advance(.hours(4))
            try await worker.sendDue()
            #expect(story.postbox.readers == ["ben@halden.example"])
        }
    }

    @Test("Amara’s phone says that something waits, once, and none of its words", arguments: TestDatabase.available)
    func device(engine: TestDatabase) async throws {
        try await DeviceStory.run(engine) { story in
            let (phone, worker) = (TestBrowser("amara"), PersonalNoticeWorker(services: story.house.services))
            try await story.add(phone, of: story.people.amara)
            try await story.add(TestBrowser("eve"), of: story.people.eve)
            try await settleTip(of: story.people.amara, story.crisis, by: story.people.chidi, in: story.database)
            for _ in 0..<3 { try await worker.sendDue() }
            #expect(story.receiver.got.count == 1)
            #expect(story.told(phone).map(\.title) == ["The team has read what you told them"])
            #expect(story.told(phone).first?.body == "")
        }
    }

    @Test(
        "A translation that comes later is told to those who read it and have not read the update, and to nobody else",
        arguments: TestDatabase.available)
    func translation(engine: TestDatabase) async throws {
        try await MailStory.run(engine) { story in
            let (people, follower) = (story.people, personalNoticesFollower(story.house))
            _ = try await follower.step(story.database)
            let briefing = try await story.brief()
            try await story.database.write { tx in
                for person in [people.amara, people.ben] {
                    try tx.run("UPDATE people SET languages = 'da en' WHERE id = \(person.id)")
                }
                try Briefing.read(briefing.id, by: people.ben.id, in: tx)
                let problems = try translateBriefing(
                    briefing.id, of: story.crisis.id, into: "da", text: "Linjen står stille.", by: people.chidi.id,
                    in: tx)
                #expect(problems == [])
            }
            while try await Sealer.seal(story.database) > 0 {}
            while try await follower.step(story.database) {}
            try await PersonalNoticeWorker(services: story.house.services).sendDue()
            #expect(story.postbox.readers == ["amara@halden.example"])
            #expect(try #require(story.postbox.got.first).text.contains("/briefings/\(briefing.id)"))
        }
    }

    @Test("An answer that Chidi promised and did not give reaches him, and no more once he has given it")
    func promised() async throws {
        try await MailStory.run(.sqlite) { story in
            let worker = PersonalNoticeWorker(services: story.house.services)
            let briefing = try await story.brief()
            let (crisis, chidi, amara) = (story.crisis.id, story.people.chidi, story.people.amara)
            let questions = try await story.database.write { tx in
                try ["First?", "Second?"].map { text in
                    let question = try askQuestion(
                        QuestionDetails(text: text), under: briefing.id, of: crisis, by: amara, in: tx
                    ).get()
                    let later = ReplyDetails(.promised, "", promisedFor: tx.now + .hours(1))
                    #expect(try replyToQuestion(question, later, by: chidi.id, in: tx) == [])
                    return question.id
                }
            }
            story.clock.advance(.hours(1) + .minutes(2))
            try await story.database.write { tx in
                for question in questions { try tellLateReply(question, in: tx) }
                let first = try BriefingQuestion.get(questions[0], under: briefing.id, of: crisis, for: chidi, in: tx)
                #expect(
                    try replyToQuestion(first, ReplyDetails(.answered, "Yes.", seen: 1), by: chidi.id, in: tx) == [])
            }
            try await worker.sendDue()
            #expect(story.postbox.readers == ["chidi@halden.example"])
            #expect(try #require(story.postbox.got.first).text.contains("\(questions[1])"))
        }
    }
}
