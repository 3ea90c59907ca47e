import Care
import Foundation
import Platform
import Situation

/// What the house knows of how ready it is, read in four questions.
package struct Readiness: Sendable {
    /// What a row of the first table is about.
    package enum Cut: String, Sendable, CaseIterable { case department, site, zone, language }

    package struct Group: Sendable {
        package let cut: Cut
        package let name: String
        /// How many could speak; nil when it is fewer than five, or would give fewer away beside the others.
        package let speakers: Int?
        package let reviewers: Int
        package let leads: Int
    }

    package let functions: [DutyFunction]
    package let duties: [Duty]
    package let week: CoverageWeek
    package let groups: [Group]
    /// Everyone who could speak; nil when it is fewer than five.
    package let speakers: Int?
    /// People with a certificate that ends within thirty days; nil as above.
    package let ending: Int?
    package let lastAlone: Instant?
    package let lastTeam: Instant?
    package let checkDays: Int
    package let playbooks: [(playbook: Playbook, since: Instant?)]
    package let lines: LinesToConfirm
    let now: Instant

    /// - Parameter zone: where the reader is: whose night is meant by tonight.
    package static func find(house: House, zone: TimeZone, in tx: Transaction) throws -> Readiness {
        let (courses, playbooks) = (try house.courses.all(in: tx), try house.goodPlaybooks(in: tx))
        let speaking = courses.filter { $0.audience == .everyone && !$0.isAddition }
        let duties = try Duty.all(courses: courses, in: tx)
        let alike = try AlikePeople.count(of: CourseCertificate.holders(of: speaking, at: tx.now), in: tx)
        let facts = try tx.first(
            """
            SELECT (\(CourseCertificate.ending(before: tx.now + .days(30), of: courses, at: tx.now))) AS ending,
                (\(Drill.lastEnded(.alone))) AS alone, (\(Drill.lastEnded(.team))) AS team,
                \(ReadinessSettings.checkDays) AS check_days
            """)
        let readings = try PlaybookReading.all(in: tx)
        let week = CoverageWeek(from: tx.now, in: zone, duties.map { $0.cover(at: tx.now) })
        let speakers = alike.reduce(0) { $0 + $1.people }
        let ending: Int = try facts?["ending"] ?? 0
        return Readiness(
            functions: DutyFunction.all(in: playbooks), duties: duties, week: week,
            groups: groups(alike, duties, zone, at: tx.now), speakers: speakers >= Fewest.score ? speakers : nil,
            ending: ending >= Fewest.score && (speakers <= ending || speakers - ending >= Fewest.score) ? ending : nil,
            lastAlone: try facts?["alone"], lastTeam: try facts?["team"],
            checkDays: try facts?["check_days"] ?? ReadinessSettings.usualDays,
            playbooks: playbooks.map { playbook in
                let reading = readings.first { $0.playbook == playbook.slug && $0.version == playbook.version }
                return (playbook, reading?.since)
            }, lines: try LinesToConfirm.find(house, in: tx), now: tx.now)
    }

    private static func groups(
        _ alike: [AlikePeople], _ duties: [Duty], _ zone: TimeZone, at now: Instant
    ) -> [Group] {
        let names = Cut.allCases.flatMap { cut -> [(Cut, String)] in
            let found = Set(alike.flatMap(cut.names) + duties.flatMap { cut.names($0.person) })
            return found.filter { !$0.isEmpty }.sorted().map { (cut, $0) }
        }
        let cells = names.map { cut, name in
            Set(alike.indices.filter { cut.names(alike[$0]).contains(name) })
        }
        let shown = showableTogether(cells, of: alike.map(\.people))
        return names.enumerated().map { index, group in
            let (cut, name) = group
            let members = duties.filter { cut.names($0.person).contains(name) }
            let week = CoverageWeek(from: now, in: zone, hours: 32, members.map { $0.cover(at: now) })
            return Group(
                cut: cut, name: name,
                speakers: shown.contains(index) ? cells[index].reduce(0) { $0 + alike[$1].people } : nil,
                reviewers: members.isEmpty ? 0 : week.fewestTonight(DutyFunction.secondLook, in: zone),
                leads: members.isEmpty ? 0 : week.fewestTonight(TeamFunction.lead, in: zone))
        }
    }

    /// Who has said that they can be called for a function.
    func duties(in function: DutyFunction) -> [Duty] { duties.filter { $0.functions.contains(function.name) } }
}

extension Readiness.Cut {
    var words: Sentence {
        switch self {
        case .department: "Department"
        case .site: "Site"
        case .zone: "Time zone"
        case .language: "Language"
        }
    }

    fileprivate func names(_ people: AlikePeople) -> [String] {
        switch self {
        case .department: [people.department]
        case .site: [people.site]
        case .zone: [people.zoneName]
        case .language: people.languages
        }
    }

    fileprivate func names(_ person: Person) -> [String] {
        switch self {
        case .department: [person.department]
        case .site: [person.site]
        case .zone: [person.zoneName]
        case .language: person.languages
        }
    }
}

/// What one function of the crisis team lacks: a state of the function, and of nobody.
package enum DutyLack: Sendable, Equatable {
    case nobody, noBackup, nobodyConfirmed, nobodyLearned

    package var words: Sentence {
        switch self {
        case .nobody: "Nobody yet"
        case .noBackup: "No backup"
        case .nobodyConfirmed: "Nobody confirmed"
        case .nobodyLearned: "No course taken"
        }
    }
}

extension Readiness {
    package func lacks(_ function: DutyFunction) -> [DutyLack] {
        let people = duties(in: function)
        guard !people.isEmpty else { return [.nobody] }
        var lacks: [DutyLack] = people.count == 1 ? [.noBackup] : []
        if people.allSatisfy({ $0.isMissed(at: now) }) { lacks.append(.nobodyConfirmed) }
        if people.allSatisfy({ !$0.learned.contains(function.audience) }) { lacks.append(.nobodyLearned) }
        return lacks
    }
}
