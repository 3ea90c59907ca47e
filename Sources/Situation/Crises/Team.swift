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

/// Puts someone in a seat; whoever was there hands over at that moment.
package func takeFunction(
    _ function: String, of crisis: ID<Crisis>, person: ID<Person>, isBackup: Bool, by actor: ID<Person>,
    in tx: Transaction
) throws -> [Problem] {
    guard try TeamFunction.all(of: crisis, in: tx).contains(where: { $0.name == function }) else {
        throw Refusal.notFound
    }
    guard let viewer = try Viewer.find(person, in: tx) else {
        return [Problem("person", "Nobody here has this name or e-mail address.")]
    }
    let seat = try TeamSeat.find(function, of: crisis, in: tx)
    let other = isBackup ? seat?.holder?.0.id : seat?.backup?.0.id
    if other == person {
        return [Problem("person", "The same person cannot hold a function and be its backup.")]
    }
    try TeamTerm.end(function, of: crisis, isBackup: isBackup, in: tx)
    try TeamTerm.begin(function, of: crisis, person: person, isBackup: isBackup, in: tx)
    try tx.record(
        .functionTaken, actor: actor.rawValue, scope: crisis.rawValue, subject: person.rawValue,
        data: TermEvent(function: function, person: viewer.person.name, isBackup: isBackup))
    return []
}

/// Leaves a seat empty. The room says so at once.
package func leaveFunction(
    _ function: String, of crisis: ID<Crisis>, isBackup: Bool, by actor: ID<Person>, in tx: Transaction
) throws {
    guard try TeamTerm.end(function, of: crisis, isBackup: isBackup, in: tx) else { return }
    try tx.record(
        .functionHandedOver, actor: actor.rawValue, scope: crisis.rawValue, subject: nil,
        data: TermEvent(function: function, person: "", isBackup: isBackup))
}

struct TermEvent: Codable {
    let function: String
    let person: String
    let isBackup: Bool
}
