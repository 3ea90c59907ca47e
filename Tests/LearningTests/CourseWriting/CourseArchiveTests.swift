import Platform
import Situation
import TestSupport
import Testing

@testable import Learning

@Suite("A course is taken along and brought again") struct CourseArchiveTests {
    private let picture = "    title: Afterwards\n    picture: sign.png\n    alternative: A sign."

    @Test("What comes elsewhere is what was taken along, and opens as a draft", arguments: TestDatabase.available)
    func along(engine: TestDatabase) async throws {
        try await engine.open { database in
            let (house, remove) = try House.teaching(["phone": phoneCourse], on: database)
            defer { remove() }
            try await database.write { tx in
                let frida = try NamedPeople(in: tx).frida.id
                try openCourseDraft("phone", by: frida, house: house, in: tx)
                let upload = Upload(name: "sign.png", bytes: SmallPicture.png)
                _ = try addPicture(upload, to: "phone", by: frida, in: tx).get()
                let text = phoneCourse.replacing("    title: Afterwards", with: picture)
                _ = try saveCourseDraft("phone", text, basedOn: 1, by: frida, in: tx)
                let taken = try takeCourseAlong("phone", house.courses, in: tx)
                let archive = try CourseArchive(taken.bytes)
                #expect(archive.text == text && archive.pictures.keys.sorted() == ["sign.png"])
                #expect(
                    try bringCourse(archive, by: frida, house: house, in: tx).problems == ["archive"], "one is open")
                try dropCourseDraft("phone", in: tx)
                #expect(try CoursePicture.all(of: "phone", in: tx).isEmpty)
                #expect(try bringCourse(archive, by: frida, house: house, in: tx).get() == "phone")
                #expect(try WrittenCourse.get("phone", in: tx).draft == text)
                #expect(try CoursePicture.all(of: "phone", in: tx).map(\.name) == ["sign.png"])
                #expect(try house.courses.get("phone", in: tx).text == phoneCourse, "nothing is published by itself")
            }
        }
    }

    @Test("What does not read is told by line, and nothing of it is kept", arguments: TestDatabase.available)
    func faults(engine: TestDatabase) async throws {
        try await engine.open { database in
            let (house, remove) = try House.teaching([:], on: database)
            defer { remove() }
            try await database.write { tx in
                let frida = try NamedPeople(in: tx).frida.id
                let bad = try CourseArchive(Array(phoneCourse.replacing("minutes: 4", with: "minutes: many").utf8))
                guard case .failure(let problems) = try bringCourse(bad, by: frida, house: house, in: tx) else {
                    Issue.record("it was taken")
                    return
                }
                let words = Words(now: tx.now)
                #expect(problems.all.map { words($0.sentence) } == ["Line 4: “minutes” is a number from 1 to 60"])
                let without = try CourseArchive(
                    Array(phoneCourse.replacing("    title: Afterwards", with: picture).utf8))
                #expect(try bringCourse(without, by: frida, house: house, in: tx).problems == ["archive"])
                #expect(try tx.count("SELECT count(*) FROM written_courses") == 0)
                #expect(try tx.count("SELECT count(*) FROM course_pictures") == 0)
            }
        }
    }

    @Test("An archive with anything else in it is refused, and what systems pack along is passed over")
    func others() throws {
        func problems(_ entries: [(String, [UInt8])]) -> Int {
            do throws(Problems) {
                _ = try CourseArchive(ZipFile(entries.map { ZipFile.Entry($0.0, $0.1) }).bytes)
            } catch { return error.all.count }
            return 0
        }
        let text = ("phone/course.yaml", Array(phoneCourse.utf8))
        #expect(problems([text]) == 0)
        #expect(problems([text, ("phone/.DS_Store", [1]), ("__MACOSX/phone/._course.yaml", [1])]) == 0)
        #expect(problems([text, ("phone/run.sh", [1])]) == 1)
        #expect(problems([text, ("sign.png", Array("<svg/>".utf8))]) == 1)
        #expect(problems([text, ("other.yaml", [1])]) == 1)
        #expect(problems([]) == 1)
        #expect(problems([("../course.yaml", Array(phoneCourse.utf8))]) == 1)
    }
}
