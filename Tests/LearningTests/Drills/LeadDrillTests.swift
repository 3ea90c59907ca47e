import Foundation
import Learning
import Platform
import Situation
import TestSupport
import Testing

@Suite("A team drill has one who leads it, roles, and a shared record") struct LeadDrillTests {
    private func team() throws -> DrillScenario { try DrillStory.read(try DrillStory.file("switchboard-team")) }

    /// Ben leads; Amara answers in public, Chidi cares for customers, Dana watches.
    private func open(_ people: NamedPeople, in tx: Transaction) throws -> ID<Drill> {
        let drill = try openTeamDrill(team(), by: people.ben.id, in: tx).id
        for (person, role) in [(people.amara, "words"), (people.chidi, "care"), (people.dana, "")] {
            #expect(try inviteToDrill(drill, person.id, role: role, by: people.ben.id, in: tx).isEmpty)
        }
        return drill
    }

    @Test("It begins when Ben says so, and only he directs it (C2)", arguments: TestDatabase.available)
    func leading(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let (people, drill) = try await database.write { tx in
                let people = try NamedPeople(in: tx)
                return (people, try open(people, in: tx))
            }
            clock.advance(.hours(1))
            try await database.write { tx in
                #expect(try DrillSeat.get(drill, for: people.amara.id, in: tx).play.moments.isEmpty)
                #expect(throws: Refusal.notFound) { try beginTeamDrill(drill, by: people.amara.id, in: tx) }
                let problems = try beginTeamDrill(drill, by: people.ben.id, in: tx)
                #expect(problems.isEmpty)
            }
            clock.advance(.seconds(10))
            try await database.write { tx in
                let (skip, early) = (
                    DrillAction.Deed.skip(inject: "desk"), DrillAction.Deed.retime(inject: "gus-laughs", to: 20_000)
                )
                #expect(throws: Refusal.notFound) { try directDrill(drill, skip, by: people.amara.id, in: tx) }
                #expect(throws: Refusal.notFound) { try directDrill(drill, skip, by: people.dana.id, in: tx) }
                #expect(try directDrill(drill, skip, by: people.ben.id, in: tx).isEmpty)
                #expect(try directDrill(drill, early, by: people.ben.id, in: tx).isEmpty)
                let again = try directDrill(drill, skip, by: people.ben.id, in: tx)
                #expect(again.count == 1, "what was skipped cannot be skipped again")
            }
            clock.advance(.minutes(12))
            let play = try await database.read { try DrillSeat.get(drill, for: people.dana.id, in: $0).play }
            #expect(play.threads.map(\.inject.id) == ["gus-laughs", "tove-photo", "customer"])
        }
    }

    @Test(
        "A mail to one role is not in another's hands, and who watches does not answer",
        arguments: TestDatabase.available)
    func roles(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let (people, drill) = try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let drill = try open(people, in: tx)
                #expect(try beginTeamDrill(drill, by: people.ben.id, in: tx).isEmpty)
                return (people, drill)
            }
            clock.advance(.minutes(5))
            try await database.write { tx in
                let answer = DrillAnswer(inject: "customer", text: "I am sorry. We are counting.", confidence: .fairly)
                #expect(throws: Refusal.notFound) { try answerDrill(drill, answer, by: people.amara.id, in: tx) }
                #expect(throws: Refusal.notFound) { try answerDrill(drill, answer, by: people.dana.id, in: tx) }
                #expect(throws: Refusal.notFound) { try answerDrill(drill, answer, by: people.eve.id, in: tx) }
                #expect(try answerDrill(drill, answer, by: people.chidi.id, in: tx).isEmpty)
                #expect(try decideInDrill(drill, "We ring the customer.", by: people.amara.id, in: tx).isEmpty)
                let events = try tx.all("SELECT actor, subject, data, scope FROM events WHERE kind = 'drill.changed'")
                #expect(events.count >= 6)
                for event in events {
                    #expect(try event["actor"] as String? == nil && event["subject"] as String? == nil)
                    #expect(try event["data"] as String == "{}" && event["scope"] as String? == drill.rawValue)
                }
            }
        }
    }

    @Test(
        "Whoever leaves takes their name along; their words stay, and somebody else leads on",
        arguments: TestDatabase.available)
    func leaving(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let (people, drill) = try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let drill = try open(people, in: tx)
                #expect(try beginTeamDrill(drill, by: people.ben.id, in: tx).isEmpty)
                return (people, drill)
            }
            clock.advance(.minutes(1))
            try await database.write { tx in
                let answer = DrillAnswer(inject: "tove-photo", text: "Thank you, Tove.", confidence: .sure)
                #expect(try answerDrill(drill, answer, by: people.amara.id, in: tx).isEmpty)
                try leaveDrill(drill, by: people.amara.id, in: tx)
                let seat = try DrillSeat.get(drill, for: people.chidi.id, in: tx)
                let said = try #require(seat.play.moments.first { $0.kind == .answer })
                #expect(said.text == "Thank you, Tove." && said.player == nil)
                #expect(throws: Refusal.notFound) { try DrillSeat.get(drill, for: people.amara.id, in: tx) }
                #expect(throws: Refusal.notFound) { try takeDrillLead(drill, by: people.chidi.id, in: tx) }
                try leaveDrill(drill, by: people.ben.id, in: tx)
                try takeDrillLead(drill, by: people.chidi.id, in: tx)
                try endDrill(drill, by: people.chidi.id, in: tx)
                #expect(try DrillSeat.get(drill, for: people.dana.id, in: tx).play.isOver)
            }
        }
    }

    @Test("Ben asks Amara in on the page, begins, and she reads what comes; Eve finds nothing")
    func pages() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let ben = try await app.visitor(app.people.ben)
            try await ben.open("/drills")
            let lobby = try await ben.submit("/drills/teams", [("scenario", "switchboard-team")])
            let path = lobby.path
            #expect(try await ben.submit(path + "/beginning").status == 422, "nobody has a role yet")
            #expect(try await ben.submit(path + "/invitations", [("who", "Nobody"), ("role", "words")]).status == 422)
            let asked = try await ben.submit(path + "/invitations", [("who", "Amara"), ("role", "words")])
            #expect(asked.words.contains("Amara") && asked.words.contains("Invited."))
            try await ben.submit(path + "/beginning")
            app.clock.advance(.seconds(40))
            let amara = try await app.visitor(app.people.amara)
            #expect(try await amara.open("/drills").body.contains(path))
            #expect(try await amara.open(path).words.contains("There is a box with addresses standing in our yard"))
            let fields = [
                ("deed", "insert"), ("from", "gus"), ("channel", "feed"), ("text", "And the radio is on its way."),
            ]
            #expect(try await ben.submit(path + "/direction", fields).words.contains("And the radio is on its way."))
            #expect(try await amara.open(path).words.contains("And the radio is on its way."))
            let eve = try await app.visitor(app.people.eve)
            #expect(try await eve.open(path).status == 404)
        }
    }
}

@Suite("A team drill is planned, so that people keep the time free") struct PlanDrillTests {
    private func open(_ app: TestApplication) async throws -> (Visitor, Visitor, String) {
        let (ben, amara) = (try await app.visitor(app.people.ben), try await app.visitor(app.people.amara))
        try await ben.open("/drills")
        let path = try await ben.submit("/drills/teams", [("scenario", "switchboard-team")]).path
        try await ben.submit(path + "/invitations", [("who", "Amara"), ("role", "words")])
        return (ben, amara, path)
    }

    /// As a form holds it where Ben is, in November.
    private func typed(_ at: Instant) -> String { String((at + .hours(1)).iso.prefix(16)) }

    @Test("Ben plans it, Amara finds it on Now, under Drills and in her calendar", arguments: TestDatabase.available)
    func planned(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let (ben, amara, path) = try await open(app)
            #expect(try await amara.open(path + "/calendar").status == 404, "no time, no file")
            let soon = app.clock.read() + .hours(20)
            let typed = self.typed(soon)
            let saved = try await ben.submit(path + "/plan", [("deed", "plan"), ("planned", typed)])
            #expect(saved.status == 200 && saved.words.contains("Planned, in your time."))
            #expect(try await amara.open("/").words.contains("A drill is planned"))
            #expect(try await amara.open("/drills").words.contains("Planned for"))
            let file = try await amara.open(path + "/calendar").body
            #expect(file.contains("SUMMARY:DRILL: A night at the switchboard"))
            let start = soon.iso.prefix(16).filter { $0 != "-" && $0 != ":" }
            #expect(file.contains("DTSTART:\(start)00Z"))
            let eve = try await app.visitor(app.people.eve)
            #expect(try await eve.open(path + "/calendar").status == 404)
            #expect(try await amara.submit(path + "/plan", [("deed", "withdraw")]).status == 404, "only Ben leads")
            try await ben.submit(path + "/plan", [("deed", "withdraw")])
            #expect(try await !amara.open("/").words.contains("A drill is planned"))
        }
    }

    @Test("A time that is over, or none at all, is refused beside its field, and what was typed is still there")
    func refused() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let (ben, _, path) = try await open(app)
            let typed = self.typed(app.clock.read() - .hours(1))
            let past = try await ben.submit(path + "/plan", [("deed", "plan"), ("planned", typed)])
            #expect(past.status == 422 && past.words.contains("This time is over.") && past.body.contains(typed))
            let none = try await ben.submit(path + "/plan", [("deed", "plan"), ("planned", "")])
            #expect(none.status == 422 && none.words.contains("Say on which day"))
            try await ben.submit(path + "/beginning")
            let late = self.typed(app.clock.read() + .hours(1))
            #expect(try await ben.submit(path + "/plan", [("deed", "plan"), ("planned", late)]).status == 422)
        }
    }
}

@Suite("Nothing that somebody puts into a file of a drill breaks the reader") struct DrillFilesTests {
    @Test("Damaged files are refused with lines that are in them, or can be played")
    func damaged() throws {
        var chance = SystemRandomNumberGenerator()
        let whole = Array(try DrillStory.file("switchboard-team").utf8)
        for _ in 0..<150 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...6, using: &chance) {
                let at = Int.random(in: bytes.indices, using: &chance)
                switch Int.random(in: 0..<3, using: &chance) {
                case 0: bytes[at] = UInt8.random(in: 9...126, using: &chance)
                case 1: bytes.remove(at: at)
                default: bytes.insert(contentsOf: "- {: \"9:99\"\n".utf8, at: at)
                }
            }
            let text = String(decoding: bytes, as: UTF8.self)
            let lines = text.unicodeScalars.count + 1
            do throws(Playbook.Faults) {
                let scenario = try DrillStory.read(text)
                _ = DrillScript(scenario, seed: 1, actions: []).play(until: scenario.length)
            } catch {
                #expect(!error.all.isEmpty && error.all.allSatisfy { (0...lines).contains($0.line) })
            }
            _ = try? DrillTable.yaml(text, file: "t.csv")
        }
    }
}
