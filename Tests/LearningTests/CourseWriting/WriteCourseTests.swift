import Platform
import Situation
import TestSupport
import Testing

@testable import Learning

@Suite("Courses are written in the browser") struct WriteCourseTests {
    @Test("A course stands for everybody when it is published, and not before", arguments: TestDatabase.available)
    func published(engine: TestDatabase) async throws {
        try await engine.open { database in
            let (house, remove) = try House.teaching(["phone": phoneCourse], on: database)
            defer { remove() }
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let writer = people.frida.id
                let slug = try beginWriting("Årets møde, kort", by: writer, house: house, in: tx).get()
                #expect(slug == "arets-mode-kort")
                #expect(try house.courses.find(slug, in: tx) == nil)
                var details = CoursePublication()
                details.revision = 1
                #expect(try publishCourse(slug, details, by: writer, house: house, in: tx).get() == 1)
                #expect(try house.courses.get(slug, in: tx).title == "Årets møde, kort")
                #expect(try house.courses.all(in: tx).map(\.slug).sorted() == [slug, "phone"].sorted())
                let taken = try take(slug, by: people.amara.id, house: house, in: tx)
                #expect(taken.isPassed == true)
                let again = try beginWriting("Årets møde, kort", by: writer, house: house, in: tx)
                #expect(again.problems == ["title"])
                let events = try tx.all("SELECT data FROM events WHERE kind = 'course.published'")
                #expect(events.count == 1)
            }
        }
    }

    @Test(
        "The next version counts up; a mended sentence ends no certificate, a material change asks for its lesson",
        arguments: TestDatabase.available)
    func versions(engine: TestDatabase) async throws {
        // A day between each, so that it is plain which certificate is the newest.
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let (house, remove) = try House.teaching(["phone": phoneCourse], on: database)
            defer { remove() }
            let people = try await database.write { try NamedPeople(in: $0) }
            let (amara, frida) = (people.amara.id, people.frida.id)
            @Sendable func isValid(_ tx: Transaction) throws -> Bool {
                try Standing.find(of: amara, in: house.courses.get("phone", in: tx), tx).isValid
            }
            @Sendable func publish(
                _ old: String, _ new: String, _ lessons: Set<String>, _ tx: Transaction
            ) throws -> Course {
                try openCourseDraft("phone", by: frida, house: house, in: tx)
                let open = try WrittenCourse.get("phone", in: tx)
                let text = try #require(open.draft).replacing(old, with: new)
                _ = try saveCourseDraft("phone", text, basedOn: open.revision, by: frida, in: tx)
                var details = CoursePublication()
                (details.revision, details.changed) = (open.revision + 1, "The ending")
                (details.isMaterial, details.lessons) = (!lessons.isEmpty, lessons)
                _ = try publishCourse("phone", details, by: frida, house: house, in: tx).get()
                return try house.courses.get("phone", in: tx)
            }
            try await database.write { tx in
                try take("phone", by: amara, house: house, in: tx)
                let mended = try publish("Tell somebody how it was.", "Tell a friend how it was.", [], tx)
                #expect((mended.version, mended.material) == (2, 1))
                #expect(try isValid(tx))
                let changed = try publish("Tell a friend how it was.", "Tell your lead how it was.", ["after"], tx)
                #expect((changed.version, changed.material) == (3, 3))
                #expect(changed.lessons.map(\.changed) == [1, 3])
                #expect(try !isValid(tx))
            }
            clock.advance(.days(1))
            try await database.write { tx in
                let renewed = try take("phone", by: amara, house: house, in: tx)
                #expect(renewed.isDifference)
                #expect(try isValid(tx))
                let later = try publish("Calm first.", "Calm comes first.", [], tx)
                #expect((later.version, later.material) == (4, 3))
                #expect(try isValid(tx))
                #expect(try WrittenVersion.all("phone", in: tx).map(\.version) == [4, 3, 2])
            }
        }
    }

    @Test("Two who write at once lose nothing: the later one is shown both texts", arguments: TestDatabase.available)
    func atOnce(engine: TestDatabase) async throws {
        try await engine.open { database in
            let (house, remove) = try House.teaching(["phone": phoneCourse], on: database)
            defer { remove() }
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let (frida, dana) = (people.frida.id, people.dana.id)
                try openCourseDraft("phone", by: frida, house: house, in: tx)
                guard case .saved(2) = try saveCourseDraft("phone", "mine", basedOn: 1, by: frida, in: tx) else {
                    Issue.record("it was not saved")
                    return
                }
                guard case .conflict(let other) = try saveCourseDraft("phone", "hers", basedOn: 1, by: dana, in: tx)
                else {
                    Issue.record("Frida’s words were overwritten")
                    return
                }
                #expect((other.draft, other.revision) == ("mine", 2))
                // Opening again changes nothing that is open.
                try openCourseDraft("phone", by: dana, house: house, in: tx)
                #expect(try WrittenCourse.get("phone", in: tx).draft == "mine")
                #expect(try takeUpProblems("phone", by: dana, house: house, in: tx))
                try dropCourseDraft("phone", in: tx)
                #expect(try WrittenCourse.get("phone", in: tx).draft == nil)
            }
        }
    }

    @Test("What is written stands in the place of the file, until one goes back", arguments: TestDatabase.available)
    func file(engine: TestDatabase) async throws {
        try await engine.open { database in
            let (house, remove) = try House.teaching(["phone": phoneCourse], on: database)
            defer { remove() }
            try await database.write { tx in
                let frida = try NamedPeople(in: tx).frida.id
                try openCourseDraft("phone", by: frida, house: house, in: tx)
                let text = phoneCourse.replacing("title: The phone at night", with: "title: Night calls")
                _ = try saveCourseDraft("phone", text, basedOn: 1, by: frida, in: tx)
                var details = CoursePublication()
                (details.revision, details.changed) = (2, "A shorter title")
                #expect(try publishCourse("phone", details, by: frida, house: house, in: tx).get() == 2)
                #expect(try house.courses.get("phone", in: tx).title == "Night calls")
                try withdrawWrittenCourse("phone", by: frida, in: tx)
                #expect(try house.courses.get("phone", in: tx).title == "The phone at night")
                #expect(try takeUpVersion(2, of: "phone", by: frida, in: tx).isEmpty)
                details.revision = try WrittenCourse.get("phone", in: tx).revision
                // A number is never given twice.
                #expect(try publishCourse("phone", details, by: frida, house: house, in: tx).get() == 3)
                #expect(try tx.count("SELECT count(*) FROM events WHERE kind LIKE 'course.%'") == 3)
            }
        }
    }

    @Test("What does not read, is no different or says nothing of it stays a draft", arguments: TestDatabase.available)
    func refused(engine: TestDatabase) async throws {
        try await engine.open { database in
            let (house, remove) = try House.teaching(["phone": phoneCourse], on: database)
            defer { remove() }
            try await database.write { tx in
                let frida = try NamedPeople(in: tx).frida.id
                try openCourseDraft("phone", by: frida, house: house, in: tx)
                func refused(_ text: String, _ change: (inout CoursePublication) -> Void = { _ in }) throws -> [String]
                {
                    let revision = try WrittenCourse.get("phone", in: tx).revision
                    guard
                        case .saved(let saved) = try saveCourseDraft(
                            "phone", text, basedOn: revision, by: frida, in: tx)
                    else { return ["not saved"] }
                    var details = CoursePublication()
                    (details.revision, details.changed) = (saved, "Something")
                    change(&details)
                    return try publishCourse("phone", details, by: frida, house: house, in: tx).problems
                }
                let other = phoneCourse.replacing("Calm first.", with: "Calm comes first.")
                #expect(try refused(phoneCourse) == ["text"])
                #expect(try refused(phoneCourse.replacing("version: 1", with: "version: 7")) == ["text"])
                #expect(try Set(refused(other.replacing("kind: order", with: "kind: riddle"))) == ["text"])
                #expect(try refused(other.replacing("course: phone", with: "course: phones")) == ["text"])
                #expect(try refused(other) { $0.changed = "" } == ["changed"])
                #expect(try refused(other) { $0.isMaterial = true } == ["lessons"])
                #expect(try refused(other) { ($0.isMaterial, $0.lessons) = (true, ["nowhere"]) }.contains("lessons"))
                #expect(try refused(other) { $0.revision -= 1 } == ["text"])
                #expect(try house.courses.get("phone", in: tx).version == 1)
                #expect(try refused(other) == [])
            }
        }
    }
}

private func takeUpProblems(_ slug: String, by writer: ID<Person>, house: House, in tx: Transaction) throws -> Bool {
    let text = try house.courses.get(slug, in: tx).text
    try tx.run(
        """
        INSERT INTO written_versions (course, version, text, content, changed, is_material, published_at, published_by)
        VALUES (\(slug), 9, \(text), 'x', '', \(false), \(tx.now), \(writer))
        """)
    return try !takeUpVersion(9, of: slug, by: writer, in: tx).isEmpty
}

extension Result where Failure == Problems {
    /// The fields that something is wrong with.
    var problems: [String] {
        if case .failure(let problems) = self { problems.all.map(\.field) } else { [] }
    }
}
