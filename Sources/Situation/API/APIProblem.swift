import Foundation
import HTTPTypes
import Platform

/// What went wrong, for programs: a problem document as RFC 9457 has it.
package struct APIProblemJSON: Codable, Sendable {
    package struct FieldJSON: Codable, Sendable {
        /// As in the request; empty when it is about the whole.
        let field: String
        let detail: String
    }

    /// Which kind of problem, explained at this place.
    let type: String
    let title: String
    let status: Int
    let detail: String
    /// Say this number when you ask about it.
    let requestId: String
    let errors: [FieldJSON]?

    fileprivate init(_ kind: String, _ words: RefusalWords, _ call: Call, errors: [FieldJSON]? = nil) {
        type = "/api#problem-\(kind)"
        title = words.title
        status = words.status.code
        detail = words.detail
        requestId = call.requestID
        self.errors = errors
    }

    /// What stands after `#problem-` in a type, with when it comes.
    package static let kinds: [(name: String, status: Int, meaning: Sentence)] = [
        ("unreadable", 400, "The request could not be read: broken JSON, a limit that is none, a page nobody named."),
        ("sign-in-first", 401, "There is no token, or it has expired, was taken back, or its owner has left."),
        ("beyond-token", 403, "The token lacks the scope that this needs."),
        ("not-found", 404, "It is not there, or it is not yours to see. The two are not told apart."),
        ("conflict", 409, "Someone else was faster, or the thing has moved on. Read it again."),
        ("changed-since", 412, "It is not any more what If-Match said. Read it again."),
        ("too-large", 413, "The body is larger than this takes."),
        ("invalid", 422, "Something has to be put right; errors says what, beside which field."),
        ("reused-key", 422, "This Idempotency-Key came before with another request."),
        ("too-many", 429, "Wait as long as Retry-After says."),
        ("failed", 500, "It failed on our side. Nothing was done by halves."),
        ("unavailable", 503, "The database is away for a moment. Wait as long as Retry-After says, then ask again."),
    ]
}

extension Answer {
    /// A refusal, or a failure of ours when it is nil.
    package static func problem(_ refusal: Refusal?, _ call: Call, _ t: Words) -> Answer {
        var answer = problem(APIProblemJSON(kind(of: refusal), RefusalWords(refusal, call, t), call))
        if let seconds = refusal?.retryAfterSeconds { answer.headers[.retryAfter] = String(seconds) }
        if refusal == .signInFirst { answer.headers[.wwwAuthenticate] = "Bearer" }
        if refusal == .beyondToken { answer.headers[.wwwAuthenticate] = "Bearer error=\"insufficient_scope\"" }
        return answer
    }

    /// What the caller can put right.
    static func problem(_ problems: [Problem], _ call: Call, _ t: Words) -> Answer {
        let words = RefusalWords(
            status: .unprocessableContent, title: t("Something has to be put right"), detail: t("Nothing was changed."))
        let errors = problems.map {
            APIProblemJSON.FieldJSON(field: $0.field, detail: t($0.sentence))
        }
        return problem(APIProblemJSON("invalid", words, call, errors: errors))
    }

    private static func problem(_ document: APIProblemJSON) -> Answer {
        var answer =
            (try? api(document, status: .init(code: document.status))) ?? Answer(.init(code: document.status))
        answer.headers[.contentType] = "application/problem+json"
        return answer
    }

    /// JSON as the API speaks it: names in snake case, in order.
    static func api(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Answer {
        Answer(
            status, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: .text(String(decoding: try apiEncoded(value), as: UTF8.self)))
    }
}

func apiEncoded(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return try encoder.encode(value)
}

private func kind(of refusal: Refusal?) -> String {
    switch refusal {
    case .notFound: "not-found"
    case .signInFirst: "sign-in-first"
    case .forged, .beyondToken: "beyond-token"
    case .tooMany: "too-many"
    case .tooLarge: "too-large"
    case .unreadable, .named: "unreadable"
    case .conflict: "conflict"
    case .changedSince: "changed-since"
    case .reusedKey: "reused-key"
    case .unavailable: "unavailable"
    case nil: "failed"
    }
}
