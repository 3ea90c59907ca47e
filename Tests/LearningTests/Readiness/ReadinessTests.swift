import Foundation
import Platform
import Situation
import TestSupport
import Testing

@testable import Learning

@Suite("Readiness says in sentences what would be missing tonight, and names nobody") struct ReadinessTests {
    private let copenhagen = TimeZone(identifier: "Europe/Copenhagen") ?? .gmt

    private func sentences(_ house: House, _ tx: Transaction) throws -> [String] {
        let t = Words(zone: copenhagen, now: tx.now)
        return try Readiness.find(house: house, zone: copenhagen, in: tx).board(zone: copenhagen).map { $0.words(t) }
    }

    @Test("The worst comes first, and goes when somebody can be called", arguments: TestDatabase.available)
    func board(engine: TestDatabase) async throws {
        try await engine.open { database in
            let house = try House.withPlaybooks(on: database)
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                #expect(
                    try sentences(house, tx).first
                        == "Nobody has said that they can be called for “Lead”, which 2 playbooks count on.")
                for viewer in [people.dana, people.ben] {
                    let details = DutyDetails.daily("Lead", "Second look", from: "06:00", until: "22:00")
                    #expect(try takeDuty(details, among: house.duties, by: viewer.id, house: house, in: tx).isEmpty)
                }
                let some = try sentences(house, tx)
                #expect(
                    some.first
                        == "On 7 days of the coming week, from 22:00 to 06:00 in Copenhagen, nobody could lead.")
                #expect(some[1].hasSuffix("nobody could take the second look."))
                var weekdays = DutyDetails.daily("Second look", "Lead", from: "22:00", until: "06:00")
                weekdays.hours[7] = nil
                #expect(try takeDuty(weekdays, among: house.duties, by: people.eve.id, house: house, in: tx).isEmpty)
                let rest = try sentences(house, tx)
                #expect(
                    rest.first
                        == "On the night of Sunday 22 November in Copenhagen, from 22:00 to 06:00, nobody could lead.")
                for line in rest {
                    for viewer in people.all { #expect(!line.contains(viewer.person.name), "\(line)") }
                }
            }
        }
    }

    @Test(
        "How many could speak is shown from five on, and never so that two numbers show fewer",
        arguments: TestDatabase.available)
    func speakers(engine: TestDatabase) async throws {
        try await engine.open { database in
            let (house, remove) = try House.teaching(["phone": phoneCourse], on: database)
            defer { remove() }
            try await database.write { tx in
                func add(_ count: Int, _ department: String, _ site: String, _ languages: [String]) throws {
                    for _ in 0..<count {
                        var details = PersonDetails()
                        details.name = "N"
                        details.email = "\(ID<Person>.new(at: tx.now).rawValue.lowercased())@halden.example"
                        (details.department, details.country) = (department, "DK")
                        (details.site, details.languages) = (site, languages)
                        details.zoneName = "Europe/Copenhagen"
                        let person = try addPerson(details, by: nil, in: tx).get()
                        try take("phone", by: person.id, house: house, in: tx)
                    }
                }
                func shown() throws -> [String: Int] {
                    let ready = try Readiness.find(house: house, zone: copenhagen, in: tx)
                    return ready.groups.reduce(into: ["": ready.speakers ?? 0]) { $0[$1.name] = $1.speakers }
                }
                try add(4, "Production", "Aarhus", ["da"])
                #expect(try shown() == ["": 0])
                try add(4, "Production", "Aarhus", ["da"])
                try add(6, "Sales", "Lisbon", ["pt"])
                #expect(
                    try shown() == [
                        "": 14, "Production": 8, "Sales": 6, "Aarhus": 8, "Lisbon": 6, "Europe/Copenhagen": 14, "da": 8,
                        "pt": 6,
                    ])
                try add(1, "Production", "Lisbon", ["da"])
                let crossed = try shown()
                #expect(crossed["Production"] == 9 && crossed["Sales"] == 6)
                #expect(crossed["Aarhus"] == nil && crossed["Lisbon"] == nil, "they would show the one in Lisbon")
            }
        }
    }

    @Test(
        "What is typed wrong stands beside its field, and what is given is sealed and found again",
        arguments: TestDatabase.available)
    func taking(engine: TestDatabase) async throws {
        try await engine.open { database in
            let house = try House.withPlaybooks(on: database)
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                var form = Form(["from_1": ["08:00"], "until_2": ["xx"], "phone": ["call me"]])
                let wrong = try takeDuty(
                    DutyDetails(form), among: house.duties, by: people.ben.id, house: house, in: tx)
                #expect(wrong.map(\.field) == ["functions", "from_1", "from_2", "phone"])
                form = Form(["functions": ["Nothing"], "mail": ["on"]])
                let none = try takeDuty(DutyDetails(form), among: house.duties, by: people.ben.id, house: house, in: tx)
                #expect(none.map(\.field) == ["functions", "from_1"])
                let details = DutyDetails.daily(
                    "Legal", "Nothing", from: "22:00", until: "06:00", phone: "+45 20 30 40 50")
                #expect(try takeDuty(details, among: house.duties, by: people.ben.id, house: house, in: tx).isEmpty)
                let duty = try #require(try Duty.find(people.ben.id, in: tx))
                #expect(duty.functions == ["Legal"] && duty.hours == details.hours)
                #expect(duty.phone(house.services.vault) == "+45 20 30 40 50")
                #expect(!duty.sealedPhone.contains("20 30"))
                var next = try Vault(base64: String(repeating: "B", count: 43) + "=")
                next.former = [house.services.vault]
                #expect(try Duty.reseal(next, in: tx).changed == 1)
                #expect(try Duty.find(people.ben.id, in: tx)?.phone(next) == "+45 20 30 40 50")
                try leaveDuty(by: people.ben.id, in: tx)
                #expect(try tx.count("SELECT count(*) FROM duty_people") == 0)
            }
        }
    }

    @Test(
        "A playbook is as old as what somebody knows of it, and reading it through makes it fresh",
        arguments: TestDatabase.available)
    func playbooks(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let house = try House.withPlaybooks(on: database)
            let dana = try await database.write { tx in
                try PlaybookReading.see(house.playbooks([]).good, in: tx)
                return try NamedPeople(in: tx).dana.id
            }
            clock.advance(.days(200))
            let old = try await database.read { try sentences(house, $0) }
            #expect(old.contains { $0.hasPrefix("Nobody has looked through") && $0.hasSuffix("for 200 days.") })
            try await database.write { tx in
                for playbook in house.playbooks([]).good {
                    try readPlaybookThrough(playbook, by: dana, in: tx)
                }
                #expect(try !sentences(house, tx).contains { $0.contains("for 200 days") })
                #expect(try changeReadiness(checkDays: 0, by: dana, in: tx).map(\.field) == ["check_days"])
                #expect(try changeReadiness(checkDays: 14, by: dana, in: tx).isEmpty)
                #expect(try ReadinessSettings.checkDays(in: tx) == 14)
            }
        }
    }
}
