import Platform
import Situation

/// A file for one's own calendar: when certificates end, and by when a trainer would like a course taken.
func courseCalendar(
    ending certificates: [CourseCertificate], asked: [Assignment], titles: [String: String], host: String,
    at now: Instant, _ t: Words
) -> String {
    var file = CalendarFile(product: "Courses", host: host)
    func add(_ id: String, _ day: Instant, _ words: String) {
        // The day on which it is so where the reader is.
        let (first, next) = (t.input(day).prefix(10), t.input(day + .days(1)).prefix(10))
        file.entries.append(
            CalendarFile.Entry(id: id, time: .days(from: String(first), until: String(next)), title: words))
    }
    // The newest of a course is the one that counts.
    let newest = Dictionary(certificates.map { ($0.course, $0) }) { first, _ in first }.values
    for certificate in newest.sorted(by: { $0.id.rawValue < $1.id.rawValue }) where certificate.expiresAt > now {
        let title = titles[certificate.course] ?? certificate.course
        add(certificate.id.rawValue, certificate.expiresAt, t("Certificate ends: \(title)"))
    }
    for assignment in asked {
        guard let due = assignment.dueAt, due > now else { continue }
        let title = titles[assignment.course] ?? assignment.course
        add(assignment.id.rawValue, due, t("Course to take by today: \(title)"))
    }
    return file.text(at: now)
}
