import Foundation
import Platform
import Situation

extension LearningStatement {
    private enum CourseAct: String { case initialized, passed, failed }

    /// That a course was begun, and what came of it once it was over.
    static func all(
        of attempt: Attempt, by person: Person, at address: String, _ course: Course?
    ) -> [LearningStatement] {
        let begun = LearningStatement(.initialized, attempt, person, address, course, on: attempt.beganAt)
        guard let finishedAt = attempt.finishedAt else { return [begun] }
        let act: CourseAct = attempt.isPassed == true ? .passed : .failed
        return [LearningStatement(act, attempt, person, address, course, on: finishedAt), begun]
    }

    private init(
        _ act: CourseAct, _ attempt: Attempt, _ person: Person, _ address: String, _ course: Course?,
        on moment: Instant
    ) {
        let object = Activity(
            "\(address)/courses/\(attempt.course)", .course, course?.title ?? attempt.course,
            language: course?.language ?? "en")
        self.init(
            "\(address)\(attempt.path)#\(act)", Actor(person, at: address), .adl(act.rawValue), object, on: moment)
        let score = act == .initialized ? nil : attempt.score
        result = score.map { score in
            Result(score: .init(scaled: Double(score) / 100, raw: score), success: attempt.isPassed == true)
        }
    }
}

extension Visit {
    func courseStatements() async throws -> Answer {
        let (person, courses, address) = (viewer.person, house.courses, services.settings.address)
        let statements = try await read { tx in
            try Attempt.all(of: person.id, in: tx).flatMap {
                LearningStatement.all(of: $0, by: person, at: address, try courses.find($0.course, in: tx))
            }
        }
        return try statements.file
    }

    func courseCalendarFile() async throws -> Answer {
        let (viewer, courses) = (viewer, house.courses)
        let (certificates, asked, titles) = try await read { tx in
            (
                try CourseCertificate.all(of: viewer.id, in: tx),
                try Assignment.inForce(in: tx).filter { $0.concerns(viewer) }, try courses.titles(in: tx)
            )
        }
        let host = services.settings.address.split(separator: "/").last.map(String.init) ?? "firsthand"
        let text = courseCalendar(ending: certificates, asked: asked, titles: titles, host: host, at: now, t)
        return .download(text, named: "courses.ics", type: "text/calendar; charset=utf-8")
    }
}
