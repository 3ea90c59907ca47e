import Care
import Platform
import Situation

/// How many know a course, in totals of at least five that cannot be subtracted into fewer (C7, D2).
package struct CourseTotals: Sendable {
    package struct Group: Sendable, Equatable {
        /// Empty for everyone.
        package let department: String
        package let people: Int
    }

    package let groups: [Group]

    /// Those who hold a certificate now: the whole, and the departments that can be shown beside it.
    package static func find(_ course: Course, in tx: Transaction) throws -> CourseTotals {
        let holders: SQL = """
            SELECT person FROM course_certificates
            WHERE course = \(course.slug) AND expires_at > \(tx.now) AND version >= \(course.material)
            """
        let inner = try Person.countByDepartment(of: holders, in: tx).map { CountedGroup($0.name, $0.people) }
        let whole = CountedGroup("", inner.reduce(0) { $0 + $1.count }, inner)
        return CourseTotals(
            groups: showable(whole).compactMap { path in
                guard path.count > 1 else { return Group(department: "", people: whole.count) }
                return inner.first { $0.name == path[1] }.map { Group(department: $0.name, people: $0.count) }
            })
    }
}

/// A question that many found hard: how many of how many. Without names, and only where at least five did not know it
/// and at least five did.
package struct HardQuestion: Sendable {
    package let question: String
    package let people: Int
    package let wrong: Int

    /// The hardest first. Everyone counts once, with their first answer to it.
    package static func all(of course: Course, in tx: Transaction) throws -> [HardQuestion] {
        let rows = try tx.all(
            """
            SELECT course_answers.question, taken.person, course_answers.is_right
            FROM (
                SELECT id, person FROM course_attempts
                WHERE course = \(course.slug) AND version = \(course.version) ORDER BY id LIMIT 2000
            ) AS taken
            JOIN course_answers ON course_answers.attempt = taken.id ORDER BY taken.id
            """)
        var first: [String: [String: Bool]] = [:]
        for row in rows {
            let (question, person): (String, String) = (try row["question"], try row["person"])
            if first[question]?[person] == nil { first[question, default: [:]][person] = try row["is_right"] }
        }
        let found = first.compactMap { question, answers -> HardQuestion? in
            let wrong = answers.values.count { !$0 }
            // Those who knew it are a group as well, and what is left over may not be fewer.
            guard wrong >= Fewest.score, answers.count - wrong >= Fewest.score else { return nil }
            return HardQuestion(question: question, people: answers.count, wrong: wrong)
        }
        return found.sorted {
            (-$0.wrong * 1000 / $0.people, $0.question) < (-$1.wrong * 1000 / $1.people, $1.question)
        }
    }
}
