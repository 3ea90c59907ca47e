import Foundation
import Logging
import Platform
import Situation
import TestSupport
import Testing

@testable import Learning

@Suite("Publishing counts, and writers write words") struct CourseNumbersTests {
    @Test("The numbers take their places, and nothing else moves")
    func places() throws {
        let text = phoneCourse.replacing("    title: Afterwards", with: "    title: Afterwards # soon\n    changed: 1")
        let numbered = CourseNumbers(version: 4, material: 4, changed: ["after", "ring"]).written(into: text)
        let course = try readCourse(numbered)
        #expect((course.version, course.material) == (4, 4))
        #expect(course.lessons.map(\.changed) == [4, 4])
        let gone = numbered.split(separator: "\n").filter { !$0.contains("changed: ") && !$0.contains("material: ") }
        let before = text.replacing("version: 1", with: "version: 4").split(separator: "\n")
        #expect(gone == before.filter { !$0.contains("changed: ") })
    }

    @Test("What differs is told lesson by lesson, and numbers are no difference")
    func difference() {
        func differs(_ old: String, _ new: String) -> CourseDifference {
            CourseDifference(from: phoneCourse, to: phoneCourse.replacing(old, with: new))
        }
        #expect(!differs("version: 1", "version: 3").isAny)
        #expect(differs("Calm first.", "Calm.").lessons == ["after"])
        #expect(differs("Who may talk?", "Who may speak?").lessons == ["ring"])
        let title = differs("title: The phone at night", "title: Night")
        #expect(title.isAny && title.lessons.isEmpty)
    }

    @Test("A text that repeats itself without end, or nests without end, is refused at once")
    func endless() {
        var bomb = phoneCourse + "\nx0: &x0 [a, a, a, a, a, a, a, a, a, a]\n"
        for level in 1...9 {
            bomb +=
                "x\(level): &x\(level) [" + Array(repeating: "*x\(level - 1)", count: 10).joined(separator: ", ")
                + "]\n"
        }
        #expect(faults(in: bomb) == ["1: repeats itself too often; write it out"])
        #expect(!faults(in: String(repeating: "[", count: 20_000)).isEmpty)
        #expect(!faults(in: String(repeating: "- ", count: 20_000)).isEmpty)
    }

    @Test("The starter reads without problems, whatever the title")
    func starter() throws {
        for title in ["The phone", "A \"quoted\" one: with # marks", "\\ back"] {
            #expect(try readCourse(courseStarter("phone", title)).title == title)
        }
    }

    @Test("A changed file is read again, a bad one leaves what stood, and a removed one goes")
    func files() throws {
        let folder = NSTemporaryDirectory() + "course-files-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var (files, now) = (CourseFiles(), ContinuousClock.now)
        func look() {
            files.look(
                in: folder, company: "Halden Foods", protecting: ProtectedSpeech(grounds: []),
                logger: Logger(label: "test"), at: now)
        }
        func write(_ text: String) throws {
            try text.write(toFile: folder + "/phone.yaml", atomically: true, encoding: .utf8)
        }
        try write(phoneCourse)
        look()
        #expect(files.courses["phone"]?.title == "The phone at night")
        try write(phoneCourse.replacing("title: The phone at night", with: "title: Night calls"))
        look()
        #expect(files.courses["phone"]?.title == "The phone at night", "not at every request")
        now += CourseFiles.pause
        look()
        #expect(files.courses["phone"]?.title == "Night calls")
        try write("course: phone")
        now += CourseFiles.pause
        look()
        #expect(files.courses["phone"]?.title == "Night calls")
        #expect(files.faults["phone.yaml"]?.isEmpty == false)
        try FileManager.default.removeItem(atPath: folder + "/phone.yaml")
        now += CourseFiles.pause
        look()
        #expect(files.courses.isEmpty && files.faults.isEmpty)
    }
}
