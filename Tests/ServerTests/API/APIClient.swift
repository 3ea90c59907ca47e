import Foundation
import HTTPTypes
import Platform
import Situation
import TestSupport
import Testing

/// A program that has one person's token.
struct APIClient: Sendable {
    struct Reply: Sendable {
        let status: Int
        let headers: [String: String]
        let body: String

        /// The value at a place like `items.0.id`, as text; nil where there is none.
        func value(_ place: String) -> String? {
            var value: Any? = try? JSONSerialization.jsonObject(with: Data(body.utf8))
            for part in place.split(separator: ".") {
                if let list = value as? [Any], let index = Int(part), list.indices ~= index {
                    value = list[index]
                } else {
                    value = (value as? [String: Any])?[String(part)]
                }
            }
            return value.map { "\($0)" }
        }

        /// The fields that have to be put right.
        var fields: [String] {
            (0..<20).compactMap { value("errors.\($0).field") }
        }
    }

    let visitor: Visitor
    let token: String

    func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil, headers: [(String, String)] = []
    ) async throws -> Reply {
        let page = try await visitor.request(
            method, "/api/v1" + path, headers: [("Authorization", "Bearer \(token)")] + headers, body: body)
        return Reply(status: page.status, headers: page.headers, body: page.body)
    }
}

extension TestApplication {
    func program(
        of viewer: Viewer, _ scopes: Set<Scope> = Set(Scope.allCases)
    ) async throws -> APIClient {
        let details = APITokenDetails(name: "A test", scopes: scopes, days: 7)
        let token = try await database.write { try makeToken(details, for: viewer.id, in: $0).get() }
        return APIClient(visitor: guest, token: token)
    }
}
