/// A file that calendars read (RFC 5545). Linear in its text.
package struct CalendarFile: Sendable {
    package struct Entry: Sendable {
        package enum Time: Sendable {
            case moment(Instant, minutes: Int)
            /// From the first day on, until before the last, as `2026-11-22`: whole days have no zone.
            case days(from: String, until: String)
        }

        package let id: String
        package let time: Time
        package let title: String
        package var text = ""
        package var url: String?
        package var isCalledOff = false

        package init(id: String, time: Time, title: String) {
            self.id = id
            self.time = time
            self.title = title
        }
    }

    /// Names the part of the program that it comes from, in ASCII.
    package let product: String
    /// Whose ids these are.
    package let host: String
    package var entries: [Entry] = []

    package init(product: String, host: String, entries: [Entry] = []) {
        self.product = product
        self.host = host
        self.entries = entries
    }

    package func text(at now: Instant) -> String {
        let head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Firsthand//\(product)//EN"]
        let lines = head + entries.flatMap { event($0, at: now) } + ["END:VCALENDAR"]
        return lines.map(folded).joined(separator: "\r\n") + "\r\n"
    }

    private func event(_ entry: Entry, at now: Instant) -> [String] {
        var lines = ["BEGIN:VEVENT", "UID:\(entry.id)@\(host)", "DTSTAMP:\(stamp(now))"]
        switch entry.time {
        case .moment(let start, let minutes):
            lines += ["DTSTART:\(stamp(start))", "DTEND:\(stamp(start + .minutes(minutes)))"]
        case .days(let first, let next):
            lines += [
                "DTSTART;VALUE=DATE:\(first.filter { $0 != "-" })", "DTEND;VALUE=DATE:\(next.filter { $0 != "-" })",
                "TRANSP:TRANSPARENT",
            ]
        }
        lines.append("SUMMARY:\(escaped(entry.title))")
        if !entry.text.isEmpty { lines.append("DESCRIPTION:\(escaped(entry.text))") }
        // An address may hold no line of its own: what is none is left out.
        if let url = entry.url, url.utf8.allSatisfy({ (33...126).contains($0) }) { lines.append("URL:\(url)") }
        // Later calls for the same hour count more.
        lines += entry.isCalledOff ? ["STATUS:CANCELLED", "SEQUENCE:1"] : ["SEQUENCE:0"]
        return lines + ["END:VEVENT"]
    }
}

/// `20261122T140500Z`
private func stamp(_ at: Instant) -> String { "\(at.iso.prefix(19).filter { $0 != "-" && $0 != ":" })Z" }

private func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,")
        .replacing("\r\n", with: "\\n").replacing("\n", with: "\\n").replacing("\r", with: "\\n")
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
