import Foundation
import Platform
import Situation

/// Begins a course that there is not yet, with a starter that reads without problems.
///
/// - Returns: its name in addresses, made of the title.
package func beginWriting(
    _ title: String, by writer: ID<Person>, house: House, in tx: Transaction
) throws -> Result<String, Problems> {
    let slug = courseName(of: title)
    guard !slug.isEmpty, title.count <= 80 else {
        return .failure(Problems([Problem("title", "Give it a title with letters in it, of at most 80 characters.")]))
    }
    let isThere = try house.courses.find(slug, in: tx) != nil
    guard try !isThere && WrittenCourse.open(slug, courseStarter(slug, title), by: writer, in: tx) else {
        return .failure(
            Problems([Problem("title", "There is a course of this name. Change that one, or say it differently.")]))
    }
    return .success(slug)
}

/// Opens a draft of what stands now; one that is open already stays as it is.
package func openCourseDraft(_ slug: String, by writer: ID<Person>, house: House, in tx: Transaction) throws {
    let text: String
    if let course = try house.courses.find(slug, in: tx) {
        text = course.text
    } else {
        // It has been taken off: its newest version is where one goes on.
        text = try WrittenVersion.get(slug, WrittenVersion.newest(of: slug, in: tx), in: tx).text
    }
    _ = try WrittenCourse.open(slug, text, by: writer, in: tx)
    // What came with its file is the course’s own from now on.
    for (name, file) in house.courses.filePictures(of: slug) {
        _ = try CoursePicture.insert(name, file, into: slug, by: writer, in: tx)
    }
}

package enum CourseSaving: Sendable {
    case saved(revision: Int)
    /// Somebody has saved since; nothing was overwritten.
    case conflict(WrittenCourse)
    case tooLong
}

package func saveCourseDraft(
    _ slug: String, _ text: String, basedOn revision: Int, by writer: ID<Person>, in tx: Transaction
) throws -> CourseSaving {
    guard text.utf8.count <= WrittenCourse.longest else { return .tooLong }
    let written = try WrittenCourse.get(slug, in: tx)
    guard written.draft != nil else { throw Refusal.notFound }
    // The same words once more are no change, whoever saved them.
    if written.draft == text { return .saved(revision: written.revision) }
    guard try WrittenCourse.save(slug, text, basedOn: revision, by: writer, in: tx) else { return .conflict(written) }
    return .saved(revision: revision + 1)
}

/// What is in the draft goes; what stands stays.
package func dropCourseDraft(_ slug: String, in tx: Transaction) throws {
    guard try WrittenCourse.get(slug, in: tx).draft != nil else { return }
    guard try WrittenVersion.newest(of: slug, in: tx) > 0 else { return try WrittenCourse.delete(slug, in: tx) }
    try WrittenCourse.drop(slug, in: tx)
    try GuidanceCourseMade.settle(slug, isPublished: false, in: tx)
}

/// A former version becomes the draft, to be looked at and published anew.
package func takeUpVersion(
    _ version: Int, of slug: String, by writer: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    let former = try WrittenVersion.get(slug, version, in: tx)
    guard try WrittenCourse.open(slug, former.text, by: writer, in: tx) else {
        return [Problem("", "A draft is open. Publish it or drop it first, so that nothing in it is lost.")]
    }
    return []
}

/// The file stands again; where there is none, nobody can begin the course any more. Its versions stay.
package func withdrawWrittenCourse(_ slug: String, by writer: ID<Person>, in tx: Transaction) throws {
    guard let version = try WrittenCourse.get(slug, in: tx).version else { return }
    try WrittenCourse.setVersion(nil, of: slug, in: tx)
    try tx.record(
        .courseWithdrawn, actor: writer.rawValue, scope: nil, subject: slug, data: CourseEventData(version: version))
}

/// “The phone at night” is `the-phone-at-night`.
func courseName(of title: String) -> String {
    // Letters that are none with a mark, and would be lost.
    let others: KeyValuePairs = ["ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "þ": "th"]
    let spelled = others.reduce(title.lowercased()) { $0.replacing($1.key, with: $1.value) }
    let plain = spelled.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
    let words = plain.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    var name = ""
    for word in words where name.count + word.count < 48 { name += (name.isEmpty ? "" : "-") + word }
    return name
}
