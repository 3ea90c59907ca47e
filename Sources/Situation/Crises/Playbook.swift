import Platform

/// What a company has prepared for one kind of crisis. Opening a crisis copies it; from then on the copy leads.
package struct Playbook: Sendable, Equatable {
    /// The name of its file.
    package var slug: String
    package var title: String
    package var kind: CrisisKind
    package var version: Int
    package var summary: String
    /// The first one leads.
    package var functions: [PlaybookFunction]
    package var cadence: Cadence
    package var approvalsNeeded: Int
    package var secondLook: SecondLook
    package var facts: [FactToEstablish]
    package var guidance: PlaybookGuidance
    package var checklist: [PlaybookTask]
    /// Its file, and the digest by which versions are told apart.
    package var text = ""
    package var content = ""
}

package struct PlaybookFunction: Sendable, Equatable {
    package var name: String
    package var duties: String
    package var department: String
}

/// One line of the first-hour checklist.
package struct PlaybookTask: Sendable, Equatable {
    package var within: Duration
    package var task: String
    package var function: String
}
