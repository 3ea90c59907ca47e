import Foundation
import HTTPTypes
import Platform

/// The part of the Mastodon API that clients need here; shapes are those of the public documentation.
struct API: Sendable {
    let database: Database
    let address: String

    struct Fault: Error {
        let status: HTTPResponse.Status
        let error: String

        static let notFound = Fault(status: .notFound, error: "Record not found")
        static let unauthorized = Fault(status: .unauthorized, error: "The access token is invalid")
        static let forbidden = Fault(status: .forbidden, error: "This action is outside the authorized scopes")
        static func invalid(_ error: String) -> Fault { Fault(status: .unprocessableContent, error: error) }
    }

    func endpoint(
        _ method: HTTPRequest.Method, _ path: String, _ run: @escaping @Sendable (Call) async throws -> Answer
    ) -> Endpoint {
        Endpoint(method, path) { call in
            do {
                return try await run(call)
            } catch let fault as Fault {
                return try .json(["error": fault.error], status: fault.status)
            }
        }
    }

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

    func account(_ call: Call, scope: String, in tx: Transaction) throws -> PracticeAccount {
        let header = call.headers[.authorization] ?? ""
        guard header.lowercased().hasPrefix("bearer "),
            let token = try AccessToken.find(String(header.dropFirst("bearer ".count)), in: tx),
            let id = token.account, let account = try PracticeAccount.find(id, in: tx)
        else { throw Fault.unauthorized }
        guard token.allows(scope) else { throw Fault.forbidden }
        return account
    }

    func id(_ call: Call) throws -> Int64 {
        guard let id = call.parameters["id"].flatMap({ Int64($0) }) else { throw Fault.notFound }
        return id
    }

    func window(_ call: Call) -> Status.Window {
        Status.Window(
            before: Int64(call.query["max_id"]) ?? .max,
            after: Int64(call.query["since_id"]) ?? Int64(call.query["min_id"]) ?? 0,
            limit: min(40, max(1, call.query.number("limit") ?? 20)))
    }

    func page(_ statuses: [Status], _ call: Call, in tx: Transaction) throws -> Answer {
        var answer = try Answer.json(views(of: statuses, in: tx))
        if let first = statuses.first, let last = statuses.last {
            answer.headers[.link] =
                "<\(address)\(call.path)?max_id=\(last.id)>; rel=\"next\", "
                + "<\(address)\(call.path)?min_id=\(first.id)>; rel=\"prev\""
        }
        return answer
    }

    func views(of statuses: [Status], in tx: Transaction) throws -> [StatusView] {
        guard !statuses.isEmpty else { return [] }
        let accounts = try PracticeAccount.all(Array(Set(statuses.map(\.account))), in: tx)
        let replies = try Status.countReplies(to: statuses.map(\.id), in: tx)
        let parents = try Status.authors(of: statuses.compactMap(\.replyTo), in: tx)
        return statuses.compactMap { status in
            accounts[status.account].map { account in
                StatusView(
                    status, by: AccountView(account, address: address), replies: replies[status.id] ?? 0,
                    parentAuthor: status.replyTo.flatMap { parents[$0] }, address: address)
            }
        }
    }
}

extension Status {
    static func authors(of ids: [Int64], in tx: Transaction) throws -> [Int64: Int64] {
        guard !ids.isEmpty else { return [:] }
        let rows = try tx.all("SELECT id, account FROM practice_statuses WHERE id IN \(list: ids)")
        return Dictionary(try rows.map { (try $0["id"], try $0["account"]) }) { first, _ in first }
    }
}
