import Care
import Foundation
import Platform
import Situation

/// One thing that a board should know, in a sentence, with where to mend it.
package struct BoardSentence: Sendable {
    package let sentence: Sentence
    /// In whose time it is told; the reader’s when nil.
    package let zone: TimeZone?
    package let path: String
    package let action: Sentence
    fileprivate let weight: Int

    package func words(_ t: Words) -> String {
        guard let zone else { return t(sentence) }
        return Words(language: t.language, zone: zone, now: t.now)(sentence)
    }
}

extension Readiness {
    /// Worst first. What is in order says nothing.
    package func board(zone: TimeZone) -> [BoardSentence] {
        (gapSentences(home: zone) + functionSentences + practiceSentences + playbookSentences)
            .enumerated().sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }.map(\.element)
    }

    /// The two functions that a night cannot wait for, told where most of those on duty are.
    private func gapSentences(home: TimeZone) -> [BoardSentence] {
        functions.prefix(2).flatMap { function -> [BoardSentence] in
            let people = duties(in: function)
            let gaps = week.gaps(in: function.name)
            guard !people.isEmpty, let longest = gaps.max(by: { $0.hours < $1.hours }) else { return [] }
            let zones = Dictionary(grouping: duties.map(\.person.zoneName)) { $0 }.mapValues(\.count)
            let name = zones.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
            let zone = name.flatMap(TimeZone.init(identifier:)) ?? home
            let base = function.isSecondLook ? 800 : 900
            func line(_ sentence: Sentence, _ weight: Int) -> BoardSentence {
                BoardSentence(
                    sentence: sentence, zone: zone, path: "/readiness/week", action: "See the week", weight: weight)
            }
            let could: Sentence = function.isSecondLook ? "nobody could take the second look" : "nobody could lead"
            if longest.hours >= week.hours.count {
                return [line("At no hour of the coming week is anybody there: \(could).", base + 90)]
            }
            let alike = gaps.filter { $0.isAtTheSameTime(as: longest, in: zone) }
            let (from, until, place) = (longest.from, longest.until, zone.place)
            if alike.count > 2 {
                return [
                    line(
                        "On \(alike.count) days of the coming week, from \(time: from) to \(time: until) in \(place), \(could).",
                        base + longest.hours)
                ]
            }
            return gaps.sorted { ($1.hours, $0.from) < ($0.hours, $1.from) }.prefix(2).map { gap in
                if gap.isNight(in: zone) {
                    return line(
                        "On the night of \(day: gap.from) in \(place), from \(time: gap.from) to \(time: gap.until), \(could).",
                        base + gap.hours)
                }
                return line(
                    "From \(day: gap.from), \(time: gap.from), to \(day: gap.until), \(time: gap.until), in \(place), \(could).",
                    base + gap.hours)
            }
        }
    }

    private var functionSentences: [BoardSentence] {
        functions.prefix(2).flatMap { function in lacks(function).map { line($0, of: function) } }
            + [DutyLack.nobody, .noBackup, .nobodyConfirmed].compactMap { others(with: $0) }
    }

    private func line(_ lack: DutyLack, of function: DutyFunction) -> BoardSentence {
        let (name, count) = (function.name, function.playbooks.count)
        let (sentence, weight): (Sentence, Int) =
            switch lack {
            case .nobody where count > 1:
                ("Nobody has said that they can be called for “\(name)”, which \(count) playbooks count on.", 995)
            case .nobody: ("Nobody has said that they can be called for “\(name)”.", 990)
            case .noBackup: ("“\(name)” hangs on one person.", 600)
            case .nobodyConfirmed: ("For “\(name)” nobody has answered the last contact check.", 890)
            case .nobodyLearned: ("Nobody who can be called for “\(name)” holds a certificate that counts.", 300)
            }
        let isCourse = lack == .nobodyLearned
        return BoardSentence(
            sentence: sentence, zone: nil, path: isCourse ? "/courses" : "/readiness/duty",
            action: isCourse ? "See the courses" : "See who can be called", weight: weight)
    }

    /// What is not needed within the first hour is told together, with the one that most playbooks count on.
    private func others(with lack: DutyLack) -> BoardSentence? {
        let found = functions.dropFirst(2).filter { lacks($0).contains(lack) }
        guard let first = found.first else { return nil }
        let (sentence, weight): (Sentence, Int) =
            switch lack {
            case .nobody where found.count == 1: ("For “\(first.name)” nobody can be called.", 500)
            case .nobody: ("For \(found.count) functions nobody can be called, “\(first.name)” among them.", 500)
            case .nobodyConfirmed: ("For “\(first.name)” nobody has answered the last contact check.", 480)
            case _ where found.count == 1: ("“\(first.name)” hangs on one person.", 400)
            case _: ("\(found.count) functions hang on one person each, “\(first.name)” among them.", 400)
            }
        return BoardSentence(
            sentence: sentence, zone: nil, path: "/readiness/duty", action: "See who can be called", weight: weight)
    }

    private var practiceSentences: [BoardSentence] {
        var lines: [BoardSentence] = []
        func add(_ sentence: Sentence, _ path: String, _ action: Sentence, _ weight: Int) {
            lines.append(BoardSentence(sentence: sentence, zone: nil, path: path, action: action, weight: weight))
        }
        if let lastTeam {
            let days = (now - lastTeam).wholeSeconds / 86_400
            if days > 182 { add("The last drill of a team was \(days) days ago.", "/drills", "Plan a drill", 450) }
        } else {
            add("No team has drilled here yet.", "/drills", "Plan a drill", 460)
        }
        if let ending {
            add("\(ending) people hold a certificate that ends within 30 days.", "/courses", "See the courses", 250)
        }
        if self.lines.count > 0 {
            add(
                "\(self.lines.count) of the \(self.lines.all) public numbers for help were not confirmed within the last half year.",
                "/support/lines", "Confirm them", 320)
        }
        if speakers == nil {
            add("Fewer than five people are prepared to speak.", "/courses", "See the courses", 350)
        }
        return lines
    }

    private var playbookSentences: [BoardSentence] {
        let old = playbooks.filter { $0.since.map { now - $0 > PlaybookReading.staleAfter } == true }
        guard let oldest = old.min(by: { ($0.since ?? now) < ($1.since ?? now) }), let since = oldest.since else {
            return []
        }
        let days = (now - since).wholeSeconds / 86_400
        return [
            BoardSentence(
                sentence: "Nobody has looked through the playbook “\(oldest.playbook.title)” for \(days) days.",
                zone: nil,
                path: "/readiness#playbooks", action: "See the playbooks", weight: 150)
        ]
    }
}

extension CoverageGap {
    /// Begins and ends at the same times of the day.
    fileprivate func isAtTheSameTime(as other: CoverageGap, in zone: TimeZone) -> Bool {
        func minute(_ at: Instant) -> Int { MinuteOfWeek(at, in: zone).minute }
        return minute(from) == minute(other.from) && minute(until) == minute(other.until) && hours == other.hours
    }

    fileprivate func isNight(in zone: TimeZone) -> Bool {
        let (begin, end) = (LocalTime(from, in: zone).hour, LocalTime(until, in: zone).hour)
        return hours <= 14 && begin >= 18 && end <= 10
    }
}

extension TimeZone {
    /// The city by which it is known: `Europe/Lisbon` is Lisbon.
    var place: String {
        identifier.split(separator: "/").last.map { String($0).replacing("_", with: " ") } ?? identifier
    }
}
