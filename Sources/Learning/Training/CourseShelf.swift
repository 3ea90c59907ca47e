import Foundation
import Logging
import Platform
import Situation
import Synchronization

/// The courses that this house has. Files are read once, when somebody first asks; a course in whose file something is
/// wrong is left out, so that the others can be taken.
package final class CourseShelf: Sendable {
    private struct State {
        var files: [Course]?
        /// Earlier versions, by what they can be told by.
        var earlier: [String: Course] = [:]
    }

    private let state = Mutex(State())
    private let folder: String
    private let company: String
    private let speech: ProtectedSpeech
    private let logger: Logger

    package init(folder: String, company: String, protecting speech: ProtectedSpeech, logger: Logger) {
        self.folder = URL(fileURLWithPath: folder).appendingPathComponent("courses").path()
        self.company = company
        self.speech = speech
        self.logger = logger
    }

    /// By title.
    package var all: [Course] {
        state.withLock { state in
            if let known = state.files { return known }
            let (good, bad) = Course.all(in: folder, company: company, protecting: speech)
            for fault in bad { logger.error("a course cannot be read", metadata: ["fault": "\(fault)"]) }
            let sorted = good.sorted { ($0.title, $0.slug) < ($1.title, $1.slug) }
            state.files = sorted
            return sorted
        }
    }

    package func find(_ slug: String) -> Course? { all.first { $0.slug == slug } }

    package func get(_ slug: String) throws(Refusal) -> Course {
        guard let course = find(slug) else { throw .notFound }
        return course
    }

    /// The version with which an attempt began, from its file or as it was kept.
    func get(_ slug: String, version: Int, in tx: Transaction) throws -> Course {
        if let course = find(slug), course.version == version { return course }
        guard let kept = try CourseVersion.find(slug, version: version, in: tx) else { throw Refusal.notFound }
        if let known = state.withLock({ $0.earlier[kept.digest] }) { return known }
        guard let course = try? Course.read(kept.text, file: slug, company: company, protecting: speech) else {
            throw Refusal.notFound
        }
        state.withLock { $0.earlier[kept.digest] = course }
        return course
    }
}

extension House {
    /// Only `fillTrainingAnswers` makes a house that has them.
    package var courses: CourseShelf {
        held[CourseShelf.self]
            ?? CourseShelf(
                folder: services.settings.playbooks, company: services.settings.organisation,
                protecting: protectedSpeech, logger: services.logger)
    }
}

/// A course as it stood when somebody began it.
struct CourseVersion: RowDecodable {
    let text: String
    let digest: String

    init(row: Row) throws {
        text = try row["text"]
        digest = try row["content"]
    }

    static func find(_ slug: String, version: Int, in tx: Transaction) throws -> CourseVersion? {
        try tx.first(
            CourseVersion.self,
            "SELECT text, content FROM course_versions WHERE course = \(slug) AND version = \(version)")
    }

    /// A mended sentence under the same number takes the place of what stood there.
    static func keep(_ course: Course, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO course_versions (course, version, title, text, content, kept_at)
            VALUES (\(course.slug), \(course.version), \(course.title), \(course.text), \(course.digest), \(tx.now))
            ON CONFLICT (course, version) DO UPDATE SET title = excluded.title, text = excluded.text,
                content = excluded.content, kept_at = excluded.kept_at
            WHERE course_versions.content <> excluded.content
            """)
    }
}
