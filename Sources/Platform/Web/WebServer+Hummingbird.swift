import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import ServiceLifecycle

struct WebContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let origin: String

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        origin = source.channel.remoteAddress?.ipAddress ?? "-"
    }
}

extension Call {
    init(_ request: Request, _ context: WebContext, now: Instant) {
        method = request.method
        path = request.uri.path
        query = Form(urlEncoded: request.uri.query ?? "")
        headers = request.headers
        var parameters: [String: String] = [:]
        for (name, value) in context.parameters { parameters[String(name)] = String(value) }
        self.parameters = parameters
        requestID = ID<Call>.new(at: now).rawValue
        origin = context.origin
        self.now = now
        body = request.body
    }
}

extension Response {
    init(_ answer: Answer, to request: Request, isHead: Bool) {
        var headers = answer.headers
        switch answer.body {
        case .nothing:
            headers[.contentLength] = "0"
            self.init(status: answer.status, headers: headers)
        case .text(let text):
            let buffer = ByteBuffer(string: text)
            headers[.contentLength] = String(buffer.readableBytes)
            self.init(status: answer.status, headers: headers, body: isHead ? .init() : .init(byteBuffer: buffer))
        case .bytes(let buffer):
            headers[.contentLength] = String(buffer.readableBytes)
            self.init(status: answer.status, headers: headers, body: isHead ? .init() : .init(byteBuffer: buffer))
        case .events(let run):
            self.init(status: answer.status, headers: headers, body: .init(streaming: run, until: request.body))
        }
    }
}

extension ResponseBody {
    /// Runs until the reader leaves or the server shuts down; without both, streams leak and the process cannot end.
    fileprivate init(
        streaming run: @escaping @Sendable (EventStream) async throws -> Void, until body: RequestBody
    ) {
        self.init { writer in
            let (buffers, continuation) = AsyncStream<ByteBuffer>.makeStream(bufferingPolicy: .bufferingOldest(64))
            try await body.consumeWithInboundCloseHandler { _ in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask {
                        defer { continuation.finish() }
                        try await run(
                            EventStream { buffer in
                                // A reader too slow to keep up is let go; it comes back with `Last-Event-ID`.
                                if case .enqueued = continuation.yield(buffer) { return }
                                throw CancellationError()
                            })
                    }
                    for await buffer in buffers.cancelOnGracefulShutdown() { try await writer.write(buffer) }
                    group.cancelAll()
                }
            } onInboundClosed: {
                continuation.finish()
            }
            try await writer.finish(nil)
        }
    }
}

extension Answer {
    /// Live pages ask for one part of themselves; it stands between two comments (see `live`).
    func only(part: String) -> Answer {
        guard case .bytes(let bytes) = body, status == .ok, part.allSatisfy({ $0.isLetter || $0 == "-" }) else {
            return self
        }
        let page = String(buffer: bytes)
        guard let start = page.range(of: "<!--part:\(part)-->"),
            let end = page.range(of: "<!--/part:\(part)-->", range: start.upperBound..<page.endIndex)
        else { return self }
        var answer = self
        answer.body = .text(String(page[start.upperBound..<end.lowerBound]))
        return answer
    }
}
