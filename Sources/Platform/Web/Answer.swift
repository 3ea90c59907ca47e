import Foundation
import HTTPTypes
import NIOCore

/// What a route gives back.
package struct Answer: Sendable {
    package var status: HTTPResponse.Status
    package var headers: HTTPFields
    package var body: Body

    package enum Body: Sendable {
        case nothing
        case text(String)
        case bytes(ByteBuffer)
        case events(@Sendable (EventStream) async throws -> Void)
    }

    package init(_ status: HTTPResponse.Status, headers: HTTPFields = [:], body: Body = .nothing) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    package static func page(_ html: HTML, status: HTTPResponse.Status = .ok) -> Answer {
        Answer(
            status, headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
            body: .bytes(ByteBuffer(bytes: html.bytes)))
    }

    /// After a form: the browser asks for the page anew, and reloading sends nothing twice.
    package static func see(_ path: String) -> Answer { Answer(.seeOther, headers: [.location: path]) }

    /// Keys in order; throws what `value` throws.
    package static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Answer {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Answer(
            status, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: .bytes(ByteBuffer(bytes: try encoder.encode(value))))
    }

    package static func text(_ text: String, type: String = "text/plain; charset=utf-8") -> Answer {
        Answer(.ok, headers: [.contentType: type, .cacheControl: "no-store"], body: .text(text))
    }

    /// - Parameter name: of the file, ours and in ASCII without quotation marks.
    package static func download(_ text: String, named name: String, type: String) -> Answer {
        var answer = Answer.text(text, type: type)
        answer.headers[.contentDisposition] = "attachment; filename=\"\(name)\""
        return answer
    }

    /// - Parameter name: as above.
    package static func download(_ bytes: [UInt8], named name: String, type: String) -> Answer {
        Answer(
            .ok,
            headers: [
                .contentType: type, .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"\(name)\"",
            ], body: .bytes(ByteBuffer(bytes: bytes)))
    }

    /// Open until the closure ends, the reader leaves or falls behind, or the server stops; the closure is then cancelled.
    package static func events(_ run: @escaping @Sendable (EventStream) async throws -> Void) -> Answer {
        Answer(
            .ok,
            headers: [
                .contentType: "text/event-stream", .cacheControl: "no-store", .xAccelBuffering: "no",
            ], body: .events(run))
    }

    package func setting(_ cookie: Cookie) -> Answer {
        var answer = self
        answer.headers.append(HTTPField(name: .setCookie, value: cookie.header))
        return answer
    }
}

extension HTTPField.Name {
    package static let xAccelBuffering = HTTPField.Name("X-Accel-Buffering") ?? .cacheControl
    static let xForwardedFor = HTTPField.Name("X-Forwarded-For") ?? .cacheControl
    package static let xPart = HTTPField.Name("X-Part") ?? .cacheControl
    package static let csrf = HTTPField.Name("X-CSRF-Token") ?? .cacheControl
    package static let requestID = HTTPField.Name("X-Request-Id") ?? .cacheControl
}

/// A cookie of ours: never readable by script, never sent from another site's form.
package struct Cookie: Sendable {
    let name: String
    let value: String
    let seconds: Int
    let secure: Bool

    /// - Parameters:
    ///   - seconds: how long the browser keeps it; 0 takes it back.
    ///   - secure: whether it is sent over HTTPS only.
    package init(_ name: String, _ value: String, seconds: Int, secure: Bool) {
        self.name = name
        self.value = value
        self.seconds = seconds
        self.secure = secure
    }

    var header: String {
        "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax; Max-Age=\(seconds)" + (secure ? "; Secure" : "")
    }
}
