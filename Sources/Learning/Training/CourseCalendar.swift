import Platform
import Situation

/// A file for one's own calendar (RFC 5545): when certificates end, and by when a trainer would like a course taken.
func courseCalendar(
    ending certificates: [CourseCertificate], asked: [Assignment], titles: [String: String], host: String,
    at now: Instant, _ t: Words
) -> String {
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Firsthand//Courses//EN"]
    func add(_ id: String, _ day: Instant, _ words: String) {
        // The day on which it is so where the reader is; whole days have no zone.
        let (first, next) = (t.input(day), t.input(day + .days(1)))
        lines += [
            "BEGIN:VEVENT", "UID:\(id)@\(host)", "DTSTAMP:\(now.iso.prefix(19).filter { $0 != "-" && $0 != ":" })Z",
            "DTSTART;VALUE=DATE:\(first.prefix(10).filter { $0 != "-" })",
            "DTEND;VALUE=DATE:\(next.prefix(10).filter { $0 != "-" })", "SUMMARY:\(escaped(words))",
            "TRANSP:TRANSPARENT", "END:VEVENT",
        ]
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
    lines.append("END:VCALENDAR")
    return lines.map(folded).joined(separator: "\r\n") + "\r\n"
}

private func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,").replacing(
        "\n", with: "\\n")
}

/// No line has more than 75 bytes; what is longer goes on after a space.
private func folded(_ line: String) -> String {
    var folded = ""
    var count = 0
    for character in line {
        let bytes = character.utf8.count
        if count + bytes > 74 {
            folded += "\r\n "
            count = 1
        }
        folded.append(character)
        count += bytes
    }
    return folded
}
