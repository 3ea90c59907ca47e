import Foundation
import Logging
import Platform
import Situation
import Synchronization

/// The courses that this house has: files, and in their place or beside them what was written in the browser. One in
/// which something is wrong is left out, so that the others can be taken.
package final class CourseShelf: Sendable {
    private struct State {
        var files = CourseFiles()
        /// What was read from the database, by what it can be told by.
        var read: [String: Course] = [:]
        /// What is wrong with what cannot be read any more, by the same.
        var unreadable: [String: [Playbook.Fault]] = [:]
    }

    private let state = Mutex(State())
    private let folder: String
    let company: String
    let speech: ProtectedSpeech
    private let logger: Logger

    package init(folder: String, company: String, protecting speech: ProtectedSpeech, logger: Logger) {
        self.folder = URL(fileURLWithPath: folder).appendingPathComponent("courses").path()
        self.company = company
        self.speech = speech
        self.logger = logger
    }

    /// Those that came as files, by name, and what is wrong with others.
    package var files: (courses: [String: Course], faults: [Playbook.Fault]) {
        state.withLock { state in
            state.files.look(in: folder, company: company, protecting: speech, logger: logger)
            return (state.files.courses, state.files.faults.sorted { $0.key < $1.key }.flatMap(\.value))
        }
    }

    /// A picture that came with a file.
    func file(_ digest: String, of slug: String) -> PictureFile? {
        state.withLock { $0.files.pictures[slug]?.files[digest] }
    }

    /// Those that came with a file, by name.
    func filePictures(of slug: String) -> [String: PictureFile] {
        state.withLock { state in
            guard let folder = state.files.pictures[slug] else { return [:] }
            return folder.pictures.compactMapValues { folder.files[$0.digest] }
        }
    }

    /// What the text of a course can name.
    func pictures(of slug: String, in tx: Transaction) throws -> [String: CoursePicture] {
        let own = try CoursePicture.all(of: slug, in: tx).map { ($0.name, $0) }
        return state.withLock { $0.files.pictures[slug]?.pictures ?? [:] }.merging(own) { _, own in own }
    }

    /// By title.
    package func all(in tx: Transaction) throws -> [Course] {
        var courses = files.courses
        for part in try broughtParts(in: tx) {
            if let course = try brought(part, in: tx) { courses[part.name] = course }
        }
        for head in try WrittenCourse.inForce(in: tx) {
            if let course = try written(head, in: tx) { courses[head.course] = course }
        }
        return courses.values.sorted { ($0.title, $0.slug) < ($1.title, $1.slug) }
    }

    func titles(in tx: Transaction) throws -> [String: String] {
        Dictionary(try all(in: tx).map { ($0.slug, $0.title) }) { first, _ in first }
    }

    package func find(_ slug: String, in tx: Transaction) throws -> Course? {
        if let head = try WrittenCourse.inForce(in: tx).first(where: { $0.course == slug }),
            let course = try written(head, in: tx)
        {
            return course
        }
        if let part = try broughtParts(in: tx).first(where: { $0.name == slug }), let course = try brought(part, in: tx)
        {
            return course
        }
        return files.courses[slug]
    }

    /// What came with playbooks that were brought.
    private func broughtParts(in tx: Transaction) throws -> [BroughtPlaybook.Part] {
        try BroughtPlaybook.parts(in: tx).filter { $0.kind == .course }
    }

    private func brought(_ part: BroughtPlaybook.Part, in tx: Transaction) throws -> Course? {
        try read(part.name, content: Tokens.digest(part.text), in: tx) { part.text }
    }

    package func get(_ slug: String, in tx: Transaction) throws -> Course {
        guard let course = try find(slug, in: tx) else { throw Refusal.notFound }
        return course
    }

    /// The version with which an attempt began, as it stands or as it was kept.
    func get(_ slug: String, version: Int, in tx: Transaction) throws -> Course {
        if let course = try find(slug, in: tx), course.version == version { return course }
        guard let kept = try CourseVersion.find(slug, version: version, in: tx),
            let course = try read(
                slug, content: kept.digest, with: KeptPicture.all(of: slug, kept, in: tx), in: tx, { kept.text })
        else { throw Refusal.notFound }
        return course
    }

    private func written(_ head: WrittenCourse.Head, in tx: Transaction) throws -> Course? {
        try read(head.course, content: head.content, in: tx) {
            try WrittenVersion.get(head.course, head.version, in: tx).text
        }
    }

    /// Published versions in force that this program cannot read, and so nobody can take, with what is wrong in them.
    func unreadable(in tx: Transaction) throws -> [(course: String, version: Int, faults: [Playbook.Fault])] {
        try WrittenCourse.inForce(in: tx).compactMap { head in
            guard try written(head, in: tx) == nil else { return nil }
            return (head.course, head.version, state.withLock { $0.unreadable[head.content] ?? [] })
        }
    }

    /// What was good when it was kept may be refused by a later program; then it is told once, and left out.
    private func read(
        _ slug: String, content: String, with kept: [String: CoursePicture] = [:], in tx: Transaction,
        _ text: () throws -> String
    ) throws -> Course? {
        if let known = state.withLock({ $0.read[content] }) { return known }
        let text = try text()
        let pictures = try pictures(of: slug, in: tx).merging(kept) { _, kept in kept }
        do throws(Playbook.Faults) {
            let course = try read(text, named: slug, pictures)
            state.withLock { ($0.read[content], $0.unreadable[content]) = (course, nil) }
            return course
        } catch {
            let isNew = state.withLock { $0.unreadable.updateValue(error.all, forKey: content) == nil }
            guard isNew else { return nil }
            for fault in error.all { logger.error("a course cannot be read", metadata: ["fault": "\(fault)"]) }
            return nil
        }
    }

    func read(
        _ text: String, named slug: String, _ pictures: [String: CoursePicture]
    ) throws(Playbook.Faults) -> Course {
        try Course.read(text, file: slug, company: company, protecting: speech, pictures: pictures)
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
    /// What it showed then, by what each can be told by, in order of their names.
    let pictures: String

    init(row: Row) throws {
        text = try row["text"]
        digest = try row["content"]
        pictures = try row["pictures"]
    }

    static func find(_ slug: String, version: Int, in tx: Transaction) throws -> CourseVersion? {
        try tx.first(
            CourseVersion.self,
            "SELECT text, content, pictures FROM course_versions WHERE course = \(slug) AND version = \(version)")
    }

    /// The newest that anybody has begun; 0 when nobody has.
    static func newest(of slug: String, in tx: Transaction) throws -> Int {
        try tx.count("SELECT coalesce(max(version), 0) FROM course_versions WHERE course = \(slug)")
    }

    /// A mended sentence under the same number takes the place of what stood there.
    static func keep(_ course: Course, _ shelf: CourseShelf, in tx: Transaction) throws {
        let pictures = try KeptPicture.keep(of: course, shelf, in: tx)
        try tx.run(
            """
            INSERT INTO course_versions (course, version, title, text, content, pictures, kept_at)
            VALUES (\(course.slug), \(course.version), \(course.title), \(course.text), \(course.digest), \(pictures),
                \(tx.now))
            ON CONFLICT (course, version) DO UPDATE SET title = excluded.title, text = excluded.text,
                content = excluded.content, pictures = excluded.pictures, kept_at = excluded.kept_at
            WHERE course_versions.content <> excluded.content OR course_versions.pictures <> excluded.pictures
            """)
    }
}
