import Foundation
import Platform
import Situation

/// That somebody knew a course at one version (C8).
package struct CourseCertificate: Sendable, RowDecodable {
    package let id: ID<CourseCertificate>
    package let person: ID<Person>
    package let course: String
    package let version: Int
    package let score: Int
    package let issuedAt: Instant
    package let expiresAt: Instant
    /// The signed file, as it was handed out.
    package let document: String

    package init(row: Row) throws {
        id = try row["id"]
        person = try row["person"]
        course = try row["course"]
        version = try row["version"]
        score = try row["score"]
        issuedAt = try row["issued_at"]
        expiresAt = try row["expires_at"]
        document = try row["document"]
    }

    package var path: String { "/certificates/\(id)" }

    package static func get(
        _ id: ID<CourseCertificate>, of person: ID<Person>, in tx: Transaction
    ) throws -> CourseCertificate {
        guard
            let found = try tx.first(
                CourseCertificate.self, "SELECT * FROM course_certificates WHERE id = \(id) AND person = \(person)")
        else { throw Refusal.notFound }
        return found
    }

    /// Newest first.
    package static func all(of person: ID<Person>, limit: Int = 100, in tx: Transaction) throws -> [CourseCertificate] {
        try tx.all(
            CourseCertificate.self,
            "SELECT * FROM course_certificates WHERE person = \(person) ORDER BY id DESC LIMIT \(limit)")
    }

    static func newest(_ course: String, of person: ID<Person>, in tx: Transaction) throws -> CourseCertificate? {
        try tx.first(
            CourseCertificate.self,
            """
            SELECT * FROM course_certificates WHERE person = \(person) AND course = \(course) ORDER BY id DESC LIMIT 1
            """)
    }

    fileprivate func insert(in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO course_certificates
                (id, person, course, version, score, issued_at, expires_at, document)
            VALUES (\(id), \(person), \(course), \(version), \(score), \(issuedAt), \(expiresAt), \(document))
            """)
    }

    fileprivate init(
        _ document: CertificateDocument, id: ID<CourseCertificate>, of person: ID<Person>, until: Instant,
        at now: Instant
    ) {
        self.id = id
        self.person = person
        course = document.course
        version = document.version
        score = document.score
        issuedAt = now
        expiresAt = until
        self.document = document.file
    }
}

/// Signs a certificate and keeps it. The name in it is the one that the holder had that day.
func issueCertificate(
    for course: Course, score: Int, to person: Person, house: House, in tx: Transaction
) throws {
    let id = ID<CourseCertificate>.new(at: tx.now)
    let until = tx.now.later(months: course.validMonths)
    var document = CertificateDocument(
        certificate: id.rawValue, course: course.slug, title: course.title, version: course.version,
        content: course.digest, holder: person.name, issuer: house.services.settings.organisation, score: score,
        issued: tx.now.iso, expires: until.iso, key: "")
    try document.sign(with: CertificateKeys.current(house.services.vault, in: tx))
    try CourseCertificate(document, id: id, of: person.id, until: until, at: tx.now).insert(in: tx)
}

extension Instant {
    /// The same day of a later month, in UTC; the last one where there is no such day.
    func later(months: Int) -> Instant {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let date = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
        return calendar.date(byAdding: .month, value: months, to: date).map { Instant($0) } ?? self + .days(30 * months)
    }
}

/// Where somebody stands with a course.
package enum Standing: Sendable {
    case none
    case valid(CourseCertificate)
    /// What people must know has changed since: the difference course renews it.
    case outdated(CourseCertificate)
    case expired(CourseCertificate)

    init(_ newest: CourseCertificate?, in course: Course, at now: Instant) {
        guard let newest else {
            self = .none
            return
        }
        if newest.expiresAt <= now {
            self = .expired(newest)
        } else {
            self = newest.version < course.material ? .outdated(newest) : .valid(newest)
        }
    }

    static func find(of person: ID<Person>, in course: Course, _ tx: Transaction) throws -> Standing {
        Standing(try CourseCertificate.newest(course.slug, of: person, in: tx), in: course, at: tx.now)
    }

    var isValid: Bool { if case .valid = self { true } else { false } }
    /// Which version an attempt that begins now renews; 0 for the whole course.
    var since: Int { if case .outdated(let certificate) = self { certificate.version } else { 0 } }
}

extension CourseCertificate {
    /// Asks for the people who hold a certificate of one of these courses that counts now.
    package static func holders(of courses: [Course], at now: Instant) -> SQL {
        "SELECT person FROM course_certificates WHERE \(counts(courses, now))"
    }

    /// Asks whether somebody does, for a question of another feature.
    static func held(by person: SQL, in courses: [Course], at now: Instant) -> SQL {
        "SELECT 1 FROM course_certificates WHERE person = \(person) AND \(counts(courses, now))"
    }

    /// Asks how many certificates of these courses end before then.
    static func ending(before end: Instant, of courses: [Course], at now: Instant) -> SQL {
        "SELECT count(DISTINCT person) FROM course_certificates WHERE \(counts(courses, now)) AND expires_at <= \(end)"
    }

    private static func counts(_ courses: [Course], _ now: Instant) -> SQL {
        guard !courses.isEmpty else { return "course IN ('') AND expires_at > \(now)" }
        let needed = courses.reduce("CASE course" as SQL) {
            "\($0) WHEN \($1.slug) THEN CAST(\($1.material) AS BIGINT)"
        }
        return "course IN \(list: courses.map(\.slug)) AND expires_at > \(now) AND version >= \(needed) END"
    }
}
