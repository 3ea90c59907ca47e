import Foundation
import Platform

@testable import Care
@testable import Situation
@testable import Voice

/// What programs send: a body for any call of the API. The first byte chooses the call, the rest is the body.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzBodies(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: data, count: size)
    guard let kind = bytes.first else { return 0 }
    let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
    let type = bodies[Int(kind) % bodies.count]
    readAndWrite(type, text)
    return 0
}

private let bodies: [any APIOperation.JSON.Type] =
    (peopleOperations + crisesOperations + factsOperations + guidanceOperations + briefingsOperations + voiceOperations
    + careOperations)
    .compactMap(\.takes)

/// What was understood is written, and understood again as the same; no NUL gets through to the database.
private func readAndWrite<Body: APIOperation.JSON>(_ type: Body.Type, _ text: String) {
    guard let body: Body = try? readBody(text) else { return }
    guard let written = try? apiEncoded(body) else { preconditionFailure("read, and cannot be written") }
    precondition(!written.contains(0), "a NUL")
    let again = String(decoding: written, as: UTF8.self)
    precondition(!again.contains(#"\u0000"#) || again.contains(#"\\u0000"#), "a NUL that is written otherwise")
    guard let back: Body = try? readBody(again), let twice = try? apiEncoded(back) else {
        preconditionFailure("written, and cannot be read")
    }
    precondition(twice == written, "not the same")
}
