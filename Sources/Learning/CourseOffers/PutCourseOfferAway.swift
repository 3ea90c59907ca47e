import Platform
import Situation

/// “Not now”: the course that a crisis’s playbook adds is not offered to this person on Now while the crisis lasts. It
/// stays under Courses, nobody else sees it, and no event says it.
package func putCourseOfferAway(_ crisis: ID<Crisis>, by person: ID<Person>, in tx: Transaction) throws {
    guard try Crisis.get(crisis, in: tx).isOpen else { throw Refusal.notFound }
    try tx.run(
        """
        INSERT INTO course_offers_put_away (person, crisis, put_away_at) VALUES (\(person), \(crisis), \(tx.now))
        ON CONFLICT DO NOTHING
        """)
}

package func bringCourseOfferBack(_ crisis: ID<Crisis>, by person: ID<Person>, in tx: Transaction) throws {
    _ = try Crisis.get(crisis, in: tx)
    try tx.run("DELETE FROM course_offers_put_away WHERE person = \(person) AND crisis = \(crisis)")
}

/// An offer that somebody has put away, and the crisis for which they did.
struct CourseOfferAway: Sendable {
    let crisis: Crisis
    let course: Course

    /// Only of crises that are open: in others nothing is offered.
    static func all(of person: ID<Person>, among courses: [Course], in tx: Transaction) throws -> [CourseOfferAway] {
        let rows = try tx.all("SELECT crisis FROM course_offers_put_away WHERE person = \(person)")
        guard !rows.isEmpty else { return [] }
        let away: Set<ID<Crisis>> = Set(try rows.map { try $0["crisis"] })
        return try Crisis.open(in: tx).filter { away.contains($0.id) }.compactMap { crisis in
            guard let playbook = crisis.playbook, let course = courses.first(where: { $0.playbook == playbook })
            else { return nil }
            return CourseOfferAway(crisis: crisis, course: course)
        }
    }

    static func isAway(_ crisis: ID<Crisis>, for person: ID<Person>) -> SQL {
        "EXISTS (SELECT 1 FROM course_offers_put_away WHERE person = \(person) AND crisis = \(crisis))"
    }
}
