import HTTPTypes
import Platform
import Situation
import Voice

/// The text of a course, as those who write it have it.
package struct CourseTextJSON: Codable, Sendable {
    let course: String
    /// The version that people take; null when they cannot.
    let version: Int?
    /// Its text; null when there is none.
    let text: String?
    /// Whether it came as a file.
    let isFile: Bool
    /// What is written on; null when no draft is open.
    let draft: String?
    /// What the next save is based on; 0 when nothing was ever written here.
    let revision: Int
    /// What is wrong with the draft, by line. Without any it can be published.
    let faults: [CourseFaultJSON]

    fileprivate init(_ shown: CourseEditing, _ shelf: CourseShelf) {
        course = shown.slug
        version = shown.inForce?.version
        text = shown.inForce?.text
        isFile = shown.inForce != nil && shown.written?.version == nil
        draft = shown.written?.draft
        revision = shown.written?.revision ?? 0
        faults = shown.written?.draft.map { CourseFaultJSON.all(in: $0, of: shown.slug, shelf, shown.known) } ?? []
    }
}

package struct CourseFaultJSON: Codable, Sendable {
    let line: Int
    let detail: String

    fileprivate static func all(
        in text: String, of slug: String, _ shelf: CourseShelf, _ pictures: [String: CoursePicture]
    ) -> [CourseFaultJSON] {
        do throws(Playbook.Faults) {
            _ = try readDraft(text, of: slug, shelf, pictures)
            return []
        } catch { return error.all.map { CourseFaultJSON(line: $0.line, detail: $0.sentence) } }
    }
}

package struct CourseDraftJSON: Codable, Sendable {
    let text: String
    /// The revision that it was written over.
    let basedOn: Int
}

package struct CourseRevisionJSON: Codable, Sendable {
    let revision: Int
    let faults: [CourseFaultJSON]
}

package struct CoursePublicationJSON: Codable, Sendable {
    /// The revision of the draft that is meant.
    let basedOn: Int
    /// What has changed, in a line.
    let changed: String
    /// The ids of lessons that people must read again; empty when every certificate stands.
    let lessons: [String]
}

package struct CourseVersionJSON: Codable, Sendable {
    let version: Int
    let changed: String
    let isMaterial: Bool
    let publishedAt: Timestamp

    fileprivate init(_ version: WrittenVersion) {
        self.version = version.version
        changed = version.changed
        isMaterial = version.isMaterial
        publishedAt = Timestamp(version.publishedAt)
    }
}

package struct PublishedCourseJSON: Codable, Sendable {
    let version: Int
}

let courseWritingOperations: [APIOperation] = [
    .read("/courses/:course/text", .trainer, "getCourseText", "The text of a course, and its draft") { visit, tx in
        let shelf = visit.house.courses
        return CourseTextJSON(try CourseEditing.find(visit.slug("course"), shelf, in: tx), shelf)
    },
    .act(
        .put, "/courses/:course/draft", .trainer, .run, "saveCourseDraft",
        "Save the draft of a course that there is; it is opened when none is"
    ) { (visit, body: CourseDraftJSON, tx) in
        let (slug, viewer) = (try visit.slug("course"), visit.viewer.id)
        var revision = body.basedOn
        if try WrittenCourse.find(slug, in: tx)?.draft == nil {
            try openCourseDraft(slug, by: viewer, house: visit.house, in: tx)
            revision = try WrittenCourse.get(slug, in: tx).revision
        }
        switch try saveCourseDraft(slug, body.text, basedOn: revision, by: viewer, in: tx) {
        case .saved(let revision):
            let shelf = visit.house.courses
            let faults = CourseFaultJSON.all(in: body.text, of: slug, shelf, try shelf.pictures(of: slug, in: tx))
            return CourseRevisionJSON(revision: revision, faults: faults)
        case .conflict: throw Refusal.conflict
        case .tooLong: throw Refusal.tooLarge
        }
    }.taking(atMost: 1 << 20),
    .list("/courses/:course/versions", .trainer, "listCourseVersions", "What was published here, newest first") {
        visit, page, tx in
        page.listing(whole: try WrittenVersion.all(visit.slug("course"), in: tx), place: { "\($0.version)" }) {
            CourseVersionJSON($0)
        }
    },
    .act(
        .post, "/courses/:course/versions", .trainer, .run, "publishCourse",
        "Publish the draft of a course as its next version", status: .created
    ) { (visit, body: CoursePublicationJSON, tx) in
        var details = CoursePublication()
        (details.revision, details.changed) = (body.basedOn, body.changed.trimmed)
        (details.isMaterial, details.lessons) = (!body.lessons.isEmpty, Set(body.lessons))
        let result = try publishCourse(
            visit.slug("course"), details, by: visit.viewer.id, house: visit.house, in: tx)
        return PublishedCourseJSON(version: try result.get())
    },
    .act(
        .post, "/courses/:course/withdrawal", .trainer, .run, "withdrawCourse",
        "Let the file stand again, or nothing where there is none"
    ) { (visit, _: NoBodyJSON, tx) in
        try withdrawWrittenCourse(visit.slug("course"), by: visit.viewer.id, in: tx)
        return NoReplyJSON()
    },
]
