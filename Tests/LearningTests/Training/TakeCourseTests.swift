import Foundation
import Platform
import Situation
import TestSupport
import Testing

@testable import Learning

@Suite("A course is taken in one’s own time, and nobody fails it") struct TakeCourseTests {
    @Test(
        "Amara stops after the first question and goes on with the next one, on whatever device",
        arguments: TestDatabase.available)
    func resume(engine: TestDatabase) async throws {
        try await engine.open { database in
            let (house, remove) = try House.teaching(["phone": phoneCourse], on: database)
            defer { remove() }
            try await database.write { tx in
                let amara = try NamedPeople(in: tx).amara.id
                let id = try beginCourse("phone", by: amara, house: house, in: tx)
                try readLesson(0, of: id, by: amara, house: house, in: tx)
                let first = try #require(try steps(of: id, by: amara, house: house, in: tx).question(at: 1))
                #expect(try answerQuestion(1, GivenAnswer(), of: id, by: amara, house: house, in: tx).count == 1)
                #expect(try answerQuestion(1, first.rightAnswer, of: id, by: amara, house: house, in: tx).isEmpty)
                #expect(try beginCourse("phone", by: amara, house: house, in: tx) == id, "beginning again goes on")
                let progress = try Progress.find(Attempt.get(id, of: amara, in: tx), courses: house.courses, in: tx)
                #expect(progress.next == 2)
                #expect(progress.done == 2)
                let anew = try beginCourse("phone", isAnew: true, by: amara, house: house, in: tx)
                #expect(anew != id)
                #expect(throws: Refusal.notFound) { try Attempt.get(id, of: amara, in: tx) }
            }
        }
    }

    @Test("The first answer counts, and another one changes nothing", arguments: TestDatabase.available)
    func first(engine: TestDatabase) async throws {
        try await engine.open { database in
            let (house, remove) = try House.teaching(["phone": phoneCourse], on: database)
            defer { remove() }
            try await database.write { tx in
                let amara = try NamedPeople(in: tx).amara.id
                let wrong = GivenAnswer(chosen: [0])
                let taken = try take("phone", by: amara, answering: ["who": wrong], house: house, in: tx)
                #expect(taken.score == 75)
                #expect(taken.isPassed == false)
                #expect(
                    try answerQuestion(1, GivenAnswer(chosen: [1]), of: taken.id, by: amara, house: house, in: tx) == []
                )
                #expect(try Attempt.get(taken.id, of: amara, in: tx).score == 75)
                let progress = try Progress.find(taken, courses: house.courses, in: tx)
                #expect(progress.toReadAgain.map(\.id) == ["ring"])
                #expect(try CourseCertificate.all(of: amara, in: tx).isEmpty)
                #expect(try take("phone", by: amara, house: house, in: tx).isPassed == true, "again at any time")
            }
        }
    }

    @Test("Being sure and wrong weighs more than not being sure and wrong (C5)")
    func sureness() throws {
        let question = try #require(try readCourse(phoneCourse).questions.first { $0.id == "cause" })
        let grades = GivenAnswer.Sureness.allCases.map { question.grade(GivenAnswer(chosen: [0], sureness: $0)).halves }
        #expect(grades == [-1, 0, 0])
        #expect(GivenAnswer.Sureness.allCases.allSatisfy { question.grade(.init(chosen: [1], sureness: $0)) == .right })
        #expect(question.problems(with: GivenAnswer(chosen: [1])).map(\.field) == ["sureness"])
        #expect(Grade.score([.sureAndWrong], of: 1) == 0, "never below nothing")
    }

    @Test("A post is right when the real checks are quiet, and asking for one way is no answer")
    func rewriting() throws {
        let question = try #require(try readCourse(phoneCourse).questions.first { $0.id == "better" })
        #expect(question.problems(with: GivenAnswer(text: "The supplier messed up.")).map(\.field) == ["text"])
        #expect(question.problems(with: GivenAnswer(text: "We do not know yet.")).count == 1, "who speaks is not said")
        let good = GivenAnswer(text: "I work at Halden Foods, and nobody here knows yet.")
        #expect(question.problems(with: good).isEmpty)
        #expect(question.grade(good) == .right)
        let shown = GivenAnswer(text: "", isShown: true)
        #expect(question.problems(with: shown).isEmpty)
        #expect(question.grade(shown) == .wrong)
    }

    @Test("The same seed draws the same questions, and another one may draw others")
    func draw() throws {
        let pool = (1...8).map { number in
            "  - {id: q\(number), lesson: ring, pool: many, kind: order, ask: Which?, items: [a, b, c], because: So.}"
        }
        let text = phoneCourse + "\n" + pool.joined(separator: "\n") + "\ndraw: {many: 3}"
        let course = try readCourse(text)
        #expect(course.questionsAsked == 7)
        let drawn = (0..<40).map { CoursePlan(course, since: 0, seed: $0).questions.map(\.id) }
        #expect(drawn.allSatisfy { $0.count == 7 })
        #expect(Set(drawn).count > 10)
        #expect(drawn == (0..<40).map { CoursePlan(course, since: 0, seed: $0).questions.map(\.id) })
        let plan = CoursePlan(course, since: 0, seed: 7)
        for question in plan.questions where question.pool == "many" {
            #expect(plan.order(of: question) != [0, 1, 2], "as it should be already would be no question")
            #expect(plan.order(of: question).sorted() == [0, 1, 2])
        }
    }

    @Test(
        "What Amara began goes on with its own version after the course has changed", arguments: TestDatabase.available)
    func versions(engine: TestDatabase) async throws {
        try await engine.open { database in
            let (before, removeBefore) = try House.teaching(["phone": phoneCourse], on: database)
            let changed = phoneCourse.replacing("version: 1", with: "version: 2").replacing(
                "Who may talk?", with: "May I?")
            let (after, removeAfter) = try House.teaching(["phone": changed], on: database)
            defer { for remove in [removeBefore, removeAfter] { remove() } }
            try await database.write { tx in
                let amara = try NamedPeople(in: tx).amara.id
                let id = try beginCourse("phone", by: amara, house: before, in: tx)
                let asked = try #require(try steps(of: id, by: amara, house: after, in: tx).question(at: 1))
                #expect(asked.ask == "Who may talk?")
                let anew = try beginCourse("phone", isAnew: true, by: amara, house: after, in: tx)
                #expect(try steps(of: anew, by: amara, house: after, in: tx).question(at: 1)?.ask == "May I?")
            }
        }
    }

    @Test(
        "Nobody else finds Amara’s attempt, and no event says that she took a course", arguments: TestDatabase.available
    )
    func privacy(engine: TestDatabase) async throws {
        try await engine.open { database in
            let (house, remove) = try House.teaching(["phone": phoneCourse], on: database)
            defer { remove() }
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let before = try tx.count("SELECT count(*) FROM events")
                let taken = try take("phone", by: people.amara.id, house: house, in: tx)
                #expect(try tx.count("SELECT count(*) FROM events") == before)
                for other in people.all where other.id != people.amara.id {
                    #expect(throws: Refusal.notFound) { try Attempt.get(taken.id, of: other.id, in: tx) }
                    #expect(throws: Refusal.notFound) {
                        try answerQuestion(
                            1, GivenAnswer(chosen: [0]), of: taken.id, by: other.id, house: house, in: tx)
                    }
                }
            }
        }
    }
}

extension [CoursePlan.Step] {
    fileprivate func question(at index: Int) -> CourseQuestion? {
        if case .question(let question) = self[index] { question } else { nil }
    }
}
