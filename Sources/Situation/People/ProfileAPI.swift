import HTTPTypes
import Platform

package struct SeatJSON: Codable, Sendable {
    let crisis: ID<Crisis>
    let function: String
    let isBackup: Bool
}

/// Whose token it is, and what they may do.
package struct MeJSON: Codable, Sendable {
    let id: ID<Person>
    let name: String
    let email: String
    let title: String
    let department: String
    let country: String
    let timeZone: String
    let languages: [String]
    let roles: [Role]
    let seats: [SeatJSON]

    fileprivate init(_ viewer: Viewer) {
        let person = viewer.person
        id = person.id
        name = person.name
        email = person.email
        title = person.title
        department = person.department
        country = person.country
        timeZone = person.zoneName
        languages = person.languages
        roles = Role.allCases.filter(viewer.roles.contains)
        seats = viewer.memberships.map { SeatJSON(crisis: $0.crisis, function: $0.function, isBackup: $0.isBackup) }
    }
}

package struct ProfileJSON: Codable, Sendable {
    let timeZone: String
    let languages: [String]
}

package struct TokenJSON: Codable, Sendable {
    let id: ID<APIToken>
    let name: String
    let scopes: [Scope]
    let createdAt: Timestamp
    let expiresAt: Timestamp
    let usedAt: Timestamp?

    fileprivate init(_ token: APIToken) {
        id = token.id
        name = token.name
        scopes = Scope.allCases.filter(token.scopes.contains)
        createdAt = Timestamp(token.createdAt)
        expiresAt = Timestamp(token.expiresAt)
        usedAt = Timestamp(token.usedAt)
    }
}

package struct SessionJSON: Codable, Sendable {
    let id: ID<Session>
    let device: String
    let createdAt: Timestamp
    let seenAt: Timestamp

    fileprivate init(_ session: Session) {
        id = session.id
        device = session.device
        createdAt = Timestamp(session.createdAt)
        seenAt = Timestamp(session.seenAt)
    }
}

let profileOperations: [APIOperation] = [
    .read("/me", .employee, "getMe", "Whose token it is, and what they may do") { visit, _ in MeJSON(visit.viewer) },
    .act(.put, "/me/profile", .employee, .speak, "changeMyProfile", "Time zone and languages") {
        (visit, body: ProfileJSON, tx) in
        let form = Form([
            "time_zone": [body.timeZone], "languages": [body.languages.joined(separator: " ")],
        ])
        try changeProfile(visit.viewer.id, form, in: tx).orThrow()
        guard let changed = try Viewer.find(visit.viewer.id, in: tx) else { throw Refusal.notFound }
        return MeJSON(changed)
    },
    .list("/me/tokens", .employee, "listMyTokens", "The tokens that act for this person") { visit, page, tx in
        page.listing(
            whole: try APIToken.all(of: visit.viewer.id, in: tx), place: { $0.id.rawValue }, TokenJSON.init)
    },
    .act(.delete, "/me/tokens/:token", .employee, .speak, "revokeMyToken", "Take a token back, this one included") {
        (visit, _: NoBodyJSON, tx) in
        try revokeToken(visit.id("token"), of: visit.viewer.id, in: tx)
        return NoReplyJSON()
    },
    .list("/me/sessions", .employee, "listMySessions", "Where this person is signed in") { visit, page, tx in
        page.listing(
            whole: try Session.all(of: visit.viewer.id, in: tx), place: { $0.id.rawValue }, SessionJSON.init)
    },
    .act(.delete, "/me/sessions/:session", .employee, .speak, "endMySession", "Sign out there") {
        (visit, _: NoBodyJSON, tx) in
        try Session.end(visit.id("session"), of: visit.viewer.id, in: tx)
        return NoReplyJSON()
    },
]

extension Role: ShapedWord {}
