import Foundation
import Platform
import Situation
import TestSupport
import Testing

@testable import Learning

@Suite("Pictures in courses say what they show") struct CoursePicturesTests {
    private func shown(_ keys: String) -> String {
        phoneCourse.replacing("    title: Afterwards", with: "    title: Afterwards\n    \(keys)")
    }

    private func faults(in text: String, _ names: [String]) throws -> [String] {
        let file = try PictureFile(SmallPicture.png)
        let pictures = Dictionary(uniqueKeysWithValues: names.map { ($0, CoursePicture($0, file)) })
        do throws(Playbook.Faults) {
            _ = try Course.read(
                text, file: "phone", company: "Halden Foods", protecting: ProtectedSpeech(grounds: []),
                pictures: pictures)
            return []
        } catch { return error.all.map(\.sentence) }
    }

    @Test("A picture without words for those who do not see it is refused, and one that nobody has added")
    func words() throws {
        #expect(try faults(in: shown("picture: sign.png\n    alternative: A sign."), ["sign.png"]) == [])
        #expect(try faults(in: shown("picture: sign.png"), ["sign.png"]) == ["“alternative” is missing"])
        #expect(
            try faults(in: shown("picture: other.png\n    alternative: A sign."), ["sign.png"])
                == ["there is no picture “other.png”; add it first"])
    }

    @Test("A name means one picture for ever, and what was published stays", arguments: TestDatabase.available)
    func names(engine: TestDatabase) async throws {
        try await engine.open { database in
            let (house, remove) = try House.teaching(["phone": phoneCourse], on: database)
            defer { remove() }
            try await database.write { tx in
                let frida = try NamedPeople(in: tx).frida.id
                func add(_ name: String, _ bytes: [UInt8]) throws -> Result<String, Problems> {
                    try addPicture(Upload(name: name, bytes: bytes), to: "phone", by: frida, in: tx)
                }
                try openCourseDraft("phone", by: frida, house: house, in: tx)
                #expect(try add("My Sign.PNG", SmallPicture.png).get() == "my-sign.png")
                #expect(try add("my-sign.png", SmallPicture.png).get() == "my-sign.png")
                #expect(try add("my sign.jpg", SmallPicture.jpeg).get() == "my-sign.jpg")
                #expect(try add("my-sign.jpeg", SmallPicture.progressive).problems == ["picture"])
                #expect(try add("sign.svg", Array("<svg/>".utf8)).problems == ["picture"])
                let text = shown("picture: my-sign.png\n    alternative: A sign.")
                _ = try saveCourseDraft("phone", text, basedOn: 1, by: frida, in: tx)
                var details = CoursePublication()
                (details.revision, details.changed) = (2, "A picture")
                _ = try publishCourse("phone", details, by: frida, house: house, in: tx).get()
                let course = try house.courses.get("phone", in: tx)
                #expect(course.lesson("after")?.picture?.alternative == "A sign.")
                #expect(try !removePicture("my-sign.png", of: "phone", in: tx).isEmpty)
                #expect(try removePicture("my-sign.jpg", of: "phone", in: tx).isEmpty)
                #expect(try CoursePicture.all(of: "phone", in: tx).map(\.name) == ["my-sign.png"])
            }
        }
    }

    @Test("Pictures beside a file belong to it, and are its draft’s too", arguments: TestDatabase.available)
    func folder(engine: TestDatabase) async throws {
        try await engine.open { database in
            let folder = NSTemporaryDirectory() + "course-pictures-" + UUID().uuidString
            defer { try? FileManager.default.removeItem(atPath: folder) }
            try FileManager.default.createDirectory(
                atPath: folder + "/courses/phone", withIntermediateDirectories: true)
            try Data(SmallPicture.png).write(to: URL(fileURLWithPath: folder + "/courses/phone/sign.png"))
            var house = try House.testing(database)
            let text = shown("picture: sign.png\n    alternative: A sign.")
            house.held[CourseShelf.self] = try CourseShelf.holding(["phone": text], in: folder, for: house)
            let teaching = house
            try await database.write { tx in
                let frida = try NamedPeople(in: tx).frida.id
                let picture = try #require(try teaching.courses.get("phone", in: tx).lesson("after")?.picture?.picture)
                #expect(teaching.courses.file(picture.digest, of: "phone")?.width == 3)
                try openCourseDraft("phone", by: frida, house: teaching, in: tx)
                #expect(try CoursePicture.file(picture.digest, of: "phone", in: tx)?.0 == .png)
            }
        }
    }
}
