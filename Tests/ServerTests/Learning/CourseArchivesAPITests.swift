import Foundation
import HTTPTypes
import Learning
import Platform
import Server
import Situation
import TestSupport
import Testing

@Suite("A program brings and takes whole courses, by the rules of the page") struct CourseArchivesAPITests {
    private func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

    @Test(
        "Frida’s program brings a course with its picture, takes it along again, and removes what nobody shows",
        arguments: TestDatabase.available)
    func archives(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine, configure: { $0.playbooksFolder = fewPlaybooks }) { app in
            let frida = try await app.program(of: app.people.frida)
            let amara = try await app.program(of: app.people.amara)
            let text = courseWithPicture.replacing("picture: sign.png", with: "picture: road.png")
            let archive = CourseArchive(courseWithPicture, ["sign.png": try PictureFile(SmallPicture.png)]).bytes
            let body = #"{"archive": "\#(base64(archive))"}"#
            #expect(try await amara.send(.post, "/courses", body).status == 404)
            let unreadable = try await frida.send(.post, "/courses", #"{"archive": "%"}"#)
            #expect(unreadable.fields == ["archive"])
            let missing = try await frida.send(.post, "/courses", #"{"archive": "\#(base64(Array(text.utf8)))"}"#)
            #expect(missing.fields == ["archive"], "its picture is not in it")
            let brought = try await frida.send(.post, "/courses", body)
            #expect(brought.status == 201 && brought.value("course") == "phone")
            #expect(try await frida.send(.post, "/courses", body).fields == ["archive"], "a draft is open")

            let along = try await frida.send(.get, "/courses/phone/archive")
            #expect(along.value("archive") == base64(archive))
            #expect(try await amara.send(.get, "/courses/phone/archive").status == 404)

            let pictures = "/courses/phone/pictures"
            let picture = #"{"file": "My Road.JPEG", "data": "\#(base64(SmallPicture.jpeg))"}"#
            #expect(try await frida.send(.post, pictures, picture).value("name") == "my-road.jpg")
            let notOne = #"{"file": "a.png", "data": "\#(base64(Array("<svg/>".utf8)))"}"#
            #expect(try await frida.send(.post, pictures, notOne).fields == ["picture"])
            let listed = try await frida.send(.get, pictures)
            #expect(listed.value("items.0.name") == "my-road.jpg" && listed.value("items.1.width") == "3")
            #expect(try await amara.send(.get, pictures).status == 404)
            #expect(try await amara.send(.delete, pictures + "/my-road.jpg").status == 404)
            #expect(try await frida.send(.delete, pictures + "/my-road.jpg").status == 204)
            #expect(try await frida.send(.delete, pictures + "/my-road.jpg").status == 404)

            let publication = #"{"based_on": 1, "changed": "", "lessons": []}"#
            #expect(try await frida.send(.post, "/courses/phone/versions", publication).status == 201)
            #expect(try await frida.send(.delete, pictures + "/sign.png").status == 422, "a version shows it")
        }
    }

    @Test(
        "A former version is taken up, and a draft is dropped, as on the page", arguments: TestDatabase.available)
    func drafts(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine, configure: { $0.playbooksFolder = fewPlaybooks }) { app in
            let frida = try await app.program(of: app.people.frida)
            let archive = CourseArchive(courseWithPicture, ["sign.png": try PictureFile(SmallPicture.png)]).bytes
            _ = try await frida.send(.post, "/courses", #"{"archive": "\#(base64(archive))"}"#)
            let (draft, first) = ("/courses/phone/draft", #"{"version": 1}"#)
            #expect(try await frida.send(.post, draft, first).status == 404, "nothing was published")
            let publication = #"{"based_on": 1, "changed": "", "lessons": []}"#
            #expect(try await frida.send(.post, "/courses/phone/versions", publication).status == 201)
            #expect(try await frida.send(.post, draft, first).status == 201)
            #expect(try await frida.send(.post, draft, first).status == 422, "one is open")
            #expect(try await frida.send(.delete, draft).status == 204)
            let text = try await frida.send(.get, "/courses/phone/text")
            #expect(text.value("draft") == nil && text.value("version") == "1")
        }
    }

    @Test("The course of a playbook’s guidance is made by a program too", arguments: TestDatabase.available)
    func guidance(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine, configure: { $0.playbooksFolder = fewPlaybooks }) { app in
            let frida = try await app.program(of: app.people.frida)
            let none = try await frida.send(.post, "/guidance-courses", #"{"source": "playbook:none"}"#)
            #expect(none.fields == ["source"])
            let made = try await frida.send(.post, "/guidance-courses", #"{"source": "playbook:data-breach"}"#)
            let course = try #require(made.value("course"))
            let text = try await frida.send(.get, "/courses/\(course)/text")
            #expect(text.value("draft")?.contains("lessons:") == true && text.value("faults.0.line") == nil)
            let taken = try await frida.send(.post, "/courses/\(course)/guidance")
            #expect(taken.value("revision") == "1", "nothing has changed since")
            let amara = try await app.program(of: app.people.amara)
            let refused = try await amara.send(.post, "/guidance-courses", #"{"source": "playbook:data-breach"}"#)
            #expect(refused.status == 404)
        }
    }
}

private let courseWithPicture = """
    course: phone
    title: The phone at night
    version: 1
    minutes: 5
    summary: What to do when somebody rings.
    lessons:
      - id: first
        title: What this is about
        picture: sign.png
        alternative: A sign.
        caption: It stands at the gate.
        text: Say what you saw.
    questions:
      - id: neighbour
        lesson: first
        kind: choice
        ask: A neighbour asks you what happened. What do you say?
        options:
          - {text: That it was the wiring, because: You heard it.}
          - {text: That I was not there, right: yes, because: It is true.}

    """
