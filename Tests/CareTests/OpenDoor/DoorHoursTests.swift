import Care
import Platform
import Situation
import TestSupport
import Testing

@Suite("Hours with a leader") struct DoorHoursTests {
    private func details(
        _ kind: DoorHour.Kind = .oneToOne, places: Int? = nil, in duration: Duration = .hours(5), from now: Instant
    ) -> DoorHourDetails {
        DoorHourDetails(
            kind: kind, about: "Anything", startsAt: now + duration, minutes: 30, places: places,
            place: "https://meet.halden.example/dana")
    }

    @Test("Amara’s place is known to Dana alone, and Eve finds it taken", arguments: TestDatabase.available)
    func oneToOne(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let hour = try offerDoorHour(details(from: tx.now), by: people.dana.id, in: tx).get()
                #expect(try bookDoorHour(hour.id, by: people.dana.id, in: tx).count == 1)
                #expect(try bookDoorHour(hour.id, by: people.amara.id, in: tx) == [])
                #expect(try bookDoorHour(hour.id, by: people.amara.id, in: tx) == [], "twice is once")
                #expect(try bookDoorHour(hour.id, by: people.eve.id, in: tx).count == 1)
                let now = try DoorHour.get(hour.id, in: tx)
                #expect(now.free == 0)
                for person in people.all {
                    let sees = try now.guests(for: person.id, in: tx)
                    #expect(sees == (person.id == people.dana.id ? [people.amara.id] : []))
                }
                try cancelDoorBooking(hour.id, by: people.amara.id, in: tx)
                try cancelDoorBooking(hour.id, by: people.amara.id, in: tx)
                #expect(try bookDoorHour(hour.id, by: people.eve.id, in: tx) == [])
                let said = try tx.all("SELECT actor, subject FROM events WHERE kind = 'door.changed'").map { "\($0)" }
                for person in people.all { #expect(!said.joined().contains(person.id.rawValue)) }
            }
        }
    }

    @Test("Of a group nobody has a list, and no more come than there are places", arguments: TestDatabase.available)
    func group(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let hour = try offerDoorHour(details(.group, places: 2, from: tx.now), by: people.dana.id, in: tx).get()
                #expect(try bookDoorHour(hour.id, by: people.amara.id, in: tx) == [])
                #expect(try bookDoorHour(hour.id, by: people.ben.id, in: tx) == [])
                #expect(try bookDoorHour(hour.id, by: people.eve.id, in: tx).count == 1)
                let now = try DoorHour.get(hour.id, in: tx)
                for person in people.all { #expect(try now.guests(for: person.id, in: tx) == []) }
                #expect(try DoorHour.all(of: people.amara.id, in: tx).map(\.id) == [hour.id])
                #expect(try DoorHour.all(of: people.eve.id, in: tx).isEmpty)
            }
        }
    }

    @Test(
        "Only Dana calls her hour off, with a reason, and nobody books it any more", arguments: TestDatabase.available)
    func callOff(engine: TestDatabase) async throws {
        try await engine.open { database in
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let hour = try offerDoorHour(details(from: tx.now), by: people.dana.id, in: tx).get()
                #expect(throws: Refusal.notFound) {
                    try callOffDoorHour(hour.id, why: "x", by: people.frida.id, in: tx)
                }
                #expect(try callOffDoorHour(hour.id, why: "", by: people.dana.id, in: tx).map(\.field) == ["why"])
                #expect(try callOffDoorHour(hour.id, why: "I am ill.", by: people.dana.id, in: tx) == [])
                #expect(try bookDoorHour(hour.id, by: people.amara.id, in: tx).count == 1)
            }
        }
    }

    @Test("What cannot be an hour is refused beside its field")
    func rules() async throws {
        try await TestDatabase.sqlite.open { database in
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                func problems(_ change: (inout DoorHourDetails) -> Void) throws -> [String] {
                    var details = details(.group, places: 5, from: tx.now)
                    change(&details)
                    guard case .failure(let found) = try offerDoorHour(details, by: people.dana.id, in: tx) else {
                        return []
                    }
                    return found.all.map(\.field)
                }
                let refused = [
                    try problems { _ in },
                    try problems { $0.startsAt = tx.now - .minutes(1) },
                    try problems { $0.startsAt = nil },
                    try problems { $0.minutes = 5 },
                    try problems { $0.places = 1 },
                    try problems { $0.place = "" },
                    try problems { $0.place = "javascript://x" },
                    try problems { $0.place = "https://meet.example/a b" },
                    try problems { $0.place = "The small room" },
                ]
                #expect(
                    refused == [
                        [], ["starts_at"], ["starts_at"], ["minutes"], ["places"], ["place"], ["place"], ["place"], [],
                    ])
            }
        }
    }
}
