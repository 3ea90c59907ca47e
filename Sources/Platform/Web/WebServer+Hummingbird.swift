import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Metrics
import NIOCore
import ServiceLifecycle

struct WebContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let peer: String
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
        peer = source.channel.remoteAddress?.ipAddress ?? "-"
    }
}

extension Call {
    init(_ request: Request, _ context: WebContext, proxies: TrustedProxies, now: Instant) {
        method = request.method
        path = request.uri.path
        query = Form(urlEncoded: request.uri.query ?? "")
        headers = request.headers
        var parameters: [String: String] = [:]
        for (name, value) in context.parameters { parameters[String(name)] = String(value) }
        self.parameters = parameters
        requestID = ID<Call>.new(at: now).rawValue
        origin = proxies.origin(peer: context.peer, forwarded: headers[values: .xForwardedFor])
        self.now = now
        body = request.body
        let channel = context.channel
        hangUp = { channel.eventLoop.scheduleTask(in: .seconds(2)) { channel.close(promise: nil) } }
    }
}

extension Response {
    init(_ answer: Answer, to call: Call, openStreams: Meter) {
        let isHead = call.method == .head
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
            self.init(status: answer.status, headers: headers, body: .init(streaming: run, for: call, openStreams))
        }
    }
}

extension ResponseBody {
    /// Runs until the reader leaves or falls behind, or the server shuts down; without these, streams leak and the
    /// process cannot end. A write to a reader that no longer reads ends with the connection only, so it is hung up.
    fileprivate init(
        streaming run: @escaping @Sendable (EventStream) async throws -> Void, for call: Call, _ openStreams: Meter
    ) {
        self.init { writer in
            openStreams.increment()
            defer { openStreams.decrement() }
            let (buffers, continuation) = AsyncStream<ByteBuffer>.makeStream(bufferingPolicy: .bufferingOldest(64))
            let stream = EventStream { buffer in
                if case .enqueued = continuation.yield(buffer) { return }
                call.hangUp()
                throw CancellationError()
            }
            try await call.body.consumeWithInboundCloseHandler { _ in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask {
                        defer { continuation.finish() }
                        try await run(stream)
                    }
                    try await withGracefulShutdownHandler {
                        for await buffer in buffers.cancelOnGracefulShutdown() { try await writer.write(buffer) }
                    } onGracefulShutdown: {
                        call.hangUp()
                    }
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
    /// Live pages ask for parts of themselves by their names with spaces between; each stands between two comments (see
    /// `live`). One is sent bare; of several those that are there, with their comments. Without any the page is sent whole.
    func only(parts names: String) -> Answer {
        let names = names.split(separator: " ").map(String.init)
        guard case .bytes(let page) = body, status == .ok, names.count <= 20,
            names.allSatisfy({ $0.allSatisfy { $0.isLetter || $0 == "-" } })
        else { return self }
        var parts = ByteBuffer()
        let isFound = page.withUnsafeReadableBytes { bytes in
            names.map { name in
                guard let start = bytes.firstRange(of: "<!--part:\(name)-->".utf8),
                    let end = bytes.firstRange(of: "<!--/part:\(name)-->".utf8, from: start.upperBound)
                else { return false }
                parts.writeBytes(
                    names.count == 1
                        ? bytes[start.upperBound..<end.lowerBound] : bytes[start.lowerBound..<end.upperBound])
                return true
            }.contains(true)
        }
        guard isFound else { return self }
        var answer = self
        answer.body = .bytes(parts)
        return answer
    }
}
