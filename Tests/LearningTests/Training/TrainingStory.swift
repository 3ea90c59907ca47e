import Foundation
@testable import Learning
import Platform
import Situation
import TestSupport
import Testing

/// A course of two lessons and four questions, which the tests change.
let phoneCourse = """
    course: phone
    title: The phone at night
    version: 1
    minutes: 4
    summary: What to do when the press rings.
    lessons:
      - id: ring
        title: You may talk
        text: |
          Say **what you saw**.

          - Ask for the name.
      - id: after
        title: Afterwards
        text: Tell somebody how it was.
    questions:
      - id: who
        lesson: ring
        kind: choice
        ask: Who may talk?
        options:
          - {text: Only the press office, because: You may too.}
          - {text: I may, right: yes, because: It is your right.}
      - id: cause
        lesson: ring
        kind: decide
        ask: What caused it?
        options:
          - {text: I heard that it was the wiring, because: You heard it.}
          - {text: I was not there, right: yes, because: It is true.}
      - id: steps
        lesson: after
        kind: order
        ask: In which order?
        items: [Breathe, Write it down, Tell somebody]
        because: Calm first.
      - id: better
        lesson: after
        kind: rewrite
        ask: Say it better.
        text: The supplier messed it up, for sure.
        boundaries:
          - title: Who is to blame
            match: ["supplier ... messed"]
            reason: Nobody knows yet.
            instead: We do not know yet.
        because: Nobody knows.
        example: I work at {company}. We do not know yet what happened.
    """

extension House {
    /// A house with courses of the test's own, under these names.
    static func teaching(
        _ courses: [String: String], on database: Database, web: WebClient = .unset,
        _ choose: (inout Settings) -> Void = { _ in }
    ) throws -> (House, remove: () -> Void) {
        let folder = NSTemporaryDirectory() + "courses-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder + "/courses", withIntermediateDirectories: true)
        var house = try House.testing(database, web: web, choose)
        house.held[CourseShelf.self] = try CourseShelf.holding(courses, in: folder, for: house)
        let shelf = try #require(house.held[CourseShelf.self])
        house.certificateMissing = { try missingCertificate(in: $0, of: $1, shelf, $2) }
        return (house, { try? FileManager.default.removeItem(atPath: folder) })
    }
}

extension CourseShelf {
    static func holding(_ courses: [String: String], in folder: String, for house: House) throws -> CourseShelf {
        for (name, text) in courses {
            try text.write(toFile: folder + "/courses/\(name).yaml", atomically: true, encoding: .utf8)
        }
        return CourseShelf(
            folder: folder, company: "Halden Foods", protecting: ProtectedSpeech(grounds: []),
            logger: house.services.logger)
    }
}

/// Reads a course as the shelf does; its faults are the error.
func readCourse(_ text: String) throws(Playbook.Faults) -> Course {
    try Course.read(text, file: "phone", company: "Halden Foods", protecting: ProtectedSpeech(grounds: []))
}

/// What is wrong with a course, in its own lines.
func faults(in text: String) -> [String] {
    do throws(Playbook.Faults) {
        _ = try readCourse(text)
        return []
    } catch { return error.all.map { "\($0.line): \($0.sentence)" } }
}

/// Somebody takes the whole course and answers as told; what is not told is answered well.
@discardableResult
func take(
    _ slug: String, by person: ID<Person>, answering: [String: GivenAnswer] = [:], house: House, in tx: Transaction
) throws -> Attempt {
    let id = try beginCourse(slug, by: person, house: house, in: tx)
    for step in try steps(of: id, by: person, house: house, in: tx).enumerated() {
        switch step.element {
        case .lesson: try readLesson(step.offset, of: id, by: person, house: house, in: tx)
        case .question(let question):
            let answer = answering[question.id] ?? question.rightAnswer
            let problems = try answerQuestion(step.offset, answer, of: id, by: person, house: house, in: tx)
            #expect(problems.isEmpty, "\(question.id): \(problems)")
        }
    }
    return try Attempt.get(id, of: person, in: tx)
}

func steps(
    of id: ID<Attempt>, by person: ID<Person>, house: House, in tx: Transaction
) throws -> [CoursePlan.Step] {
    try Progress.find(Attempt.get(id, of: person, in: tx), courses: house.courses, in: tx).plan.steps
}
