import Platform

/// A person's place on a crisis team, as `Viewer` carries it.
package struct Membership: Sendable, Equatable {
    package let crisis: ID<Crisis>
    package let function: String
    package let isBackup: Bool
    package let department: String
}

/// Something the team has to have someone for.
package struct TeamFunction: Sendable {
    package let name: String
    package let duties: String
    /// Where people for it usually come from.
    package let department: String

    package init(name: String, duties: String, department: String) {
        self.name = name
        self.duties = duties
        self.department = department
    }

    init(_ function: PlaybookFunction) {
        self.init(name: function.name, duties: function.duties, department: function.department)
    }

    /// The first function of a crisis leads it.
    package static let lead = "Lead"
}

/// Someone holds a function, or stands in for its holder, from one time to another (A2).
package struct TeamTerm: Sendable {
    package let id: ID<TeamTerm>
    package let function: String
    package let person: ID<Person>
    package let isBackup: Bool
    package let takenAt: Instant
    package let givenBy: ID<Person>
    package let handedOverAt: Instant?
}

/// One function with who holds it now.
package struct TeamSeat: Sendable {
    package let function: TeamFunction
    package let holder: (Person, since: Instant)?
    package let backup: (Person, since: Instant)?

    /// What is missing here, in the order in which it hurts.
    package var gaps: [TeamGap] {
        guard let holder else { return [function.name == TeamFunction.lead ? .noLead : .nobody] }
        guard let backup else { return [.noBackup] }
        return holder.0.department == backup.0.department ? [.sameDepartment] : []
    }
}

package enum TeamGap: Sendable, Equatable {
    case noLead, nobody, noBackup, sameDepartment

    package var words: Sentence {
        switch self {
        case .noLead: "Nobody leads"
        case .nobody: "Nobody yet"
        case .noBackup: "No backup"
        case .sameDepartment: "Backup from the same department"
        }
    }

    package var tone: Tone {
        switch self {
        case .noLead: .stop
        case .nobody: .care
        case .noBackup, .sameDepartment: .plain
        }
    }
}
