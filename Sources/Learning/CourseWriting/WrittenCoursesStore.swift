import Platform
import Situation

extension WrittenCourse {
    static func inForce(in tx: Transaction) throws -> [Head] {
        try tx.remembered("courses/written") {
            try tx.all(
                Head.self,
                """
                SELECT c.course, c.version, v.content FROM written_courses c
                JOIN written_versions v ON v.course = c.course AND v.version = c.version
                """)
        }
    }

    private static let select: SQL = """
        SELECT w.*, CASE WHEN g.course IS NULL THEN 0 ELSE 1 END AS is_guidance,
            CASE WHEN g.taken IS NULL THEN 0 ELSE 1 END AS has_taken_in
        FROM written_courses w LEFT JOIN guidance_courses g ON g.course = w.course
        """

    package static func all(in tx: Transaction) throws -> [WrittenCourse] {
        try tx.all(WrittenCourse.self, "\(select) ORDER BY w.course")
    }

    package static func find(_ course: String, in tx: Transaction) throws -> WrittenCourse? {
        try tx.first(WrittenCourse.self, "\(select) WHERE w.course = \(course)")
    }

    package static func get(_ course: String, in tx: Transaction) throws -> WrittenCourse {
        guard let found = try find(course, in: tx) else { throw Refusal.notFound }
        return found
    }

    /// A draft where none is open; what is open stays.
    static func open(_ course: String, _ text: String, by person: ID<Person>, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            INSERT INTO written_courses (course, draft, revision, saved_at, saved_by)
            VALUES (\(course), \(text), 1, \(tx.now), \(person))
            ON CONFLICT (course) DO UPDATE SET draft = excluded.draft, revision = written_courses.revision + 1,
                saved_at = excluded.saved_at, saved_by = excluded.saved_by
            WHERE written_courses.draft IS NULL
            """) > 0
    }

    /// - Returns: false when somebody has saved since.
    static func save(
        _ course: String, _ text: String, basedOn revision: Int, by person: ID<Person>, in tx: Transaction
    ) throws -> Bool {
        try tx.run(
            """
            UPDATE written_courses SET draft = \(text), revision = revision + 1, saved_at = \(tx.now),
                saved_by = \(person)
            WHERE course = \(course) AND revision = \(revision) AND draft IS NOT NULL
            """) > 0
    }

    static func drop(_ course: String, in tx: Transaction) throws {
        try tx.run("UPDATE written_courses SET draft = NULL, revision = revision + 1 WHERE course = \(course)")
    }

    /// What was never published.
    static func delete(_ course: String, in tx: Transaction) throws {
        try GuidanceCourseMade.delete(course, in: tx)
        try tx.run("DELETE FROM course_pictures WHERE course = \(course)")
        try tx.run("DELETE FROM written_courses WHERE course = \(course)")
    }

    static func setVersion(_ version: Int?, of course: String, in tx: Transaction) throws {
        try tx.run("UPDATE written_courses SET version = \(version) WHERE course = \(course)")
    }
}

extension WrittenVersion {
    /// Newest first.
    package static func all(_ course: String, in tx: Transaction) throws -> [WrittenVersion] {
        try tx.all(
            WrittenVersion.self,
            "SELECT * FROM written_versions WHERE course = \(course) ORDER BY version DESC LIMIT 200")
    }

    package static func get(_ course: String, _ version: Int, in tx: Transaction) throws -> WrittenVersion {
        guard
            let found = try tx.first(
                WrittenVersion.self,
                "SELECT * FROM written_versions WHERE course = \(course) AND version = \(version)")
        else { throw Refusal.notFound }
        return found
    }

    static func newest(of course: String, in tx: Transaction) throws -> Int {
        try tx.count("SELECT coalesce(max(version), 0) FROM written_versions WHERE course = \(course)")
    }

    static func insert(
        _ course: Course, _ details: CoursePublication, by person: ID<Person>, in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO written_versions
                (course, version, text, content, changed, is_material, published_at, published_by)
            VALUES (\(course.slug), \(course.version), \(course.text), \(course.digest), \(details.changed),
                \(details.isMaterial), \(tx.now), \(person))
            """)
    }
}
