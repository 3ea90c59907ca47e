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
        let place = StepPlace(number: step, attempt: attempt, progress: progress)
        switch progress.plan.steps[step] {
        case .lesson(let lesson): return lessonPage(lesson, place)
        case .question(let question):
            if let answered = progress.answered(question) {
                return stepFrame(t("Your answer"), place) {
                    "\(explanation(of: question, answered, place))\(onward(place))"
                }
            }
            return stepFrame(t("A question"), place, status: filled.status) {
                questionForm(question, place, filled)
            }
        }
    }

    private func lessonPage(_ lesson: Lesson, _ place: StepPlace) -> Answer {
        stepFrame(t(.verbatim(lesson.title)), place) {
            """
            <article class="card lesson" translate="no" lang="\(place.course.language)">\(lesson.text.html)\
            \(if: !lesson.examples.isEmpty, "<div class=\"stack\">\(lesson.examples.map(example))</div>")</article>
            \(place.progress.isDone(.lesson(lesson))
                ? onward(place)
                : form(place.path, token: token, class: "line") {
                    "<input type=\"hidden\" name=\"read\" value=\"on\">\(button(t("I have read it"), class: "primary"))"
                })
            """
        }
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
            title, at: place.path, place: .training, eyebrow: link(place.course.path, t(.verbatim(place.course.title))),
            status: status
        ) {
            """
            <div class="taking stack"><div class="how-far"><label for="how-far" class="small soft">\
            \(t("Step \(place.number + 1) of \(all)"))</label>\
            <progress id="how-far" value="\(done)" max="\(all)">\(t("\(done) of \(all) done"))</progress></div>
            \(content())
            <p class="small soft line">\(if: place.number > 0, link("\(place.attempt.path)/\(place.number)", t("Back")))\
            \(link("/courses", t("Stop here; it is kept")))\(link("/support", t("Support")))</p></div>
            """
        }
    }

    private func onward(_ place: StepPlace) -> HTML {
        guard let next = place.progress.next else {
            return "<p class=\"line\">\(link(place.attempt.path, t("See how it went"), class: "button primary"))</p>"
        }
        let following = place.number + 1 < place.progress.plan.steps.count ? place.number + 1 : next
        return
            "<p class=\"line\">\(link("\(place.attempt.path)/\(following + 1)", t("Go on"), class: "button primary"))</p>"
    }
}

/// Where somebody is in an attempt.
struct StepPlace: Sendable {
    let number: Int
    let attempt: Attempt
    let progress: Progress

    var course: Course { progress.course }
    var path: String { "\(attempt.path)/\(number + 1)" }
}
