import Foundation
import Platform
import Situation
import TestSupport
import Testing

@testable import Learning

@Suite("A course is a file that anyone can write") struct ReadCourseTests {
    @Test("Every course that comes along can be read, and says what its author meant")
    func ours() throws {
        let speech = try ProtectedSpeech.read(folder: projectFolder + "/Playbooks")
        let (good, bad) = Course.all(
            in: projectFolder + "/Playbooks/courses", company: "Halden Foods", protecting: speech)
        #expect(bad.isEmpty, "\(bad.map(\.description).joined(separator: "\n"))")
        let first = try #require(good.first { $0.slug == "before-your-first-post" })
        #expect(first.questionsAsked == 6)
        #expect(first.questions.count == 7)
    }

    @Test("The course in the guide is one")
    func guide() throws {
        let guide = try String(contentsOfFile: projectFolder + "/docs/guides/write-a-course.md", encoding: .utf8)
        let start = try #require(guide.range(of: "```yaml\n")).upperBound
        let end = try #require(guide.range(of: "```", range: start..<guide.endIndex)).lowerBound
        #expect(faults(in: String(guide[start..<end])) == [])
    }

    @Test("Whatever is changed in a course or a certificate, reading it says so or goes well, and never falls over")
    func mangled() {
        var chance = SystemRandomNumberGenerator()
        let certificate = CertificateDocument(
            certificate: "c", course: "c", title: "t", version: 1, content: "", holder: "h", issuer: "i", score: 1,
            issued: "2026-11-26T09:00:00.000Z", expires: "2027-11-26T09:00:00.000Z", key: "k"
        ).file
        for _ in 0..<150 {
            var (course, shown) = (Array(phoneCourse), Array(certificate))
            for _ in 0..<3 {
                course[Int.random(in: course.indices, using: &chance)] =
                    "\n:-{}[]*#\"a".randomElement(using: &chance) ?? "a"
                shown.remove(at: Int.random(in: shown.indices, using: &chance))
            }
            _ = faults(in: String(course))
            if let read = CertificateDocument(String(shown)) { #expect(CertificateDocument(read.file) == read) }
            _ = CourseText(String(course)).html
        }
    }

    @Test("What is wrong is said with its line, all of it at once")
    func wrong() {
        #expect(faults(in: phoneCourse) == [])
        let spoiled =
            phoneCourse
            .replacing("minutes: 4", with: "minutes: many")
            .replacing("right: yes, because: It is your right.", with: "because: It is your right.")
            .replacing("lesson: after\n    kind: order", with: "lesson: later\n    kind: order")
            .replacing("summary:", with: "sumary:")
        let found = faults(in: spoiled)
        #expect(found.contains { $0.hasPrefix("4: “minutes” is a number from 1 to 60") }, "\(found)")
        #expect(found.contains { $0.contains("there is no “sumary” here") })
        #expect(found.contains("1: “summary” is missing"))
        #expect(found.contains("17: question “who”: exactly one option should be right"))
        #expect(found.contains("32: “lesson” names “later”, which is not among the lessons"))
    }

    @Test("A post that the checks find nothing in is no question, nor is an answer that they still point at")
    func rewriting() {
        let harmless = phoneCourse.replacing("The supplier messed it up, for sure.", with: "I work at {company}.")
        #expect(faults(in: harmless).contains { $0.contains("the checks find nothing in the text") })
        let loud = phoneCourse.replacing(
            "I work at {company}. We do not know", with: "The supplier messed up. We do not know")
        #expect(faults(in: loud).contains { $0.contains("the example is not quiet") })
    }

    @Test("No course teaches that speech which the law protects is a fault")
    func protected() throws {
        let speech = try ProtectedSpeech.read(folder: projectFolder + "/Playbooks")
        let gag = phoneCourse.replacing(
            #"match: ["supplier ... messed"]"#, with: #"match: ["supplier ... messed", "(pay|wages)"]"#)
        let error = #expect(throws: Playbook.Faults.self) {
            try Course.read(gag, file: "phone", company: "Halden Foods", protecting: speech)
        }
        #expect(error?.all.first?.sentence.contains("The law protects it") == true)
    }

    @Test("A material version has to say what has changed")
    func material() {
        let second = phoneCourse.replacing("version: 1", with: "version: 2\nmaterial: 2")
        #expect(faults(in: second).contains { $0.contains("version 2 is material, but no lesson has “changed: 2”") })
        #expect(faults(in: second.replacing("title: Afterwards", with: "title: Afterwards\n    changed: 2")) == [])
    }

    @Test("The words of a lesson become paragraphs, lists and links, and never anything else")
    func text() {
        let text = CourseText(
            """
            Say **what** you *saw*,
            nothing <b>else</b>.

            - one
            - two, [here](/support)
            1. first
            > quoted
            ### Heading
            [bad](javascript:alert(1)) and [other](//evil.example)
            """)
        #expect(
            text.html.text
                == "<p>Say <strong>what</strong> you <em>saw</em>, nothing &lt;b&gt;else&lt;/b&gt;.</p>"
                + "<ul><li>one</li><li>two, <a href=\"/support\">here</a></li></ul><ol><li>first</li></ol>"
                + "<blockquote><p>quoted</p></blockquote><h2>Heading</h2>"
                + "<p>[bad](javascript:alert(1)) and [other](//evil.example)</p>")
    }
}
