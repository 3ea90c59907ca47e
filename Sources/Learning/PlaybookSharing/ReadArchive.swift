import Platform
import Situation

/// An archive that reads from end to end.
package struct PlaybookArrived: Sendable {
    package struct Drill: Sendable {
        package let scenario: DrillScenario
        package let text: String
    }

    package let archive: PlaybookArchive
    package let playbook: Playbook
    package let drills: [Drill]
    package let courses: [Course]

    /// Every fault with its file and its line. It takes its time: no transaction waits for it the first time.
    package init(_ archive: PlaybookArchive, house: House) throws(Problems) {
        let (speech, shelf) = (house.protectedSpeech, house.courses)
        let playbook: Playbook
        do throws(Playbook.Faults) {
            playbook = try house.playbooks.read(archive.text, named: "", protecting: speech)
        } catch { throw Problems(error.all.prefix(30).map { Problem("archive", sentence($0)) }) }
        let slug = playbook.slug
        guard slug.wholeMatch(of: /[a-z0-9][a-z0-9-]{0,47}/) != nil, slug != "arrivals" else {
            throw Problems([
                Problem("archive", "“playbook” is a name of small letters, digits and dashes; “\(slug)” is none.")
            ])
        }
        var (drills, courses, problems): ([Drill], [Course], [Problem]) = ([], [], [])
        for file in archive.drills {
            do throws(Playbook.Faults) {
                let scenario = try DrillScenario.read(
                    file.text, file: file.name, protecting: speech, playbook: { $0 == slug ? playbook : nil })
                guard DrillScenario.playbook(of: file.text) == slug else {
                    throw Playbook.Faults(file: file.name, "“playbook” should be “\(slug)”")
                }
                drills.append(Drill(scenario: scenario, text: file.text))
            } catch { problems += error.all.prefix(30).map { Problem("archive", "\(file.name), \(sentence($0))") } }
        }
        for file in archive.courses {
            let pictures = archive.pictures[String(file.name.dropLast(".yaml".count))] ?? [:]
            let known = Dictionary(uniqueKeysWithValues: pictures.map { ($0.key, CoursePicture($0.key, $0.value)) })
            do throws(Playbook.Faults) {
                let course = try shelf.read(file.text, named: file.name, known)
                guard course.playbook == slug else {
                    throw Playbook.Faults(file: file.name, "“playbook” should be “\(slug)”")
                }
                courses.append(course)
            } catch { problems += error.all.prefix(30).map { Problem("archive", "\(file.name), \(sentence($0))") } }
        }
        let names = drills.map { "drill \($0.scenario.slug)" } + courses.map { "course \($0.slug)" }
        if Set(names).count != names.count {
            problems.append(Problem("archive", "Two drills or two courses in it have the same name."))
        }
        guard problems.isEmpty else { throw Problems(problems) }
        (self.archive, self.playbook, self.drills, self.courses) = (archive, playbook, drills, courses)
    }

    /// The pictures of a course that came with it, by name.
    func pictures(of course: Course) -> [String: PictureFile] {
        let file = archive.courses.first { $0.text == course.text }
        return file.flatMap { archive.pictures[String($0.name.dropLast(".yaml".count))] } ?? [:]
    }
}
