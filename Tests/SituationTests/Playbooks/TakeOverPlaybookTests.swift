import Foundation
import Platform
import Server
import Situation
import TestSupport
import Testing

@Suite("A playbook that changes changes no crisis by itself") struct TakeOverPlaybookTests {
    private let speech = ProtectedSpeech(grounds: [])

    private func fire(_ changes: (String, String)...) throws -> Playbook {
        try Playbook.read(
            changes.reduce(fireYAML) { $0.replacing($1.0, with: $1.1) }, file: "fire.yaml", protecting: speech)
    }

    /// A newer one: the message is said otherwise, a way in is new, the boundary points at one thing more.
    private func newer() throws -> Playbook {
        try fire(
            ("version: 3", "version: 4"), ("text: People come before machines", "text: People come before any machine"),
            (
                "guidelines:\n",
                "guidelines:\n  - {title: Breathe first, text: Nothing has to be said within a minute.}\n"
            ))
    }

    private func open(_ playbook: Playbook, by people: NamedPeople, in tx: Transaction) throws -> Crisis {
        var details = CrisisDetails(playbook)
        details.title = "Fire in hall 2"
        details.organisationNames = ["Halden Foods"]
        return try openCrisis(details, from: playbook, protecting: speech, by: people.dana.id, in: tx).get()
    }

    @Test(
        "The team takes over what it wants, piece by piece, and then stands on the newer one",
        arguments: TestDatabase.available)
    func pieces(engine: TestDatabase) async throws {
        try await engine.open { database in
            let (old, new) = (try fire(), try newer())
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let (crisis, dana) = (try open(old, by: people, in: tx).id, people.dana.id)
                func offers() throws -> [PlaybookOffer] {
                    try PlaybookOffer.all(from: old, to: new, in: crisis, in: tx)
                }
                #expect(try offers().map(\.change.part) == [.message, .guideline])
                #expect(try offers().map(\.state) == [.asBefore, .missing])
                #expect(try KeyMessage.all(of: crisis, in: tx).map(\.details.text) == ["People come before machines"])
                let taken = try takeOver(0, from: old, to: new, in: crisis, protecting: speech, by: dana, in: tx)
                #expect(taken.isEmpty)
                #expect(
                    try KeyMessage.all(of: crisis, in: tx).map(\.details.text) == ["People come before any machine"])
                #expect(try offers().map(\.state) == [.settled, .missing])
                #expect(try Guideline.all(of: crisis, in: tx).map(\.details.title) == ["Say who you are"])
                try standOn(new, crisis: crisis, by: dana, in: tx)
                #expect(try CrisisPlaybook.find(crisis, in: tx)?.content == new.content)
                let guidelines = try Guideline.all(of: crisis, in: tx).map(\.details.title)
                #expect(guidelines == ["Say who you are"], "what was left is left")
                #expect(throws: Refusal.conflict) {
                    try takeOver(1, from: old, to: new, in: crisis, protecting: speech, by: dana, in: tx)
                }
            }
        }
    }

    @Test(
        "Words of the team’s own are pointed out before they are replaced, and what is gone is taken out of use",
        arguments: TestDatabase.available)
    func own(engine: TestDatabase) async throws {
        try await engine.open { database in
            let (old, new) = (try fire(), try newer())
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let (crisis, dana) = (try open(old, by: people, in: tx).id, people.dana.id)
                let message = try #require(try KeyMessage.all(of: crisis, in: tx).first)
                var mine = message.details
                mine.stance = "We stopped the line at six."
                #expect(try change(message.id, to: mine, in: crisis, protecting: speech, by: dana, in: tx).isEmpty)
                let offers = try PlaybookOffer.all(from: old, to: new, in: crisis, in: tx)
                #expect(offers.first?.state == .ownWords)
                let back = try PlaybookOffer.all(from: new, to: old, in: crisis, in: tx)
                #expect(back.last?.change.after == nil && back.last?.state == .settled)
            }
        }
    }

    @Test(
        "A message that the team says in other words is told of as its own, and not written a second time",
        arguments: TestDatabase.available)
    func renamed(engine: TestDatabase) async throws {
        try await engine.open { database in
            let (old, new) = (try fire(), try newer())
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let (crisis, dana) = (try open(old, by: people, in: tx).id, people.dana.id)
                let message = try #require(try KeyMessage.all(of: crisis, in: tx).first)
                var details = message.details
                details.text = "People come before everything"
                let problems = try change(
                    message.id, to: details, in: crisis, protecting: speech, by: dana, in: tx)
                #expect(problems.isEmpty)
                let offers = try PlaybookOffer.all(from: old, to: new, in: crisis, in: tx)
                #expect(offers.map(\.state) == [.ownWords, .missing])
                _ = try takeOver(0, from: old, to: new, in: crisis, protecting: speech, by: dana, in: tx)
                #expect(
                    try KeyMessage.all(of: crisis, in: tx).map(\.details.text) == ["People come before any machine"])
            }
        }
    }

    @Test("A boundary that the law does not allow is not taken over", arguments: TestDatabase.available)
    func law(engine: TestDatabase) async throws {
        let law = try ProtectedSpeech.read(folder: projectFolder + "/Playbooks")
        try await engine.open { database in
            let old = try fire()
            let new = try fire(
                ("title: Naming a cause before it is known", "title: Safety at work"),
                ("subject: Statements that name", "subject: Safety at work, statements that name"))
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let (crisis, dana) = (try open(old, by: people, in: tx).id, people.dana.id)
                let problems = try takeOver(0, from: old, to: new, in: crisis, protecting: law, by: dana, in: tx)
                #expect(!problems.isEmpty)
                #expect(
                    try Boundary.all(of: crisis, in: tx).map(\.title) == old.guidance.boundaries.map(\.details.title))
            }
        }
    }
}

@Suite("What was learned waits on the playbook’s page") struct PlaybookLessonsTests {
    @Test(
        "A follow-up of a crisis goes into its playbook, a line from a drill without anybody, until somebody says done",
        arguments: TestDatabase.available)
    func lessons(engine: TestDatabase) async throws {
        try await engine.open { database in
            let fire = try Playbook.fire()
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let (dana, ben) = (people.dana.id, people.ben.id)
                var details = CrisisDetails(fire)
                details.title = "Fire in hall 2"
                details.organisationNames = ["Halden Foods"]
                let speech = ProtectedSpeech(grounds: [])
                let crisis = try openCrisis(details, from: fire, protecting: speech, by: dana, in: tx).get()
                let all = [
                    FollowUpDetails(task: "Pay the shops back", owner: ben),
                    FollowUpDetails(task: "Say who counts people at night", owner: ben, isForPlaybook: true),
                ]
                #expect(try closeCrisis(crisis.id, outcome: "Out by six.", followUps: all, by: dana, in: tx).isEmpty)
                func note(_ what: String, _ origin: PlaybookLesson.Origin, _ known: Set<String> = ["fire"]) throws
                    -> [Problem]
                {
                    try noteLesson(what, origin: origin, into: "fire", known: known, by: ben, in: tx)
                }
                #expect(try note("Ask the night shift first", .drill).isEmpty)
                #expect(try note("", .reading).map(\.field) == ["what"])
                #expect(try note("x", .reading, []).map(\.field) == ["playbook"])
                let waiting = try PlaybookLesson.all(of: "fire", in: tx).sorted { $0.what > $1.what }
                #expect(waiting.map(\.what) == ["Say who counts people at night", "Ask the night shift first"])
                #expect(try tx.count("SELECT count(*) FROM playbook_lessons WHERE noted_by IS NULL") == 1)
                try finishLesson(waiting[0].id, of: "fire", by: dana, in: tx)
                #expect(throws: Refusal.notFound) { try finishLesson(waiting[0].id, of: "fire", by: dana, in: tx) }
                #expect(throws: Refusal.notFound) { try finishLesson(waiting[1].id, of: "storm", by: dana, in: tx) }
                let left = try PlaybookLesson.all(of: "fire", in: tx).map { $0.doneAt != nil }
                #expect(left == [false, true], "what waits stands first")
                try reopenLesson(waiting[0].id, of: "fire", by: dana, in: tx)
                #expect(try PlaybookLesson.all(of: "fire", in: tx).allSatisfy { $0.doneAt == nil })
            }
        }
    }

    @Test(
        "A changed file is seen without a restart: on the playbook’s page, and in the room that stands on an older one")
    func pages() async throws {
        let folder = NSTemporaryDirectory() + "playbooks-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let file = folder + "/fire.yaml"
        try fireYAML.write(toFile: file, atomically: true, encoding: .utf8)
        try FileManager.default.copyItem(
            atPath: projectFolder + "/Playbooks/protected-speech.yaml", toPath: folder + "/protected-speech.yaml")
        let (path, speech) = (folder, ProtectedSpeech(grounds: []))
        try await TestApplication.run(on: .sqlite, configure: { $0.playbooksFolder = path }) { app in
            let dana = try await app.visitor(app.people.dana)
            let opened = try await dana.open("/playbooks/fire")
            #expect(opened.words.contains("When the file changes, both can be compared here."))
            let fire = try Playbook.read(fireYAML, file: file, protecting: speech)
            let crisis = try await app.database.write { [people = app.people] tx in
                var details = CrisisDetails(fire)
                (details.title, details.organisationNames) = ("Fire in hall 2", ["Halden Foods"])
                return try openCrisis(details, from: fire, protecting: speech, by: people.dana.id, in: tx).get()
            }
            let own = try await dana.open(crisis.path + "/playbook")
            #expect(own.words.contains("It stands on the newest version"))
            try fireYAML.replacing("version: 3", with: "version: 4")
                .replacing("text: People come before machines", with: "text: People come before any machine")
                .write(toFile: file, atomically: true, encoding: .utf8)
            app.clock.advance(.minutes(1))
            let room = try await dana.open(crisis.path)
            #expect(room.words.contains("It has changed since this crisis was opened."))
            let both = try await dana.open("/playbooks/fire")
            #expect(both.words.contains("version 4") && both.words.contains("version 3"))
            let from = try #require(both.body.firstMatch(of: /<option value="([^"]+)" selected/)?.1)
            let to = try #require(both.body.matches(of: /<option value="([^"]+)" selected/).last?.1)
            let compared = try await dana.open("/playbooks/fire/comparison?from=\(from)&to=\(to)")
            #expect(compared.body.contains("<del>") && compared.words.contains("any machine"))
            let new = try await dana.open(crisis.path + "/playbook")
            let content = try #require(new.body.firstMatch(of: /name="content" value="([^"]+)"/)?.1)
            let fields = [("content", String(content)), ("piece", "0")]
            let stale = try await dana.submit(crisis.path + "/playbook/pieces", [("content", "older"), ("piece", "0")])
            #expect(stale.status == 409)
            try await dana.open(crisis.path + "/playbook")
            #expect(try await dana.submit(crisis.path + "/playbook/pieces", fields).status == 200)
            let guidance = try await dana.open(crisis.path + "/guidance")
            #expect(guidance.words.contains("People come before any machine"))
            try await dana.open(crisis.path + "/playbook")
            let stood = try await dana.submit(crisis.path + "/playbook/standing", [("content", String(content))])
            #expect(stood.words.contains("It stands on the newest version"))
            let empty = try await dana.submit("/playbooks/fire/lessons", [("what", "")])
            #expect(empty.status == 422 && empty.words.contains("Say what should be different in it."))
        }
    }
}
