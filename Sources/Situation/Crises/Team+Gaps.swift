import Platform

/// What a team lacks, as a whole (A2, D11).
package struct TeamGaps: Sendable {
    package let hasLead: Bool
    /// Functions other than the lead that nobody holds.
    package let unheld: [TeamFunction]
    package let withoutBackup: [TeamFunction]
    package let backedUpFromWithin: [TeamFunction]
    /// Departments that have nobody on the team.
    package let absent: [String]
    /// Who has been on duty without a handover for too long.
    package let tired: [Person]

    package static let longestDuty: Duration = .hours(12)

    package init(_ seats: [TeamSeat], departments: [String], at now: Instant) {
        func functions(with gap: TeamGap) -> [TeamFunction] {
            seats.filter { $0.gaps.contains(gap) }.map(\.function)
        }
        hasLead = functions(with: .noLead).isEmpty
        unheld = functions(with: .nobody)
        withoutBackup = functions(with: .noBackup)
        backedUpFromWithin = functions(with: .sameDepartment)
        let people = seats.flatMap { [$0.holder?.0, $0.backup?.0].compactMap(\.self) }
        let present = Set(people.map(\.department))
        // An empty function says already that its own department is missing.
        let awaited = Set(unheld.map(\.department))
        absent = departments.filter { !present.contains($0) && !awaited.contains($0) }
        tired = seats.compactMap(\.holder).filter { now - $0.since > TeamGaps.longestDuty }.map(\.0)
    }
}
