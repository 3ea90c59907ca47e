import Foundation
import Platform
import Situation

/// One person going through one course, from the first lesson to the last answer; on as many devices and days as they
/// like.
package struct Attempt: Sendable, RowDecodable {
    package let id: ID<Attempt>
    package let person: ID<Person>
    package let course: String
    package let version: Int
    /// The version whose certificate it renews; 0 for the whole course.
    package let since: Int
    let seed: Int64
    package let beganAt: Instant
    package let finishedAt: Instant?
    /// Of a hundred.
    package let score: Int?
    package let isPassed: Bool?

    package init(row: Row) throws {
        id = try row["id"]
        person = try row["person"]
        course = try row["course"]
        version = try row["version"]
        since = try row["since"]
        seed = try row["seed"]
        beganAt = try row["began_at"]
        finishedAt = try row["finished_at"]
        score = try row["score"]
        isPassed = try row["passed"]
    }

    package var path: String { "/attempts/\(id)" }
    package var isDifference: Bool { since > 0 }

    /// Found through the one who asks: nobody else has a way to it.
    package static func get(_ id: ID<Attempt>, of person: ID<Person>, in tx: Transaction) throws -> Attempt {
        guard
            let found = try tx.first(
                Attempt.self, "SELECT * FROM course_attempts WHERE id = \(id) AND person = \(person)")
        else { throw Refusal.notFound }
        return found
    }

    /// Newest first.
    package static func all(of person: ID<Person>, limit: Int = 200, in tx: Transaction) throws -> [Attempt] {
        try tx.all(
            Attempt.self,
            "SELECT * FROM course_attempts WHERE person = \(person) ORDER BY id DESC LIMIT \(limit)")
    }

    /// Oldest first.
    static func passed(by person: ID<Person>, in tx: Transaction) throws -> [Attempt] {
        try tx.all(
            Attempt.self,
            "SELECT * FROM course_attempts WHERE person = \(person) AND passed = 1 ORDER BY id")
    }

    static func begun(_ course: String, by person: ID<Person>, in tx: Transaction) throws -> Attempt? {
        try tx.first(
            Attempt.self,
            """
            SELECT * FROM course_attempts WHERE person = \(person) AND course = \(course) AND finished_at IS NULL
            """)
    }

    /// One row while somebody has not gone through it, in the time for which it is good, nor put it away in this crisis.
    static func notTaken(_ course: Course, by person: ID<Person>, in crisis: ID<Crisis>, at now: Instant) -> SQL {
        """
        SELECT 'addition' AS kind, \(course.slug) AS thing, \(course.title) AS label
        WHERE NOT EXISTS (SELECT 1 FROM course_attempts WHERE person = \(person) AND course = \(course.slug)
            AND version >= \(course.material) AND finished_at > \(now - .days(course.validMonths * 30)))
            AND NOT \(CourseOfferAway.isAway(crisis, for: person))
        """
    }

    static func begin(
        _ course: Course, since: Int, by person: ID<Person>, in tx: Transaction
    ) throws -> ID<Attempt> {
        let id = ID<Attempt>.new(at: tx.now)
        var chance = SystemRandomNumberGenerator()
        try tx.run(
            """
            INSERT INTO course_attempts (id, person, course, version, since, seed, began_at)
            VALUES (\(id), \(person), \(course.slug), \(course.version), \(since),
                \(Int64.random(in: 0..<(1 << 53), using: &chance)), \(tx.now))
            """)
        return id
    }

    static func finish(_ id: ID<Attempt>, score: Int, isPassed: Bool, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE course_attempts SET finished_at = \(tx.now), score = \(score), passed = \(isPassed)
            WHERE id = \(id) AND finished_at IS NULL
            """)
    }

    static func delete(_ id: ID<Attempt>, in tx: Transaction) throws {
        try tx.run("DELETE FROM course_readings WHERE attempt = \(id)")
        try tx.run("DELETE FROM course_answers WHERE attempt = \(id)")
        try tx.run("DELETE FROM course_attempts WHERE id = \(id)")
    }

    func noteReading(of lesson: String, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO course_readings (attempt, lesson, read_at) VALUES (\(id), \(lesson), \(tx.now))
            ON CONFLICT DO NOTHING
            """)
    }

    /// - Returns: false when it was answered before; the first answer counts.
    func note(_ answer: GivenAnswer, _ grade: Grade, to question: String, in tx: Transaction) throws -> Bool {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let json = String(decoding: try encoder.encode(answer), as: UTF8.self)
        return try tx.run(
            """
            INSERT INTO course_answers (attempt, question, given, is_right, halves, answered_at)
            VALUES (\(id), \(question), \(json), \(grade.isRight), \(grade.halves), \(tx.now))
            ON CONFLICT DO NOTHING
            """) > 0
    }
}

/// How far an attempt has come.
package struct Progress: Sendable {
    struct Answered: Sendable {
        let answer: GivenAnswer
        let grade: Grade
    }

    let course: Course
    let plan: CoursePlan
    fileprivate let read: Set<String>
    fileprivate let answers: [String: Answered]

    static func find(_ attempt: Attempt, courses: CourseShelf, in tx: Transaction) throws -> Progress {
        let course = try courses.get(attempt.course, version: attempt.version, in: tx)
        let lessons = try tx.all("SELECT lesson FROM course_readings WHERE attempt = \(attempt.id)")
        let rows = try tx.all(
            "SELECT question, given, is_right, halves FROM course_answers WHERE attempt = \(attempt.id)")
        var answers: [String: Answered] = [:]
        for row in rows {
            let given = try JSONDecoder().decode(GivenAnswer.self, from: Data((try row["given"] as String).utf8))
            answers[try row["question"]] = Answered(
                answer: given, grade: Grade(isRight: try row["is_right"], halves: try row["halves"]))
        }
        return Progress(
            course: course, plan: CoursePlan(course, since: attempt.since, seed: attempt.seed),
            read: Set(try lessons.map { try $0["lesson"] }), answers: answers)
    }

    /// Of a course that nobody has begun, with every question that it has.
    static func none(in course: Course, answering question: CourseQuestion? = nil, _ answer: GivenAnswer? = nil)
        -> Progress
    {
        var answers: [String: Answered] = [:]
        if let question, let answer { answers[question.id] = Answered(answer: answer, grade: question.grade(answer)) }
        return Progress(course: course, plan: CoursePlan(whole: course), read: [], answers: answers)
    }

    func isDone(_ step: CoursePlan.Step) -> Bool {
        switch step {
        case .lesson(let lesson): read.contains(lesson.id)
        case .question(let question): answers[question.id] != nil
        }
    }

    func answered(_ question: CourseQuestion) -> Answered? { answers[question.id] }

    var done: Int { plan.steps.count(where: isDone) }
    /// Where to go on; nil when nothing is left.
    var next: Int? { plan.steps.firstIndex { !isDone($0) } }

    var score: Int {
        Grade.score(plan.questions.compactMap { answers[$0.id]?.grade }, of: plan.questions.count)
    }

    /// The lessons that a wrong answer points at, in their order.
    var toReadAgain: [Lesson] {
        let wrong = Set(plan.questions.filter { answers[$0.id]?.grade.isRight == false }.map(\.lesson))
        return course.lessons.filter { wrong.contains($0.id) }
    }
}
