import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// One request, as routes see it.
package struct Call: Sendable {
    package let method: HTTPRequest.Method
    package let path: String
    package let query: Form
    package let headers: HTTPFields
    package let parameters: [String: String]
    /// Shown to the reader when something failed on our side, and found in the log.
    package let requestID: String
    /// Where the request came from, for rate limits only.
    package let origin: String
    package let now: Instant
    let body: RequestBody
    /// Ends the connection soon: after the answer had its chance to arrive, and whatever is still being sent.
    let hangUp: @Sendable () -> Void

    /// The id in the path; text that cannot be one is a thing that is not there.
    package func id<Of>(_ name: String, of: Of.Type = Of.self) throws(Refusal) -> ID<Of> {
        guard let id = parameters[name].flatMap({ ID<Of>(rawValue: $0) }) else { throw .notFound }
        return id
    }

    /// The first cookie of this name.
    package func cookie(_ name: String) -> String? {
        firstCookie(name, in: headers[.cookie] ?? "")
    }

    /// Whether the answer is wanted as data: a script of ours or a program asks, not a person's browser.
    package var wantsJSON: Bool { headers[.accept]?.hasPrefix("application/json") == true }

    /// Reads a body that was sent by a form, by its declared type.
    package func form(in text: String) throws(Refusal) -> Form {
        guard let boundary = try boundary else { return Form(urlEncoded: text) }
        return try Form(multipart: text, boundary: boundary)
    }

    /// The same with files of any kind in it.
    package func form(in bytes: [UInt8]) throws(Refusal) -> Form {
        guard let boundary = try boundary else { return Form(urlEncoded: String(decoding: bytes, as: UTF8.self)) }
        return try Form(multipart: bytes, boundary: boundary)
    }

    /// What stands between the parts of a body, when it has any.
    private var boundary: String? {
        get throws(Refusal) {
            let type = headers[.contentType] ?? ""
            guard type.lowercased().hasPrefix("multipart/form-data") else { return nil }
            guard let mark = type.firstRange(of: "boundary=") else { throw .unreadable }
            return type[mark.upperBound...].prefix { $0 != ";" }.trimmingCharacters(in: ["\"", " "])
        }
    }

    /// The whole body as UTF-8; `.unreadable` for other bytes.
    package func text(limit: Int) async throws -> String {
        let whole = try await bytes(limit: limit)
        guard let text = String(validating: whole, as: UTF8.self), !text.utf8.contains(0) else {
            throw Refusal.unreadable
        }
        return text
    }

    /// The whole body, at most `limit` bytes of it. Throws `Refusal.tooLarge` as soon as that shows and hangs up, as it
    /// does on a sender slower than 64 KB a second; `.unreadable` for a body that ends before its announced length.
    package func bytes(limit: Int) async throws -> [UInt8] {
        let length = headers[.contentLength].flatMap { Int($0) }
        let deadline = ContinuousClock.now + .seconds(60 + limit >> 16)
        var whole = ByteBuffer()
        do {
            if let length, length > limit { throw Refusal.tooLarge }
            for try await part in body {
                let isTooMuch = whole.readableBytes + part.readableBytes > limit
                guard !isTooMuch, ContinuousClock.now < deadline else { throw Refusal.tooLarge }
                whole.writeImmutableBuffer(part)
            }
        } catch let refusal as Refusal {
            hangUp()
            throw refusal
        } catch {
            // The sender went away or broke the protocol; nothing failed here.
            throw Refusal.unreadable
        }
        guard length == nil || length == whole.readableBytes else { throw Refusal.unreadable }
        return Array(whole.readableBytesView)
    }
}
