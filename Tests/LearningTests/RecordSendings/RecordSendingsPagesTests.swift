import Foundation
import Learning
import Platform
import Server
import Situation
import TestSupport
import Testing

@Suite("Amara decides on a page whether her courses go to the store") struct RecordSendingsPagesTests {
    @Test(
        "She finds the page under Courses, is told to whom they go, switches it on, sees what the store says, and ends it",
        arguments: TestDatabase.available)
    func journey(engine: TestDatabase) async throws {
        let receiver = Receiver()
        try await TestApplication.run(
            on: engine, web: receiver.web,
            configure: {
                $0.recordsEndpoint = "https://records.halden.example/xAPI"
                ($0.recordsKey, $0.recordsSecret) = ("house", "opensesame")
            }
        ) { app in
            let amara = try await app.visitor(app.people.amara)
            let id = app.people.amara.id
            let house = app.house
            #expect(try await amara.open("/courses").body.contains("href=\"/learning-records\""))
            let off = try await amara.open("/learning-records")
            #expect(off.words.contains("https://records.halden.example/xAPI") && !off.body.contains("opensesame"))
            #expect(off.words.contains("Nothing of it is sent"))
            let on = try await amara.submit("/learning-records")
            #expect(on.words.contains("From now on it is sent"))
            try await app.database.write { tx in
                let attempt = try beginCourse("speaking-for-yourself", by: id, house: house, in: tx)
                try tx.run(
                    """
                    UPDATE course_attempts SET finished_at = \(tx.now), score = 90, passed = 1 WHERE id = \(attempt)
                    """)
            }
            receiver.answers(401)
            try await amara.submit("/learning-records/retry")
            try await app.application.records.sendDue()
            let shut = try await amara.open("/learning-records")
            #expect(shut.words.contains("does not let Firsthand in (status 401)"))
            receiver.answers(400)
            try await amara.submit("/learning-records/retry")
            try await app.application.records.sendDue()
            #expect(try await amara.open("/learning-records").words.contains("The store refused what was sent"))
            receiver.answers(200)
            try await amara.submit("/learning-records/retry")
            try await app.application.records.sendDue()
            #expect(try await amara.open("/learning-records").words.contains("Last taken"))
            let ended = try await amara.submit("/learning-records/end")
            #expect(ended.words.contains("Nothing more is sent") && ended.words.contains("Nothing of it is sent"))
        }
    }

    @Test("Where no store is named the page says so, and offers the file")
    func none() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let amara = try await app.visitor(app.people.amara)
            let page = try await amara.open("/learning-records")
            #expect(page.words.contains("no learning record store is named here"))
            #expect(page.body.contains("/courses/statements") && !page.body.contains("action=\"/learning-records\""))
        }
    }
}
