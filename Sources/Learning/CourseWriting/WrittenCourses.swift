import Platform
import Situation

/// A course that is written in the browser: the version in force, if there is one, and the draft, if one is open.
package struct WrittenCourse: Sendable, RowDecodable {
    /// Which version stands in the place of a file, or where there is none.
    struct Head: Sendable, RowDecodable {
        let course: String
        let version: Int
        let content: String

        init(row: Row) throws {
            course = try row["course"]
            version = try row["version"]
            content = try row["content"]
        }
    }

    package let course: String
    /// Nil when the file stands, or nothing yet.
    package let version: Int?
    package let draft: String?
    /// Counts up with every save: what a save is based on.
    package let revision: Int
    package let savedAt: Instant
    package let savedBy: ID<Person>
    /// Whether it was made of our guidance.
    let isGuidance: Bool
    /// Whether the draft has taken in what has changed of that.
    let hasTakenIn: Bool

    /// In bytes.
    package static let longest = 200_000

    package init(row: Row) throws {
        course = try row["course"]
        version = try row["version"]
        draft = try row["draft"]
        revision = try row["revision"]
        savedAt = try row["saved_at"]
        savedBy = try row["saved_by"]
        isGuidance = try row["is_guidance"]
        hasTakenIn = try row["has_taken_in"]
    }

    var path: String { WrittenCourse.path(course) }

    static func path(_ course: String) -> String { "/training/writing/\(course)" }
}

/// What a course said at one version, and what was said to be different in it.
package struct WrittenVersion: Sendable, RowDecodable {
    package let version: Int
    package let text: String
    package let changed: String
    package let isMaterial: Bool
    package let publishedAt: Instant
    package let publishedBy: ID<Person>

    package init(row: Row) throws {
        version = try row["version"]
        text = try row["text"]
        changed = try row["changed"]
        isMaterial = try row["is_material"]
        publishedAt = try row["published_at"]
        publishedBy = try row["published_by"]
    }
}
