import HTTPTypes
import Platform
import Situation

let trainersRoutes: [Route] = [
    Route(.get, "/training", .trainer) { try await $0.trainingPage() },
    Route(.get, "/training/results", .trainer) { try await $0.resultsPage() },
    Route(.get, "/training/courses/:course", .trainer) { try await $0.trainedCoursePage() },
    Route(.post, "/training/assignments", .trainer) { visit in
        let (form, viewer, house) = (try visit.form(), visit.viewer.id, visit.house)
        let (details, problem) = AssignmentDetails.read(form, visit.t)
        let result = try await visit.write { tx -> Result<ID<Assignment>, Problems> in
            guard let problem else { return try assignCourse(details, by: viewer, house: house, in: tx) }
            return .failure(Problems([problem]))
        }
        switch result {
        case .success: return .see("/training", .assigned)
        case .failure(let problems): return try await visit.trainingPage(Filled(form, problems: problems.all))
        }
    },
    Route(.post, "/training/assignments/:assignment/withdrawal", .trainer) { visit in
        let (id, viewer): (ID<Assignment>, ID<Person>) = (try visit.id("assignment"), visit.viewer.id)
        try await visit.write { try withdrawAssignment(id, true, by: viewer, in: $0) }
        return .see("/training", .takenBack)
    },
    Route(.post, "/training/assignments/:assignment/return", .trainer) { visit in
        let (id, viewer): (ID<Assignment>, ID<Person>) = (try visit.id("assignment"), visit.viewer.id)
        try await visit.write { try withdrawAssignment(id, false, by: viewer, in: $0) }
        return .see("/training", .assigned)
    },
]

extension AssignmentDetails {
    /// The day is meant to its end, where the trainer is.
    fileprivate static func read(_ form: Form, _ t: Words) -> (AssignmentDetails, Problem?) {
        var details = AssignmentDetails()
        details.course = form["course"]
        details.audience = Assignment.Audience(rawValue: form["audience"]) ?? .everyone
        details.whom = details.audience == .everyone ? "" : form[details.audience.field]
        details.why = form["why"]
        guard form.isOn("due") else { return (details, nil) }
        details.dueAt = t.instant(input: form["due"] + "T23:59")
        let problem = Problem("due", "This is not a day. It looks like 2026-11-24.")
        return (details, details.dueAt == nil ? problem : nil)
    }
}
