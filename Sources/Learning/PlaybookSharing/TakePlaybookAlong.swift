import Foundation
import Platform
import Situation

/// A playbook as it stands here with all that belongs to it, for another house or for an editor.
///
/// - Parameter licence: what the company says about its use, in its own words.
func takePlaybookAlong(
    _ slug: String, licence: String, _ t: Words, house: House, in tx: Transaction
) throws -> PlaybookArchive {
    guard let playbook = try house.currentPlaybook(slug, in: tx) else { throw Refusal.notFound }
    var archive = PlaybookArchive(playbook.text)
    let library = try house.drills(in: tx)
    let drills = library.scenarios.filter { library.sources[$0.slug]?.playbook == slug }
    archive.drills = drills.map { .init(name: "\($0.slug).yaml", text: library.sources[$0.slug]?.text ?? "") }
    let courses = try house.courses.additions(to: slug, in: tx)
    for course in courses {
        archive.courses.append(.init(name: "\(course.slug).yaml", text: course.text))
        archive.pictures[course.slug] = try takeCourseAlong(course, house.courses, in: tx).pictures
    }
    let others = try PlaybookVersion.all(of: slug, in: tx).map(\.content).filter { $0 != playbook.content }
    archive.versions = [playbook.content] + others
    archive.about = about(playbook, drills, courses, licence, t)
    return archive
}

private func about(
    _ playbook: Playbook, _ drills: [DrillScenario], _ courses: [Course], _ licence: String, _ t: Words
) -> String {
    let guidance = playbook.guidance
    let drillLines = drills.map { "- drills/\($0.slug).yaml: \($0.title)" }
    let courseLines = courses.map { "- courses/\($0.slug).yaml: \($0.title)" }
    let lines =
        [
            "\(playbook.title), \(t("version \(playbook.version)"))", "", playbook.summary, "",
            "- \(playbook.slug).yaml: "
                + [
                    t(playbook.facts.count, "1 fact", "\(playbook.facts.count) facts"),
                    t(guidance.messages.count, "1 message", "\(guidance.messages.count) messages"),
                    t(guidance.boundaries.count, "1 boundary", "\(guidance.boundaries.count) boundaries"),
                ].joined(separator: ", "),
        ] + drillLines + courseLines + [
            "", t("Taken along on \(t.date(t.now)). Firsthand reads it under “Bring a playbook”; every file is text."),
        ]
    return (lines + (licence.isEmpty ? [] : ["", licence])).joined(separator: "\n") + "\n"
}
