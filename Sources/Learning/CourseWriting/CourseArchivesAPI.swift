import HTTPTypes
import Platform
import Situation
import Voice

/// A course with its pictures, as a zip; or its text alone.
package struct CourseArchiveJSON: Codable, Sendable {
    let archive: BytesJSON
}

package struct GuidanceCourseJSON: Codable, Sendable {
    /// The id of a crisis, or `playbook:` and the name of a playbook.
    let source: String
}

package struct CourseNameJSON: Codable, Sendable {
    let course: String
}

package struct FormerCourseJSON: Codable, Sendable {
    /// The version that becomes the draft.
    let version: Int
}

package struct CourseDraftOpenedJSON: Codable, Sendable {
    let revision: Int

    fileprivate init(_ slug: String, in tx: Transaction) throws {
        revision = try WrittenCourse.get(slug, in: tx).revision
    }
}

/// Courses that come and go whole, and those that are made of what the company has written.
let courseArchivesOperations: [APIOperation] = [
    .read(
        "/courses/:course/archive", .trainer, "getCourseArchive",
        "A course to take along: the draft, or what stands, with the pictures that it names"
    ) { visit, tx in
        let archive = try takeCourseAlong(visit.slug("course"), visit.house.courses, in: tx)
        return CourseArchiveJSON(archive: BytesJSON(archive.bytes))
    },
    .act(
        .post, "/courses", .trainer, .run, "bringCourse",
        "Bring a course: it opens as a draft, and only when it reads without problems", status: .created
    ) { (visit, body: CourseArchiveJSON, tx) in
        let archive = try CourseArchive(body.archive.bytes)
        return CourseNameJSON(
            course: try bringCourse(archive, by: visit.viewer.id, house: visit.house, in: tx).get())
    }.taking(atMost: BytesJSON.limit(CourseArchive.heaviest)),
    .act(
        .post, "/guidance-courses", .trainer, .run, "makeGuidanceCourse",
        "Make the draft of a course of the guidelines and boundaries of a crisis or a playbook", status: .created
    ) { (visit, body: GuidanceCourseJSON, tx) in
        CourseNameJSON(
            course: try makeGuidanceCourse(body.source, by: visit.viewer.id, house: visit.house, visit.t, in: tx).get())
    },
    .act(
        .post, "/courses/:course/guidance", .trainer, .run, "takeGuidanceIn",
        "Take what has changed in the guidance that a course was made of into its draft"
    ) { (visit, _: NoBodyJSON, tx) in
        let slug = try visit.slug("course")
        try takeGuidanceIn(slug, by: visit.viewer.id, house: visit.house, visit.t, in: tx).orThrow()
        return try CourseDraftOpenedJSON(slug, in: tx)
    },
    .act(
        .post, "/courses/:course/draft", .trainer, .run, "takeUpCourseVersion",
        "Open a former version as the draft, where none is open", status: .created
    ) { (visit, body: FormerCourseJSON, tx) in
        let slug = try visit.slug("course")
        try takeUpVersion(body.version, of: slug, by: visit.viewer.id, in: tx).orThrow()
        return try CourseDraftOpenedJSON(slug, in: tx)
    },
    .act(
        .delete, "/courses/:course/draft", .trainer, .run, "dropCourseDraft",
        "Drop the draft of a course; what is published stays"
    ) { (visit, _: NoBodyJSON, tx) in
        try dropCourseDraft(visit.slug("course"), in: tx)
        return NoReplyJSON()
    },
]
