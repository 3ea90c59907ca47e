import Foundation
import HTTPTypes
import Platform

/// A program that came with somebody's token.
struct BearerVisit: Sendable {
    let visit: Visit
    let token: APIToken

    /// Nil when the token opens nothing, or its owner has left.
    static func begin(_ call: Call, house: House, body: String) async throws -> BearerVisit? {
        guard let field = call.headers[.authorization], field.lowercased().hasPrefix("bearer ") else { return nil }
        let secret = field.dropFirst("bearer ".count).trimmingCharacters(in: .whitespaces)
        let found: BearerVisit? = try await house.services.database.read { tx in
            guard let token = try APIToken.find(secret: secret, in: tx),
                let viewer = try Viewer.find(token.person, in: tx)
            else { return nil }
            return BearerVisit(visit: Visit(call, by: viewer, house: house, body: body), token: token)
        }
        if let token = found?.token, token.isStale(at: call.now) {
            // A program reads on when nothing can be written.
            try? await house.services.database.write { try APIToken.note(token.id, in: $0) }
        }
        return found
    }
}

extension Visit {
    /// Without a page around it: no crisis bar, no menu, no form.
    init(_ call: Call, by viewer: Viewer, house: House, body: String) {
        let preferred = (call.headers[.acceptLanguage] ?? "").split(separator: ",").map(String.init)
        self.init(
            call: call, house: house, viewer: viewer,
            t: Words(
                language: Language(preferring: preferred + viewer.person.languages), zone: viewer.person.zone,
                now: call.now),
            bar: nil, menu: MenuCounts(facts: 0, secondLooks: 0), late: [], position: 0, recall: nil, body: body,
            sent: nil, session: "", token: "")
    }
}
