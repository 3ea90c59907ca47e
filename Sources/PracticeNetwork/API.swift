import Foundation
import HTTPTypes
import Platform

/// The part of the Mastodon API that clients need here; shapes are those of the public documentation.
struct API: Sendable {
    let database: Database
    let address: String
    let limits = RateLimits()

    struct Fault: Error {
        let status: HTTPResponse.Status
        let error: String

        static let notFound = Fault(status: .notFound, error: "Record not found")
        static let unauthorized = Fault(status: .unauthorized, error: "The access token is invalid")
        static let forbidden = Fault(status: .forbidden, error: "This action is outside the authorized scopes")
        static let tooMany = Fault(status: .tooManyRequests, error: "Too many requests")
        static func invalid(_ error: String) -> Fault { Fault(status: .unprocessableContent, error: error) }
    }

    func endpoint(
        _ method: HTTPRequest.Method, _ path: String, _ run: @escaping @Sendable (Call) async throws -> Answer
    ) -> Endpoint {
        Endpoint(method, path) { call in
            let token = bearer(call)
            let allowance = await limits.take(
                token.map { Tokens.digest($0) } ?? call.origin, limit: token == nil ? 7500 : 300, at: call.now)
            var answer: Answer
            do {
                answer = allowance.isSpent ? try fault(.tooMany) : try await run(call)
            } catch let thrown as Fault {
                answer = try fault(thrown)
            }
            for case (let name?, let value) in allowance.headers { answer.headers[name] = value }
            return answer
        }
    }

    private func fault(_ fault: Fault) throws -> Answer { try .json(["error": fault.error], status: fault.status) }

    /// Fields as a form, a query or JSON: clients send all three.
    func fields(_ call: Call) async throws -> Form {
        let text = try await call.text(limit: 1 << 16)
        guard call.headers[.contentType]?.hasPrefix("application/json") == true else {
            let form = try call.form(in: text)
            return form.fields.isEmpty ? call.query : form
        }
        let object = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        guard let object else { throw Fault(status: .badRequest, error: "Bad JSON") }
        return Form(
            object.compactMapValues { value in
                (value as? [Any])?.map { "\($0)" } ?? (value is NSNull ? nil : ["\(value)"])
            })
    }

    private func bearer(_ call: Call) -> String? {
        let header = call.headers[.authorization] ?? ""
        return header.lowercased().hasPrefix("bearer ") ? String(header.dropFirst("bearer ".count)) : nil
    }

    func account(_ call: Call, scope: String, in tx: Transaction) throws -> PracticeAccount {
        guard let token = try bearer(call).flatMap({ try AccessToken.find($0, in: tx) }), let id = token.account,
            let account = try PracticeAccount.find(id, in: tx)
        else { throw Fault.unauthorized }
        guard token.allows(scope) else { throw Fault.forbidden }
        return account
    }

    /// Whose eyes a page is for: nil without a token. A token that is wrong is refused everywhere.
    func reader(_ call: Call, in tx: Transaction) throws -> Int64? {
        guard let bearer = bearer(call) else { return nil }
        guard let token = try AccessToken.find(bearer, in: tx) else { throw Fault.unauthorized }
        return token.allows("read:statuses") ? token.account : nil
    }

    func id(_ call: Call) throws -> Int64 {
        guard let id = call.parameters["id"].flatMap({ Int64($0) }) else { throw Fault.notFound }
        return id
    }

    func window(_ call: Call) -> Status.Window {
        let minimum = Int64(call.query["min_id"])
        return Status.Window(
            before: Int64(call.query["max_id"]) ?? .max, after: minimum ?? Int64(call.query["since_id"]) ?? 0,
            isUpwards: minimum != nil, limit: min(40, max(1, call.query.number("limit") ?? 20)))
    }
}
