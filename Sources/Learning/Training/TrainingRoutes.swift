import HTTPTypes
import Platform
import Situation

func trainingRoutes(_ house: House) -> [Route] {
    [
        Route(.get, "/courses", .employee) { try await $0.coursesPage() },
        Route(.get, "/courses/calendar", .employee) { try await $0.courseCalendarFile() },
        Route(.get, "/courses/statements", .employee) { try await $0.courseStatements() },
        Route(.get, "/courses/:course", .employee) { try await $0.coursePage() },
        Route(.post, "/courses/:course/attempts", .employee) { visit in
            let (slug, viewer, house) = (try visit.slug("course"), visit.viewer.id, visit.house)
            let isAnew = try visit.form().isOn("anew")
            let id = try await visit.write {
                try beginCourse(slug, isAnew: isAnew, by: viewer, house: house, in: $0)
            }
            return .see("/attempts/\(id)")
        },
        Route(.get, "/attempts/:attempt", .employee) { try await $0.attemptPage() },
        Route(.get, "/attempts/:attempt/:step", .employee) { try await $0.stepPage() },
        Route(.post, "/attempts/:attempt/:step", .employee) { try await $0.takeThisStep() },
    ] + certificatesRoutes + trainersRoutes + courseWritingRoutes + coursePicturesRoutes
        + guidanceCoursesRoutes
        + crisisCourseRoutes + courseAdditionRoutes + courseOffersRoutes
}

func trainingJobs(_ house: House) -> [JobHandler] { [] }

func fillTrainingAnswers(in house: inout House) {
    house.held[CourseShelf.self] = CourseShelf(
        folder: house.services.settings.playbooks, company: house.services.settings.organisation,
        protecting: house.protectedSpeech, logger: house.services.logger)
    let shelf = house.courses
    house.certificateMissing = { try missingCertificate(in: $0, of: $1, shelf, $2) }
    house.courseAddition = { slug, tx in try shelf.additions(to: slug, in: tx).first.map(CourseAddition.init) }
    house.personalData += [trainingData, courseOffersData, playbookSharingData]
    house.auditWords.merge(trainingAudit) { own, _ in own }
    house.auditWords.merge(courseWritingAudit) { own, _ in own }
    house.timelineWords.merge(trainingTimeline) { own, _ in own }
}

extension Visit {
    /// A name of ours in the path: the name of a course's file.
    func slug(_ name: String) throws(Refusal) -> String {
        guard let text = call.parameters[name], text.wholeMatch(of: /[a-z0-9][a-z0-9-]{0,47}/) != nil else {
            throw .notFound
        }
        return text
    }

    /// Steps are counted from one where people see them.
    func step() throws(Refusal) -> Int {
        guard let number = call.parameters["step"].flatMap({ Int($0) }), (1...500).contains(number) else {
            throw .notFound
        }
        return number - 1
    }

    fileprivate func takeThisStep() async throws -> Answer {
        let (id, step): (ID<Attempt>, Int) = (try id("attempt"), try step())
        let (form, viewer, house) = (try form(), viewer.id, house)
        let problems = try await write { tx -> [Problem] in
            let attempt = try Attempt.get(id, of: viewer, in: tx)
            let steps = try Progress.find(attempt, courses: house.courses, in: tx).plan.steps
            guard steps.indices.contains(step) else { throw Refusal.notFound }
            switch steps[step] {
            case .lesson:
                try readLesson(step, of: id, by: viewer, house: house, in: tx)
                return []
            case .question(let question):
                let answer = GivenAnswer(form, to: question)
                return try answerQuestion(step, answer, of: id, by: viewer, house: house, in: tx)
            }
        }
        guard problems.isEmpty else { return try await stepPage(step, Filled(form, problems: problems)) }
        let isLesson = form.isOn("read")
        return .see(isLesson ? "/attempts/\(id)" : "/attempts/\(id)/\(step + 1)")
    }

    fileprivate func stepPage() async throws -> Answer { try await stepPage(step()) }
}
