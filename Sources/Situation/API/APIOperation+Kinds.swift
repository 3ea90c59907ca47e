import Foundation
import HTTPTypes
import Platform

/// A request without a body.
package struct NoBodyJSON: Codable, Sendable { package init() {} }
/// An answer without a body, with status 204.
package struct NoReplyJSON: Codable, Sendable { package init() {} }

extension APIOperation {
    package typealias Reading<Value> = @Sendable (Visit, Transaction) throws -> Value

    /// One thing, with its `ETag`.
    package static func read<Value: JSON>(
        _ path: String, _ access: Access, _ name: String, _ summary: String, scope: Scope = .read,
        _ reading: @escaping Reading<Value>
    ) -> APIOperation {
        APIOperation(.get, path, access, scope, name, summary, gives: .json(Value.self)) { bearer in
            let visit = bearer.visit
            let value = try await visit.read { try reading(visit, $0) }
            var answer = try Answer.api(value)
            let tag = try entityTag(of: value)
            if visit.call.headers[.ifNoneMatch].map({ names(tag, in: $0) }) == true { answer = Answer(.notModified) }
            answer.headers[.eTag] = tag
            return answer
        }
    }

    /// A page of a list.
    package static func list<Item: JSON>(
        _ path: String, _ access: Access, _ name: String, _ summary: String, filters: [QueryField] = [],
        scope: Scope = .read,
        _ reading: @escaping @Sendable (Visit, Paging, Transaction) throws -> Listing<Item>
    ) -> APIOperation {
        var operation = APIOperation(
            .get, path, access, scope, name, summary, gives: .json(Listing<Item>.self)
        ) { bearer in
            let visit = bearer.visit
            let paging = try Paging(visit.call.query)
            return try .api(try await visit.read { try reading(visit, paging, $0) })
        }
        operation.query =
            filters + [
                QueryField("limit", .integer, "How many at most, 1 to 200; 50 when nothing is said."),
                QueryField("after", .string(pattern: "^[0-9a-z-]{1,64}$"), "The next of the page before."),
            ]
        return operation
    }

    /// A question with a body; nothing is kept.
    package static func ask<Body: JSON, Value: JSON>(
        _ path: String, _ access: Access, _ scope: Scope, _ name: String, _ summary: String,
        _ reading: @escaping @Sendable (Visit, Body, Transaction) throws -> Value
    ) -> APIOperation {
        var operation = APIOperation(.post, path, access, scope, name, summary, gives: .json(Value.self)) { bearer in
            let visit = bearer.visit
            let body: Body = try visit.apiBody()
            return try .api(try await visit.read { try reading(visit, body, $0) })
        }
        operation.takes = Body.self
        return operation
    }

    /// An act, in one transaction with the answer that is kept for its `Idempotency-Key`.
    ///
    /// - Parameters:
    ///   - state: what `If-Match` is held against: the reading whose `ETag` the caller has.
    ///   - isKept: false for what nobody may know of later; then there is no `Idempotency-Key`.
    ///   - afterwards: what has to see the act committed, in a transaction of its own.
    package static func act<Body: JSON, Value: JSON>(
        _ method: HTTPRequest.Method, _ path: String, _ access: Access, _ scope: Scope, _ name: String,
        _ summary: String, status: HTTPResponse.Status = .ok, state: Reading<any JSON>? = nil,
        isKept: Bool = true, afterwards: (@Sendable (Visit) async throws -> Void)? = nil,
        _ acting: @escaping @Sendable (Visit, Body, Transaction) throws -> Value
    ) -> APIOperation {
        let isSilent = Value.self == NoReplyJSON.self
        let takesKey = method == .post && isKept
        let status = isSilent ? .noContent : status
        var operation = APIOperation(
            method, path, access, scope, name, summary, gives: isSilent ? .nothing : .json(Value.self)
        ) { bearer in
            let visit = bearer.visit
            let body: Body = try visit.apiBody()
            let key = takesKey ? try KeptAnswer.key(of: visit.call) : nil
            let request = Tokens.digest("\(method.rawValue) \(visit.call.path)\n\(visit.body)")
            let (code, text): (Int, String) = try await visit.write { tx in
                if let key, let kept = try KeptAnswer.find(key, of: bearer.token.id, request: request, in: tx) {
                    return (kept.status, kept.body)
                }
                if let tags = visit.call.headers[.ifMatch], let state {
                    guard names(try entityTag(of: state(visit, tx)), in: tags) else { throw Refusal.changedSince }
                }
                let value = try acting(visit, body, tx)
                let text = isSilent ? "" : String(decoding: try apiEncoded(value), as: UTF8.self)
                if let key {
                    try KeptAnswer.keep(
                        key, of: bearer.token.id, request: request, status: status.code, body: text, in: tx)
                }
                return (status.code, text)
            }
            try await afterwards?(visit)
            guard !isSilent else { return Answer(.init(code: code)) }
            return Answer(
                .init(code: code), headers: [.contentType: "application/json", .cacheControl: "no-store"],
                body: .text(text))
        }
        operation.takes = Body.self == NoBodyJSON.self ? nil : Body.self
        operation.status = status
        operation.isGuarded = state != nil
        operation.takesKey = takesKey
        return operation
    }

    /// Events for as long as the caller listens.
    package static func stream(
        _ path: String, _ access: Access, _ name: String, _ summary: String, query: [QueryField],
        _ run: @escaping @Sendable (Visit) throws -> Answer
    ) -> APIOperation {
        var operation = APIOperation(.get, path, access, .read, name, summary, gives: .events) { try run($0.visit) }
        operation.query = query
        return operation
    }
}

/// Changes with every byte of the value.
private func entityTag(of value: some Encodable) throws -> String {
    "\"\(Tokens.digest(String(decoding: try apiEncoded(value), as: UTF8.self)).prefix(22))\""
}

private func names(_ tag: String, in field: String) -> Bool {
    field.split(separator: ",").contains { part in
        let named = part.trimmingCharacters(in: .whitespaces)
        return named == "*" || named == tag || named == "W/" + tag
    }
}

extension Visit {
    /// The body as the operation takes it; what does not fit is told by its field.
    fileprivate func apiBody<Body: Decodable>() throws -> Body { try readBody(body) }
}

func readBody<Body: Decodable>(_ text: String) throws -> Body {
    if let nothing = NoBodyJSON() as? Body { return nothing }
    guard !text.escapesNul else { throw Refusal.unreadable }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do {
        return try decoder.decode(Body.self, from: Data(text.utf8))
    } catch let error as DecodingError {
        throw try Problems([unfit(error)])
    }
}

extension String {
    /// Whether it is JSON with `\u0000` in it: a NUL has no place in a database.
    fileprivate var escapesNul: Bool {
        contains(#"\u0000"#) && replacing(#"\\"#, with: " ").contains(#"\u0000"#)
    }
}

private func unfit(_ error: DecodingError) throws(Refusal) -> Problem {
    switch error {
    case .keyNotFound(let key, let context): Problem(place(context.codingPath + [key]), "This is missing.")
    case .valueNotFound(_, let context): Problem(place(context.codingPath), "This is missing.")
    case .typeMismatch(_, let context): Problem(place(context.codingPath), "This is not of the right kind.")
    case .dataCorrupted(let context) where !context.codingPath.isEmpty:
        Problem(place(context.codingPath), "This is not one of the values that are possible here.")
    default: throw .unreadable
    }
}

/// `figures.0.name`
private func place(_ path: [any CodingKey]) -> String {
    path.map { $0.intValue.map(String.init) ?? $0.stringValue.snakeCase }.joined(separator: ".")
}
