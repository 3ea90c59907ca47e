import HTTPTypes
import Platform
import Situation

package struct CourseJSON: Codable, Sendable {
    /// Its name in addresses.
    let course: String
    let title: String
    let version: Int
    let summary: String
    let minutes: Int
    /// `everyone`, `leaders`, `reviewers` or `team`: whom it is written for.
    let audience: String
    /// Whether a trainer has asked oneself to take it.
    let isAsked: Bool
    let dueAt: Timestamp?

    fileprivate init(_ course: Course, _ asked: Assignment?) {
        self.course = course.slug
        title = course.title
        version = course.version
        summary = course.summary
        minutes = course.minutes
        audience = course.audience.rawValue
        isAsked = asked != nil
        dueAt = Timestamp(asked?.dueAt)
    }
}

package struct CourseAttemptJSON: Codable, Sendable {
    let id: ID<Attempt>
    let course: String
    let version: Int
    let beganAt: Timestamp
    let finishedAt: Timestamp?
    /// Of a hundred, once it is finished.
    let score: Int?
    let isPassed: Bool?

    fileprivate init(_ attempt: Attempt) {
        id = attempt.id
        course = attempt.course
        version = attempt.version
        beganAt = Timestamp(attempt.beganAt)
        finishedAt = Timestamp(attempt.finishedAt)
        score = attempt.score
        isPassed = attempt.isPassed
    }
}

package struct CertificateJSON: Codable, Sendable {
    let id: ID<CourseCertificate>
    let course: String
    let version: Int
    let score: Int
    let issuedAt: Timestamp
    let expiresAt: Timestamp
    /// The signed file, as a text.
    let document: String

    fileprivate init(_ certificate: CourseCertificate) {
        id = certificate.id
        course = certificate.course
        version = certificate.version
        score = certificate.score
        issuedAt = Timestamp(certificate.issuedAt)
        expiresAt = Timestamp(certificate.expiresAt)
        document = certificate.document
    }
}

/// Courses are taken in a browser; what came of it is one's own, and nobody else's call reaches it.
let trainingOperations: [APIOperation] = [
    .list("/courses", .employee, "listCourses", "The courses there are, and what is asked of oneself") {
        visit, page, tx in
        let asked = try Assignment.inForce(in: tx).filter { $0.concerns(visit.viewer) }
        return page.listing(whole: try visit.house.courses.all(in: tx), place: \.slug) {
            CourseJSON($0, asked.soonest(of: $0.slug))
        }
    },
    .list("/me/attempts", .employee, "listAttempts", "Courses that oneself has begun or finished, newest first") {
        visit, page, tx in
        page.listing(whole: try Attempt.all(of: visit.viewer.id, in: tx), place: \.id.rawValue) {
            CourseAttemptJSON($0)
        }
    },
    .list("/me/certificates", .employee, "listCertificates", "One’s own certificates, newest first") {
        visit, page, tx in
        page.listing(whole: try CourseCertificate.all(of: visit.viewer.id, in: tx), place: \.id.rawValue) {
            CertificateJSON($0)
        }
    },
]
