import Platform
import Situation

/// What a writer says of a version that they publish.
package struct CoursePublication: Sendable {
    package var revision = 0
    /// One line for those who look later.
    package var changed = ""
    /// Whether what people must know is different: certificates from before ask for these lessons again.
    package var isMaterial = false
    package var lessons: Set<String> = []

    package init() {}
}

/// The draft becomes the next version: when it reads without problems, differs, and is based on what was saved last.
///
/// - Returns: the version.
package func publishCourse(
    _ slug: String, _ details: CoursePublication, by writer: ID<Person>, house: House, in tx: Transaction
) throws -> Result<Int, Problems> {
    let written = try WrittenCourse.get(slug, in: tx)
    guard let draft = written.draft else { throw Refusal.notFound }
    guard written.revision == details.revision else {
        return .failure(Problems([Problem("text", "Somebody has saved another text since. Look at it first.")]))
    }
    let shelf = house.courses
    let (former, pictures) = (try shelf.find(slug, in: tx), try shelf.pictures(of: slug, in: tx))
    let course: Course
    do throws(Playbook.Faults) { course = try readDraft(draft, of: slug, shelf, pictures) } catch {
        return .failure(Problems(error.all.map { Problem("text", sentence($0)) }))
    }
    let problems = details.problems(with: course, draft, after: former)
    guard problems.isEmpty else { return .failure(Problems(problems)) }
    let newest = try max(
        former?.version ?? 0, shelf.files.courses[slug]?.version ?? 0, WrittenVersion.newest(of: slug, in: tx),
        CourseVersion.newest(of: slug, in: tx))
    let numbers = CourseNumbers(next: newest + 1, details, course, after: former)
    guard let numbered = try? shelf.read(numbers.written(into: draft), named: slug, pictures),
        numbers.stand(in: numbered)
    else {
        return .failure(
            Problems([
                Problem(
                    "text",
                    "We could not count it up in this text. Write “version”, “material” and “changed” each in a line of its own."
                )
            ]))
    }
    try WrittenVersion.insert(numbered, details, by: writer, in: tx)
    try WrittenCourse.drop(slug, in: tx)
    try WrittenCourse.setVersion(numbered.version, of: slug, in: tx)
    try GuidanceCourseMade.settle(slug, isPublished: true, in: tx)
    try tx.record(
        .coursePublished, actor: writer.rawValue, scope: nil, subject: slug,
        data: CourseEventData(version: numbered.version), apart: CourseEventWords(changed: details.changed))
    return .success(numbered.version)
}

/// Reads a draft as the server reads a file: every fault with its line.
func readDraft(
    _ text: String, of slug: String, _ shelf: CourseShelf, _ pictures: [String: CoursePicture]
) throws(Playbook.Faults) -> Course {
    let course = try shelf.read(text, named: slug, pictures)
    guard course.slug == slug else {
        let sentence = "“course” stays “\(slug)”, the name under which people find it"
        throw Playbook.Faults(all: [Playbook.Fault(file: slug, line: 1, sentence: sentence)])
    }
    return course
}

func sentence(_ fault: Playbook.Fault) -> Sentence { "Line \(fault.line): \(fault.sentence)" }

extension CoursePublication {
    fileprivate func problems(with course: Course, _ text: String, after former: Course?) -> [Problem] {
        var problems: [Problem] = []
        if let former {
            if !CourseDifference(from: former.text, to: text).isAny {
                problems.append(Problem("text", "Nothing in it is different from version \(former.version)."))
            }
            if changed.isEmpty { problems.append(Problem("changed", "Say in a line what has changed.")) }
            let known = Set(course.lessons.map(\.id))
            if isMaterial, lessons.isEmpty || !lessons.isSubset(of: known) {
                problems.append(Problem("lessons", "Choose the lessons that people should read again."))
            }
            if isMaterial, lessons.contains(where: { id in !course.questions.contains { $0.lesson == id } }) {
                problems.append(Problem("lessons", "A lesson that is read again needs a question about it."))
            }
        } else if isMaterial {
            problems.append(Problem("material", "The first version is new to everybody. Leave this out."))
        }
        if changed.count > 200 { problems.append(Problem("changed", "This has at most 200 characters.")) }
        return problems
    }
}

extension CourseNumbers {
    fileprivate init(next: Int, _ details: CoursePublication, _ course: Course, after former: Course?) {
        // A lesson that changed materially may be gone since: then nobody has it to read again.
        let newest = course.lessons.map(\.changed).max() ?? 1
        self.init(
            version: next, material: details.isMaterial ? next : min(former?.material ?? 1, newest),
            changed: details.isMaterial ? details.lessons : [])
    }

    fileprivate func stand(in course: Course) -> Bool {
        course.version == version && course.material == material
            && course.lessons.allSatisfy { ($0.changed == version) == (changed.contains($0.id) || version == 1) }
    }
}
