import HTTPTypes
import Learning
import Platform
import Server
import Situation
import TestSupport
import Testing

@Suite("A course is written, looked at and published without a script") struct WritingCoursesTests {
    @Test(
        "Frida writes one, sees its faults by line, tries it, publishes it; Amara takes it",
        arguments: TestDatabase.available)
    func journey(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine, configure: { $0.playbooksFolder = fewPlaybooks }) { app in
            let frida = try await app.visitor(app.people.frida)
            let amara = try await app.visitor(app.people.amara)
            try await frida.open("/training/writing")
            #expect(try await frida.submit("/training/writing", [("title", "!")]).status == 422)
            let begun = try await frida.submit("/training/writing", [("title", "The phone at night")])
            let path = "/training/writing/the-phone-at-night"
            #expect(begun.path == path)
            #expect(
                begun.words.contains("It reads well") && begun.words.contains("“I was not there, so I do not know.”"))
            #expect(try await amara.open("/courses/the-phone-at-night").status == 404)

            let text = courseText.replacing("minutes: 5", with: "minutes: 500")
            let bad = try await frida.submit(path, [("text", text), ("revision", "1"), ("do", "check")])
            #expect(bad.status == 200)
            #expect(bad.words.contains("One thing needs to be mended") && bad.words.contains("Line 4"))
            #expect(try await frida.submit(path, [("text", text), ("revision", "2"), ("do", "publish")]).status == 422)
            // Somebody else’s save is not overwritten, and both texts are there.
            let late = try await frida.submit(path, [("text", courseText), ("revision", "1"), ("do", "check")])
            #expect(late.status == 422)
            #expect(late.body.contains("minutes: 500") && late.body.contains("minutes: 5\n"))
            #expect(try await frida.submit(path, [("text", courseText), ("revision", "2")]).status == 200)

            #expect(try await frida.open(path + "/preview/1").words.contains("Preview: nothing is kept"))
            let question = try await frida.open(path + "/preview/2")
            #expect(question.words.contains("A neighbour asks you"))
            #expect(try await frida.submit(path + "/preview/2").status == 422)
            let answered = try await frida.submit(path + "/preview/2", [("chosen", "1")])
            #expect(answered.words.contains("Right.") && answered.words.contains("It is true."))
            let rows = try await app.database.read { try $0.count("SELECT count(*) FROM course_attempts") }
            #expect(rows == 0)

            try await frida.open(path + "/publication")
            let published = try await frida.submit(path + "/publication", [("revision", "3")])
            #expect(published.path.hasPrefix(path) && published.words.contains("Published."))
            #expect(try await amara.open("/courses").words.contains("The phone at night"))
            #expect(try await amara.submit("/courses/the-phone-at-night/attempts").words.contains("What this is about"))
            let audit = try await frida.open("/audit?kind=course.published")
            #expect(audit.words.contains("Published a version of a course"))
        }
    }

    @Test(
        "A program of Frida’s saves, publishes and takes back; one of Amara’s finds nothing",
        arguments: TestDatabase.available)
    func program(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine, configure: { $0.playbooksFolder = fewPlaybooks }) { app in
            let frida = try await app.visitor(app.people.frida)
            try await frida.open("/training/writing")
            try await frida.submit("/training/writing", [("title", "The phone at night")])
            let program = try await app.program(of: app.people.frida)
            let path = "/courses/the-phone-at-night"
            let read = try await program.send(.get, path + "/text")
            #expect(read.value("revision") == "1" && read.value("version") == nil)
            let bad = try await program.send(.put, path + "/draft", #"{"text": "course: x", "based_on": 1}"#)
            #expect(bad.value("revision") == "2" && bad.value("faults.0.line") == "1")
            let late = try await program.send(.put, path + "/draft", #"{"text": "", "based_on": 1}"#)
            #expect(late.status == 409)
            let publication = #"{"based_on": 2, "changed": "", "lessons": []}"#
            let refused = try await program.send(.post, path + "/versions", publication)
            #expect(refused.status == 422 && Set(refused.fields) == ["text"])
            let amara = try await app.program(of: app.people.amara).send(.get, path + "/text")
            #expect(amara.status == 404)
        }
    }
}

@Suite("Pictures of courses are fetched by those who may see the course") struct CoursePictureAccessTests {
    @Test(
        "While it is written, they are its writers’; then everybody’s, by what they can be told by",
        arguments: TestDatabase.available)
    func access(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine, configure: { $0.playbooksFolder = fewPlaybooks }) { app in
            let (frida, amara) = (try await app.visitor(app.people.frida), try await app.visitor(app.people.amara))
            try await frida.open("/training/writing")
            try await frida.submit("/training/writing", [("title", "The phone at night")])
            let (writer, house) = (app.people.frida.id, app.house)
            let picture = try PictureFile(SmallPicture.png)
            try await app.database.write { tx in
                let upload = Upload(name: "sign.png", bytes: SmallPicture.png)
                _ = try addPicture(upload, to: "the-phone-at-night", by: writer, in: tx).get()
            }
            let path = "/courses/the-phone-at-night/pictures/\(picture.digest)"
            let shown = try await frida.open(path)
            #expect(shown.status == 200 && shown.headers["content-type"] == "image/png")
            #expect(shown.headers["cache-control"] == "private, max-age=31536000, immutable")
            #expect(shown.headers["x-content-type-options"] == "nosniff")
            #expect(try await amara.open(path).status == 404)
            #expect(try await frida.open(path + "0").status == 404)
            try await app.database.write { tx in
                var details = CoursePublication()
                details.revision = 1
                _ = try publishCourse("the-phone-at-night", details, by: writer, house: house, in: tx).get()
            }
            #expect(try await amara.open(path).status == 200)
        }
    }
}

private let courseText = """
    course: the-phone-at-night
    title: The phone at night
    version: 1
    minutes: 5
    summary: What to do when somebody rings.
    lessons:
      - {id: first, title: What this is about, text: Say what you saw.}
    questions:
      - id: neighbour
        lesson: first
        kind: choice
        ask: A neighbour asks you what happened. What do you say?
        options:
          - {text: That it was the wiring, because: You heard it.}
          - {text: That I was not there, right: yes, because: It is true.}

    """
