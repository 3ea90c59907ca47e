import Foundation
import Platform
import Situation
import TestSupport
import Testing

@testable import Learning

@Suite("What somebody learned goes with them") struct CourseRecordsTests {
    @Test(
        "As xAPI says it, the same act has the same id, and a beginning has no result (C10)",
        arguments: TestDatabase.available)
    func statements(engine: TestDatabase) async throws {
        try await engine.open { database in
            let (house, remove) = try House.teaching(["phone": phoneCourse], on: database)
            defer { remove() }
            try await database.write { tx in
                let amara = try NamedPeople(in: tx).amara.person
                let taken = try take(
                    "phone", by: amara.id, answering: ["who": GivenAnswer(chosen: [0])], house: house, in: tx)
                let course = try house.courses.find("phone", in: tx)
                let all = LearningStatement.all(of: taken, by: amara, at: "https://firsthand.example", course)
                #expect(
                    all.map(\.verb.id) == [
                        "http://adlnet.gov/expapi/verbs/failed", "http://adlnet.gov/expapi/verbs/initialized",
                    ])
                #expect(all.map { $0.result?.score?.scaled } == [0.75, nil])
                #expect(all[0].object.id == "https://firsthand.example/courses/phone")
                #expect(all.allSatisfy { UUID(uuidString: $0.id) != nil })
                #expect(all[0].id != all[1].id)
                #expect(
                    all.map(\.id)
                        == LearningStatement.all(of: taken, by: amara, at: "https://firsthand.example", course).map(
                            \.id))
                let text = String(decoding: try JSONEncoder().encode(all[1]), as: UTF8.self)
                #expect(!text.contains("null") && !text.contains("result"))
            }
        }
    }

    @Test(
        "A calendar gets the day on which a certificate ends, and lines that no reader cuts off",
        arguments: TestDatabase.available)
    func calendar(engine: TestDatabase) async throws {
        try await engine.open { database in
            let (house, remove) = try House.teaching(["phone": phoneCourse], on: database)
            defer { remove() }
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                try take("phone", by: people.amara.id, house: house, in: tx)
                var details = AssignmentDetails()
                (details.course, details.dueAt) = ("phone", tx.now + .days(3))
                _ = try assignCourse(details, by: people.frida.id, house: house, in: tx).get()
                let text = courseCalendar(
                    ending: try CourseCertificate.all(of: people.amara.id, in: tx),
                    asked: try Assignment.inForce(in: tx),
                    titles: ["phone": "Phones; at night, and “what then”, when nobody else is awake to answer them"],
                    host: "firsthand.example", at: tx.now, Words(now: tx.now))
                let lines = text.components(separatedBy: "\r\n")
                #expect(lines.first == "BEGIN:VCALENDAR" && lines.suffix(2) == ["END:VCALENDAR", ""])
                #expect(lines.contains("DTSTART;VALUE=DATE:20271122"))
                #expect(lines.contains("DTEND;VALUE=DATE:20271123"))
                #expect(lines.contains("DTSTART;VALUE=DATE:20261125"))
                #expect(lines.allSatisfy { $0.utf8.count <= 75 })
                #expect(text.replacing("\r\n ", with: "").contains("Phones\\; at night\\, and “what then”"))
                #expect(lines.count { $0 == "BEGIN:VEVENT" } == 2)
            }
        }
    }
}
