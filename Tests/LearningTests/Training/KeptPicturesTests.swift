import Foundation
import Platform
import Situation
import TestSupport
import Testing

@testable import Learning

@Suite("An attempt goes on with the pictures that it began with") struct KeptPicturesTests {
    @Test(
        "The picture goes from the folder, the file says something else, and what was begun still shows it",
        arguments: TestDatabase.available)
    func gone(engine: TestDatabase) async throws {
        try await engine.open { database in
            let folder = NSTemporaryDirectory() + "kept-pictures-" + UUID().uuidString
            defer { try? FileManager.default.removeItem(atPath: folder) }
            try FileManager.default.createDirectory(
                atPath: folder + "/courses/phone", withIntermediateDirectories: true)
            let sign = URL(fileURLWithPath: folder + "/courses/phone/sign.png")
            try Data(SmallPicture.png).write(to: sign)
            let shown = phoneCourse.replacing(
                "    title: Afterwards", with: "    title: Afterwards\n    picture: sign.png\n    alternative: A sign.")
            var first = try House.testing(database)
            first.held[CourseShelf.self] = try CourseShelf.holding(["phone": shown], in: folder, for: first)
            let before = first
            let (amara, attempt) = try await database.write { tx in
                let amara = try NamedPeople(in: tx).amara.id
                return (amara, try beginCourse("phone", by: amara, house: before, in: tx))
            }

            try FileManager.default.removeItem(at: sign)
            // Another process, later: nothing is remembered.
            var second = try House.testing(database)
            let later = phoneCourse.replacing("version: 1", with: "version: 2")
            second.held[CourseShelf.self] = try CourseShelf.holding(["phone": later], in: folder, for: second)
            let after = second
            try await database.write { tx in
                #expect(try after.courses.get("phone", in: tx).version == 2)
                let progress = try Progress.find(
                    Attempt.get(attempt, of: amara, in: tx), courses: after.courses, in: tx)
                let picture = try #require(progress.course.lesson("after")?.picture)
                #expect(progress.course.version == 1 && picture.alternative == "A sign.")
                let kept = try KeptPicture.file(picture.picture.digest, of: "phone", in: tx)
                let clean = try PictureFile(SmallPicture.png).bytes
                #expect(kept?.0 == .png && kept?.1 == clean)
                #expect(try KeptPicture.file(picture.picture.digest, of: "other", in: tx) == nil)
            }
        }
    }
}
