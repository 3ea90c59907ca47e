import HTTPTypes
import Platform
import Situation

extension Visit {
    /// The pages of an attempt, with the draft or what stands, and nothing kept.
    func previewPage() async throws -> Answer {
        guard let (course, step) = try await previewed() else { return try .see(WrittenCourse.path(slug("course"))) }
        return try preview(course, step, .none(in: course), Filled())
    }

    func previewAnswer() async throws -> Answer {
        guard let (course, step) = try await previewed() else { return try .see(WrittenCourse.path(slug("course"))) }
        let (steps, form) = (CoursePlan(whole: course).steps, try form())
        guard steps.indices.contains(step) else { throw Refusal.notFound }
        guard case .question(let question) = steps[step] else {
            return .see("\(WrittenCourse.path(course.slug))/preview/\(step + 2)")
        }
        let answer = GivenAnswer(form, to: question)
        let problems = question.problems(with: answer)
        let progress = Progress.none(in: course, answering: question, problems.isEmpty ? answer : nil)
        return try preview(course, step, progress, Filled(form, problems: problems))
    }

    /// Nil when what is to be seen does not read.
    private func previewed() async throws -> (Course, Int)? {
        let (slug, shelf, step) = (try slug("course"), house.courses, try step())
        let shown = try await read { try CourseEditing.find(slug, shelf, in: $0) }
        return (try? readDraft(shown.text, of: slug, shelf, shown.known)).map { ($0, step) }
    }

    private func preview(_ course: Course, _ step: Int, _ progress: Progress, _ filled: Filled) throws -> Answer {
        let steps = progress.plan.steps
        guard steps.indices.contains(step) else { throw Refusal.notFound }
        let place = StepPlace(
            number: step, base: WrittenCourse.path(course.slug) + "/preview", progress: progress, isPreview: true)
        switch steps[step] {
        case .lesson(let lesson): return lessonPage(lesson, place)
        case .question(let question): return questionPage(question, place, filled)
        }
    }
}
