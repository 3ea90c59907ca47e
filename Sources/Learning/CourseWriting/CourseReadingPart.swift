import Platform
import Situation

extension Visit {
    /// What stands beside the text while one writes: what is wrong with it, or how people will read it.
    func readingOf(_ text: String, _ slug: String, _ pictures: [String: CoursePicture]) -> HTML {
        do throws(Playbook.Faults) {
            return preview(try readDraft(text, of: slug, house.courses, pictures))
        } catch { return faults(error.all) }
    }

    private func faults(_ faults: [Playbook.Fault]) -> HTML {
        let words = t(faults.count, "One thing needs to be mended", "\(faults.count) things need to be mended")
        return card(words) {
            """
            <ul class="rows faults">\(faults.prefix(50).map { fault -> HTML in
                """
                <li><a href="#text" data-line="\(fault.line)">\(t("Line \(fault.line)"))</a> <span translate="no">\(fault.sentence)</span></li>
                """
            })</ul><p class="small soft">\(t("When it reads well, it stands here as people will see it."))</p>
            """
        }
    }

    private func preview(_ course: Course) -> HTML {
        let base = WrittenCourse.path(course.slug) + "/preview"
        return """
            \(card(t("It reads well")) {
                """
                <p>\(t(course.lessons.count, "One lesson", "\(course.lessons.count) lessons")) · \
                \(t(course.questions.count, "one question", "\(course.questions.count) questions"))\
                \(if: course.questionsAsked < course.questions.count, " · \(t("\(course.questionsAsked) of them are asked"))")</p>\
                <p class="line">\(link(base + "/1", t("Take it as people will"), class: "button"))</p>
                """
            })
            <div class="phone stack">\(readThrough(course, at: base))</div>
            """
    }

    /// Every lesson and question, one below the other, with the answers explained.
    ///
    /// - Parameter base: where its steps are pages of their own, if they are anywhere.
    func readThrough(_ course: Course, at base: String?) -> [HTML] {
        CoursePlan(whole: course).steps.enumerated().map { number, step in
            let place = StepPlace(number: number, base: base ?? "", progress: .none(in: course), isPreview: true)
            return self.step(step, place, isLinked: base != nil)
        }
    }

    /// As the pages of an attempt show it.
    private func step(_ step: CoursePlan.Step, _ place: StepPlace, isLinked: Bool) -> HTML {
        switch step {
        case .lesson(let lesson):
            """
            <h2>\(isLinked ? link(place.path, t(.verbatim(lesson.title)), class: "plain") : said(lesson.title))</h2>\
            \(article(lesson, in: place.course))
            """
        case .question(let question): explanation(of: question, place)
        }
    }
}
