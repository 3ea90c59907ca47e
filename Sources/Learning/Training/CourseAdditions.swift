import Care
import Foundation
import HTTPTypes
import Platform
import Situation
import Yams

/// What a playbook adds to the courses: a short one of its own about one kind of crisis, a course like every other.
extension CourseShelf {
    /// By title.
    package func additions(to playbook: String, in tx: Transaction) throws -> [Course] {
        try all(in: tx).filter { $0.playbook == playbook }
    }
}

extension Course {
    /// Those that lie beside a folder of playbooks, and what is wrong with them: they are checked with the playbook.
    ///
    /// - Parameters:
    ///   - names: the playbooks that there are.
    ///   - one: only what belongs to this one.
    package static func additions(
        beside folder: String, to names: Set<String>, of one: String? = nil, company: String,
        protecting speech: ProtectedSpeech
    ) -> (good: [Course], bad: [Playbook.Fault]) {
        let folder = URL(fileURLWithPath: folder).appendingPathComponent("courses").path()
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        var (good, bad): ([Course], [Playbook.Fault]) = ([], [])
        for name in files.sorted() where name.hasSuffix(".yaml") {
            let file = folder + "/" + name
            guard let text = try? String(contentsOfFile: file, encoding: .utf8),
                let key = (try? YAMLReader.root(of: text, file: file))?["playbook"]
            else { continue }
            let playbook = key.scalar?.string ?? ""
            guard one == nil || one == playbook else { continue }
            if !names.contains(playbook) {
                bad.append(
                    Playbook.Fault(
                        file: file, line: key.mark?.line ?? 1, sentence: "there is no playbook “\(playbook)”"))
            }
            do throws(Playbook.Faults) {
                good.append(try read(file: file, company: company, protecting: speech))
            } catch { bad += error.all }
        }
        return (good, bad)
    }
}

extension CourseAddition {
    init(_ course: Course) {
        self.init(
            title: course.title, minutes: course.minutes, lessons: course.lessons.count,
            questions: course.questionsAsked)
    }

    /// For whoever is met in a crisis that was opened from a playbook and has not gone through its addition.
    static func news(
        for person: ID<Person>, in crisis: Crisis?, house: House, token: String, tx: Transaction
    ) throws -> [TogetherNews.Other] {
        guard let crisis, crisis.isOpen, let playbook = crisis.playbook,
            let course = try house.courses.additions(to: playbook, in: tx).first
        else { return [] }
        let (path, minutes) = (course.path, course.minutes)
        return [
            TogetherNews.Other("addition", Attempt.notTaken(course, by: person, in: crisis.id, at: tx.now)) {
                items, t in
                card(t("If you have three minutes")) {
                    """
                    <p>\(t("What is particular about this kind of crisis, with a few questions. Whether you take it is yours."))</p>\
                    <ul class="rows">\(items.map { item -> HTML in
                        """
                        <li>\(said(item.label)) <span class="small soft">\(t(minutes, "1 minute", "\(minutes) minutes"))</span></li>
                        """
                    })</ul><div class="line">\(link(path, t("Look at it"), class: "button small"))\
                    \(form("/crises/\(crisis.id)/course-offer/away", token: token) {
                        button(t("Not now"), class: "small")
                    })</div>
                    """
                }
            }
        ]
    }
}

let courseAdditionRoutes: [Route] = [
    Route(.get, "/playbooks/:playbook/course", .preparer) { try await $0.courseAdditionPage() }
]

extension Visit {
    fileprivate func courseAdditionPage() async throws -> Answer {
        let (slug, courses) = (try slug("playbook"), house.courses)
        let found = try await read { try courses.additions(to: slug, in: $0).first }
        guard let course = found else { throw Refusal.notFound }
        return page(
            t(.verbatim(course.title)), place: .readiness,
            eyebrow: link("/playbooks/\(slug)", t("The playbook"))
        ) {
            """
            <p class="measure" translate="no" lang="\(course.language)">\(course.summary)</p>\
            <p class="line">\(link(course.path, t("Take it"), class: "button"))\
            \(if: viewer.isTrainer, link(WrittenCourse.path(course.slug), t("Change it"), class: "button"))</p>\
            <div class="phone stack">\(readThrough(course, at: nil))</div>
            """
        }
    }
}

extension Course {
    var hasPictures: Bool { lessons.contains { $0.picture != nil } || questions.contains { $0.picture != nil } }

    /// As it reads where its pictures have no address yet.
    var withoutPictures: Course {
        var course = self
        course.lessons = lessons.map { lesson in
            Lesson(
                id: lesson.id, title: lesson.title, text: lesson.text, examples: lesson.examples, picture: nil,
                changed: lesson.changed)
        }
        course.questions = questions.map { question in
            CourseQuestion(
                id: question.id, lesson: question.lesson, pool: question.pool, ask: question.ask,
                because: question.because, picture: nil, kind: question.kind)
        }
        return course
    }
}
