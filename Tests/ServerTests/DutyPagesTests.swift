import HTTPTypes
import Platform
import Server
import Situation
import TestSupport
import Testing

@Suite("D11 in the browser") struct DutyPagesTests {
    @Test(
        "After twelve hours Chidi is asked on Now, can wait, and hands over with one tap; Dana hears of it later",
        arguments: TestDatabase.available)
    func handOver(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let crisis = try await app.openRecall()
            try await app.database.write { [people = app.people] tx in
                _ = try takeFunction(
                    "Communications", of: crisis.id, person: people.ben.id, isBackup: true, by: people.dana.id, in: tx)
                // Dana has slept: somebody else led until now.
                _ = try takeFunction(
                    "Lead", of: crisis.id, person: people.frida.id, isBackup: false, by: people.dana.id, in: tx)
            }
            let (asked, told) = ("You have been at it for", "has been on crisis duty too long")
            app.clock.advance(.hours(11))
            try await app.database.write { [people = app.people] tx in
                _ = try takeFunction(
                    "Lead", of: crisis.id, person: people.dana.id, isBackup: false, by: people.frida.id, in: tx)
            }
            let (chidi, dana, ben) = (
                try await app.visitor(app.people.chidi), try await app.visitor(app.people.dana),
                try await app.visitor(app.people.ben)
            )
            #expect(try await !chidi.open("/").words.contains(asked))
            app.clock.advance(.hours(1) + .minutes(1))
            #expect(try await chidi.open("/").words.contains(asked))
            #expect(try await !dana.open("/").words.contains(told))
            #expect(try await !chidi.submit("/duty/later").words.contains(asked))
            app.clock.advance(.hours(2))
            #expect(try await dana.open("/").words.contains("One of your team \(told)"))
            #expect(try await dana.open("/").words.contains("Chidi, for 14 hours"))
            #expect(try await !ben.open("/").words.contains(told))
            let path = "/crises/\(crisis.id)/team/handover"
            #expect(try await ben.submit(path, [("function", "Communications")]).status == 404)
            try await chidi.open("/")
            #expect(try await chidi.submit(path, [("function", "Communications")]).words.contains("Handed over."))
            #expect(try await !dana.open("/").words.contains(told))
            let seat = try await app.database.read { tx in
                try TeamSeat.all(of: crisis.id, in: tx).first { $0.function.name == "Communications" }
            }
            #expect(seat?.holder?.0.id == app.people.ben.id && seat?.backup?.0.id == app.people.chidi.id)
        }
    }
}
