import HTTPTypes
import Platform
import Situation

extension Visit {
    /// Where an attempt goes on; its result when it is over.
    func attemptPage() async throws -> Answer {
        let (id, viewer, courses): (ID<Attempt>, ID<Person>, CourseShelf) = (
            try id("attempt"), viewer.id, house.courses
        )
        let (attempt, progress) = try await read { tx in
            let attempt = try Attempt.get(id, of: viewer, in: tx)
            return (attempt, try Progress.find(attempt, courses: courses, in: tx))
        }
        guard attempt.finishedAt == nil else { return try await resultPage(attempt, progress) }
        return .see("\(attempt.path)/\((progress.next ?? 0) + 1)")
    }

    func stepPage(_ step: Int, _ filled: Filled = Filled()) async throws -> Answer {
        let (id, viewer, courses): (ID<Attempt>, ID<Person>, CourseShelf) = (
            try id("attempt"), viewer.id, house.courses
        )
        let (attempt, progress) = try await read { tx in
            let attempt = try Attempt.get(id, of: viewer, in: tx)
            return (attempt, try Progress.find(attempt, courses: courses, in: tx))
        }
        guard progress.plan.steps.indices.contains(step) else { throw Refusal.notFound }
        let place = StepPlace(number: step, base: attempt.path, progress: progress)
        switch progress.plan.steps[step] {
        case .lesson(let lesson): return lessonPage(lesson, place)
        case .question(let question): return questionPage(question, place, filled)
        }
    }

    func questionPage(_ question: CourseQuestion, _ place: StepPlace, _ filled: Filled) -> Answer {
        if let answered = place.progress.answered(question) {
            return stepFrame(t("Your answer"), place) {
                "\(explanation(of: question, answered, place))\(onward(place))"
            }
        }
        return stepFrame(t("A question"), place, status: filled.status) { questionForm(question, place, filled) }
    }

    func lessonPage(_ lesson: Lesson, _ place: StepPlace) -> Answer {
        stepFrame(t(.verbatim(lesson.title)), place) {
            """
            \(article(lesson, in: place.course))
            \(place.progress.isDone(.lesson(lesson))
                ? onward(place)
                : form(place.path, token: token, class: "line") {
                    "<input type=\"hidden\" name=\"read\" value=\"on\">\(button(t("I have read it"), class: "primary"))"
                })
            """
        }
    }

    func article(_ lesson: Lesson, in course: Course) -> HTML {
        """
        <article class="card lesson" translate="no" lang="\(course.language)">\
        \(lesson.picture.map { $0.html(in: course.slug) })\(lesson.text.html)\
        \(if: !lesson.examples.isEmpty, "<div class=\"stack\">\(lesson.examples.map(example))</div>")</article>
        """
    }

    private func example(_ example: Lesson.Example) -> HTML {
        """
        <figure class="example"><blockquote class="voice">\(marked(example.text, example.mark))</blockquote>\
        <figcaption class="small">\(example.because)</figcaption></figure>
        """
    }

    /// Each of these words where it first stands.
    private func marked(_ text: String, _ marks: [String]) -> HTML {
        let ranges = marks.compactMap { text.firstRange(of: $0) }.sorted { $0.lowerBound < $1.lowerBound }
        var parts: [HTML] = []
        var place = text.startIndex
        for range in ranges where range.lowerBound >= place {
            parts.append("\(String(text[place..<range.lowerBound]))<mark class=\"care\">\(String(text[range]))</mark>")
            place = range.upperBound
        }
        return "\(parts)\(String(text[place...]))"
    }

    private func stepFrame(
        _ title: String, _ place: StepPlace, status: HTTPResponse.Status = .ok, _ content: () -> HTML
    ) -> Answer {
        let (done, all) = (place.progress.done, place.progress.plan.steps.count)
        return page(
            title, at: place.path, place: .training,
            eyebrow: link(place.isPreview ? place.over : place.course.path, t(.verbatim(place.course.title))),
            actions: place.isPreview ? tag(.info, t("Preview: nothing is kept")) : .nothing, status: status
        ) {
            """
            <div class="taking stack"><div class="how-far"><label for="how-far" class="small soft">\
            \(t("Step \(place.number + 1) of \(all)"))</label>\
            <progress id="how-far" value="\(done)" max="\(all)">\(t("\(done) of \(all) done"))</progress></div>
            \(content())
            <p class="small soft line">\(if: place.number > 0, link("\(place.base)/\(place.number)", t("Back")))\
            \(place.isPreview ? link(place.over, t("To its text")) : link("/courses", t("Stop here; it is kept")))\(link("/support", t("Support")))</p></div>
            """
        }
    }

    private func onward(_ place: StepPlace) -> HTML {
        let isLast = place.number + 1 >= place.progress.plan.steps.count
        guard let next = place.progress.next, !(place.isPreview && isLast) else {
            let words = place.isPreview ? t("Back to its text") : t("See how it went")
            return "<p class=\"line\">\(link(place.over, words, class: "button primary"))</p>"
        }
        let following = isLast ? next : place.number + 1
        return "<p class=\"line\">\(link("\(place.base)/\(following + 1)", t("Go on"), class: "button primary"))</p>"
    }
}

/// Where somebody is in a course.
struct StepPlace: Sendable {
    let number: Int
    /// Where its steps are found: an attempt, or a preview.
    let base: String
    let progress: Progress
    /// Somebody who writes it looks at it, and nothing is kept.
    var isPreview = false

    var course: Course { progress.course }
    var path: String { "\(base)/\(number + 1)" }
    /// Where one is after the last step.
    var over: String { isPreview ? WrittenCourse.path(course.slug) : base }
}
