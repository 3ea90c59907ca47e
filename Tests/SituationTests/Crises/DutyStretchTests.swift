import Platform
import Situation
import TestSupport
import Testing

@Suite("D11: more than twelve hours on duty") struct DutyStretchTests {
    private func at(_ hour: Int) -> Instant { Instant(milliseconds: 0) + .hours(hour) }
    private func term(_ from: Int, _ until: Int? = nil) -> DutyStretch.Term {
        DutyStretch.Term(from: at(from), until: until.map(at))
    }

    @Test("A stretch runs on through short breaks and other functions, and ends with eight hours off")
    func stretch() {
        let begins: [([DutyStretch.Term], Int?)] = [
            ([], nil), ([term(2, 9)], nil), ([term(5)], 5), ([term(0, 4), term(5)], 0), ([term(0, 4), term(12)], 12),
            ([term(0, 4), term(11)], 0), ([term(8), term(3)], 3),
            // One joins on to what ended before it, whatever order they come in.
            ([term(20), term(0, 3), term(9, 14)], 0), ([term(20), term(9, 14), term(0, 1)], 9),
            // A day that lies inside another one.
            ([term(0, 10), term(2, 4), term(11)], 0),
        ]
        for (terms, hour) in begins { #expect(DutyStretch.beginning(of: terms) == hour.map(at)) }
    }

    @Test(
        "After twelve hours Chidi is asked, after fourteen Dana who leads is told, and Ben and Amara hear nothing",
        arguments: TestDatabase.available)
    func told(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let (people, crisis) = try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let crisis = try people.openRecall(in: tx)
                // Dana has rested, and took over from Ben what he led.
                _ = try takeFunction(
                    "Lead", of: crisis.id, person: people.ben.id, isBackup: false, by: people.dana.id, in: tx)
                _ = try takeFunction(
                    "Communications", of: crisis.id, person: people.ben.id, isBackup: true, by: people.dana.id, in: tx)
                return (people, crisis)
            }
            func told(_ person: Viewer) async throws -> String {
                try await database.read { tx in
                    let viewer = try #require(try Viewer.find(person.id, in: tx))
                    return "\(try DutyNews.find(for: viewer, in: tx))"
                }
            }
            let quiet = "DutyNews(own: nil, others: [])"
            clock.advance(.hours(9))
            try await database.write { tx in
                _ = try takeFunction(
                    "Lead", of: crisis.id, person: people.dana.id, isBackup: false, by: people.ben.id, in: tx)
            }
            for person in people.all { #expect(try await told(person) == quiet) }
            clock.advance(.hours(3))
            #expect(try await told(people.chidi) != quiet)
            #expect(try await told(people.dana) == quiet)
            clock.advance(.hours(2))
            #expect(try await told(people.dana).contains("Chidi"))
            for person in [people.amara, people.ben, people.eve] { #expect(try await told(person) == quiet) }
            let problems = try await database.write { tx in
                try handOver("Communications", of: crisis.id, by: people.chidi.id, in: tx)
            }
            #expect(problems == [])
            #expect(try await told(people.chidi) == quiet)
            // He led for nine hours and stood by for five: that was no rest.
            #expect(try await told(people.ben).contains("own: Optional"))
            try await database.read { tx in
                let seat = try #require(
                    try TeamSeat.all(of: crisis.id, in: tx).first { $0.function.name == "Communications" })
                #expect(seat.holder?.0.id == people.ben.id && seat.backup?.0.id == people.chidi.id)
            }
            await #expect(throws: Refusal.notFound) {
                try await database.write { tx in
                    _ = try handOver("Communications", of: crisis.id, by: people.chidi.id, in: tx)
                }
            }
        }
    }
}
