import Care
import Foundation
import Platform
import Situation
import TestSupport
import Testing

@testable import Learning

@Suite("A playbook adds three minutes about its kind of crisis to what everybody learns") struct CourseAdditionsTests {
    private let addition = phoneCourse.replacing("course: phone\n", with: "course: phone\nplaybook: recall\n")

    private func ours() throws -> [Course] {
        let speech = try ProtectedSpeech.read(folder: "Playbooks")
        let (good, bad) = Course.additions(
            beside: "Playbooks", to: Playbook.names(in: "Playbooks"), company: "Halden Foods", protecting: speech)
        #expect(bad.isEmpty, "\(bad)")
        return good
    }

    @Test("Each of the eight has one: a lesson of three minutes with an example, and three or four questions")
    func eight() throws {
        let courses = try ours()
        #expect(Set(courses.map(\.playbook)) == Playbook.names(in: "Playbooks"))
        for course in courses {
            #expect(course.minutes == 3 && course.lessons.count == 1, "\(course.slug)")
            #expect(!course.lessons.flatMap(\.examples).isEmpty, "\(course.slug)")
            #expect((3...4).contains(course.questionsAsked), "\(course.slug)")
        }
    }

    @Test("It is checked with its playbook, by line, and one of a playbook that there is not is told of")
    func checked() throws {
        let folder = NSTemporaryDirectory() + "additions-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder + "/courses", withIntermediateDirectories: true)
        func faults(_ text: String, of one: String? = nil) throws -> [String] {
            try text.write(toFile: folder + "/courses/phone.yaml", atomically: true, encoding: .utf8)
            return Course.additions(
                beside: folder, to: ["recall"], of: one, company: "Halden Foods",
                protecting: ProtectedSpeech(grounds: [])
            ).bad.map { "\($0.line): \($0.sentence)" }
        }
        #expect(try faults(addition).isEmpty)
        let bad = addition.replacing("minutes: 4", with: "minutes: many")
        #expect(try faults(bad) == ["5: “minutes” is a number from 1 to 60"])
        #expect(try faults(bad, of: "fire").isEmpty, "it belongs to another")
        #expect(try faults(phoneCourse.replacing("minutes: 4", with: "minutes: many")).isEmpty, "it is no addition")
        let other = addition.replacing("playbook: recall", with: "playbook: flood")
        #expect(try faults(other) == ["2: there is no playbook “flood”"])
    }

    @Test("A course that is made of the playbook has its lessons and questions, in their own words")
    func contained() throws {
        let speech = try ProtectedSpeech.read(folder: "Playbooks")
        let playbooks = Playbook.all(in: "Playbooks", protecting: ProtectedSpeech(grounds: [])).good
        for course in try ours() {
            let playbook = try #require(playbooks.first { $0.slug == course.playbook })
            let text = GuidanceCourse(
                slug: "made", title: "Made", guidance: playbook.guidance, additions: [course],
                t: Words(now: Instant(milliseconds: 0)),
                reads: { (try? Course.read($0, file: "x", company: "Halden Foods", protecting: speech)) != nil }
            ).text
            let made = try Course.read(text, file: "made", company: "Halden Foods", protecting: speech)
            let lesson = try #require(made.lessons.first { $0.title == course.lessons[0].title }, "\(course.slug)")
            #expect(lesson.examples.count == course.lessons[0].examples.count)
            let asked = made.questions.filter { $0.lesson == lesson.id }.map(\.ask)
            #expect(asked == course.questions.map(\.ask), "\(course.slug)")
        }
    }

    @Test(
        "Whoever is met in such a crisis is offered it until they have gone through it, and nobody elsewhere",
        arguments: TestDatabase.available)
    func offered(engine: TestDatabase) async throws {
        try await engine.open { database in
            let (house, remove) = try House.teaching(["phone": addition], on: database)
            defer { remove() }
            try await database.write { tx in
                let people = try NamedPeople(in: tx)
                let recall = try people.openRecall(in: tx)
                try tx.run("UPDATE crises SET playbook = 'recall'")
                let crisis = try Crisis.get(recall.id, in: tx)
                let t = Words(now: tx.now)
                func offers(_ person: Viewer, _ crisis: Crisis?) throws -> Bool {
                    let news = try CourseAddition.news(for: person.id, in: crisis, house: house, token: "", tx: tx)
                    let found = try TogetherNews.find(for: person, besides: news, in: tx)
                    return found.cards(t).text.contains("The phone at night")
                }
                #expect(try offers(people.amara, crisis) && offers(people.eve, crisis))
                #expect(try !offers(people.amara, recall), "another playbook")
                #expect(try !offers(people.amara, nil))
                try take("phone", by: people.amara.id, house: house, in: tx)
                #expect(try !offers(people.amara, crisis) && offers(people.eve, crisis))
            }
        }
    }
}
