import Platform

/// How updates reach somebody who does not look, as they chose it themselves. Nobody else sees it, and it writes no
/// event.
package struct ChannelChoice: Sendable, Equatable {
    package enum MailTime: String, Codable, Sendable, CaseIterable, SQLConvertible, ShapedWord {
        case atOnce = "at-once"
        case morning, evening, off

        package var words: Sentence {
            switch self {
            case .atOnce: "At once"
            case .morning: "Together, at 8 in the morning"
            case .evening: "Together, at 6 in the evening"
            case .off: "Not by mail"
            }
        }
    }

    package var mail: MailTime = .atOnce
    package var quiet: QuietHours?

    package init() {}
}

/// Minutes of the day, in the zone of the one who set them. They may go over midnight.
package struct QuietHours: Sendable, Equatable {
    package let from: Int
    package let until: Int

    /// Nil when it would be no time, or every time.
    package init?(from: Int, until: Int) {
        guard (0..<1440).contains(from), (0..<1440).contains(until), from != until else { return nil }
        self.from = from
        self.until = until
    }
}

extension ChannelChoice {
    /// - Returns: what was chosen, or what is wrong with it
    static func read(_ form: Form) -> Result<ChannelChoice, Problems> {
        var (choice, problems) = (ChannelChoice(), [Problem]())
        if let mail = MailTime(rawValue: form["mail"]) {
            choice.mail = mail
        } else {
            problems.append(Problem("mail", "Choose one of these."))
        }
        guard form.isOn("quiet_from") || form.isOn("quiet_until") else {
            return problems.isEmpty ? .success(choice) : .failure(Problems(problems))
        }
        let (from, until) = (minute(form["quiet_from"]), minute(form["quiet_until"]))
        if from == nil { problems.append(Problem("quiet_from", "Give both times, or neither, like 22:00.")) }
        if until == nil { problems.append(Problem("quiet_until", "Give both times, or neither, like 07:00.")) }
        if let from, let until {
            choice.quiet = QuietHours(from: from, until: until)
            if choice.quiet == nil {
                problems.append(
                    Problem("quiet_until", "It ends when it begins. To get no mail at all, choose so above."))
            }
        }
        return problems.isEmpty ? .success(choice) : .failure(Problems(problems))
    }

    var form: Form {
        Form([
            "mail": [mail.rawValue], "quiet_from": [quiet.map { clock($0.from) } ?? ""],
            "quiet_until": [quiet.map { clock($0.until) } ?? ""],
        ])
    }
}

/// What `<input type="time">` sends.
private func minute(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts.allSatisfy({ $0.utf8.count == 2 }), let hour = Int(parts[0]),
        let minute = Int(parts[1]), (0..<24).contains(hour), (0..<60).contains(minute)
    else { return nil }
    return hour * 60 + minute
}

private func clock(_ minute: Int) -> String {
    let (hours, minutes) = (String(minute / 60), String(minute % 60))
    return (hours.count == 1 ? "0" : "") + hours + ":" + (minutes.count == 1 ? "0" : "") + minutes
}
