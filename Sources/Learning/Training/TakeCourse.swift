import Platform
import Situation

/// Begins a course, or goes on where it was left.
///
/// - Parameter isAnew: what was begun and not finished goes; nobody keeps it.
package func beginCourse(
    _ slug: String, isAnew: Bool = false, by person: ID<Person>, house: House, in tx: Transaction
) throws -> ID<Attempt> {
    let course = try house.courses.get(slug, in: tx)
    if let begun = try Attempt.begun(slug, by: person, in: tx) {
        guard isAnew else { return begun.id }
        try Attempt.delete(begun.id, in: tx)
    }
    let standing = try Standing.find(of: person, in: course, tx)
    try CourseVersion.keep(course, house.courses, in: tx)
    return try Attempt.begin(course, since: standing.since, by: person, in: tx)
}

/// A lesson has been read.
package func readLesson(
    _ step: Int, of id: ID<Attempt>, by person: ID<Person>, house: House, in tx: Transaction
) throws {
    let attempt = try Attempt.get(id, of: person, in: tx)
    let progress = try Progress.find(attempt, courses: house.courses, in: tx)
    guard progress.plan.steps.indices.contains(step), case .lesson(let lesson) = progress.plan.steps[step] else {
        throw Refusal.notFound
    }
    guard attempt.finishedAt == nil else { return }
    try attempt.noteReading(of: lesson.id, in: tx)
    try finish(attempt, house: house, in: tx)
}

/// The first answer counts, and is explained at once.
package func answerQuestion(
    _ step: Int, _ answer: GivenAnswer, of id: ID<Attempt>, by person: ID<Person>, house: House, in tx: Transaction
) throws -> [Problem] {
    let attempt = try Attempt.get(id, of: person, in: tx)
    let progress = try Progress.find(attempt, courses: house.courses, in: tx)
    guard progress.plan.steps.indices.contains(step), case .question(let question) = progress.plan.steps[step] else {
        throw Refusal.notFound
    }
    guard attempt.finishedAt == nil, progress.answered(question) == nil else { return [] }
    let problems = question.problems(with: answer)
    guard problems.isEmpty else { return problems }
    _ = try attempt.note(answer, question.grade(answer), to: question.id, in: tx)
    try finish(attempt, house: house, in: tx)
    return []
}

/// Nothing of it is an event: who passed and who did not is between a person and their trainer (C7).
private func finish(_ attempt: Attempt, house: House, in tx: Transaction) throws {
    let progress = try Progress.find(attempt, courses: house.courses, in: tx)
    guard progress.next == nil else { return }
    let (score, isPassed) = (progress.score, progress.score >= progress.course.pass)
    try Attempt.finish(attempt.id, score: score, isPassed: isPassed, in: tx)
    guard isPassed, let person = try Person.find(attempt.person, in: tx) else { return }
    try RecordSending.wake(of: attempt.person, in: tx)
    try issueCertificate(for: progress.course, score: score, to: person, house: house, in: tx)
}

/// As somebody would who knows it all: what the demo's people have done before one looks.
///
/// - Parameter most: after how many steps they stop.
package func takeCourseWell(
    _ slug: String, atMost most: Int = .max, by person: ID<Person>, house: House, in tx: Transaction
) throws -> [Problem] {
    let id = try beginCourse(slug, by: person, house: house, in: tx)
    let plan = try Progress.find(Attempt.get(id, of: person, in: tx), courses: house.courses, in: tx).plan
    for (number, step) in plan.steps.enumerated().prefix(most) {
        switch step {
        case .lesson: try readLesson(number, of: id, by: person, house: house, in: tx)
        case .question(let question):
            let problems = try answerQuestion(number, question.rightAnswer, of: id, by: person, house: house, in: tx)
            guard problems.isEmpty else { return problems }
        }
    }
    return []
}
