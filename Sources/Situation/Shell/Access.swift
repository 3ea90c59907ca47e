import Platform

/// Who may enter a route. One table of these, made of every area's routes, is what the server enforces and tests walk.
package enum Access: String, Sendable, CaseIterable {
    /// Signed out too.
    case anyone
    case employee
    /// On the team of the crisis that the path names.
    case team
    /// Who may write updates: that team, and leaders.
    case briefer
    /// Leaders and administrators: who may open a crisis.
    case opener
    /// Leaders, trainers, administrators, and whoever leads a crisis: who gets the house ready before the next one.
    case preparer
    case trainer
    case administrator

    func admits(_ viewer: Viewer, to crisis: ID<Crisis>?) -> Bool {
        switch self {
        case .anyone, .employee: true
        case .team: crisis.map(viewer.isOnTeam) ?? !viewer.memberships.isEmpty
        case .briefer: crisis.map(viewer.mayBrief) ?? false
        case .opener: viewer.mayOpenCrises
        case .preparer: viewer.mayPrepare
        case .trainer: viewer.roles.contains(.trainer) || viewer.roles.contains(.administrator)
        case .administrator: viewer.roles.contains(.administrator)
        }
    }
}
