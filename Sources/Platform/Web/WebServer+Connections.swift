import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTPTypes
import ServiceLifecycle

extension WebServer {
    /// Runs until graceful shutdown: requests under way are finished, open streams are ended.
    ///
    /// - Parameters:
    ///   - port: 0 takes any that is free.
    ///   - certificates: without them it speaks plain HTTP.
    ///   - onReady: called with the port once the socket listens.
    package func service(
        host: String, port: Int, certificates: Certificates? = nil,
        onReady: @escaping @Sendable (Int) async -> Void = { _ in }
    ) -> any Service {
        Application(
            responder: responder(),
            server: HTTPServerBuilder { responder in
                let plain = HTTP1Channel(responder: responder, configuration: connection)
                guard let certificates else { return plain }
                return TLSChannel(base: plain, certificates: certificates)
            },
            configuration: .init(
                address: .hostname(host, port: port), serverName: name,
                availableConnectionsDelegate: MaximumAvailableConnections(limits.connections, logger: logger)),
            onServerRunning: { channel in await onReady(channel.localAddress?.port ?? port) },
            logger: logger)
    }

    private var connection: HTTP1Channel.Configuration {
        HTTP1Channel.Configuration(
            additionalChannelHandlers: [UnreadableRequests(server: self)], idleTimeout: .init(limits.silence),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: limits.headerBytes / 2, maxHeaderListSize: limits.headerBytes,
                maxHeaderFieldCount: limits.headerCount))
    }
}

/// A request that cannot be read never reaches us: the framework refuses it. That answer gets what all answers have.
private final class UnreadableRequests: ChannelOutboundHandler, RemovableChannelHandler {
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let server: WebServer

    init(server: WebServer) { self.server = server }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .head(var head) = unwrapOutboundIn(data), head.headerFields[.requestID] == nil else {
            return context.write(data, promise: promise)
        }
        let id = ID<Call>.new(at: server.now()).rawValue
        server.logger.info(
            "request",
            metadata: ["id": "\(id)", "method": "-", "route": "-", "status": "\(head.status.code)", "ms": "0"])
        for field in server.headers { head.headerFields.append(field) }
        head.headerFields[.requestID] = id
        head.headerFields[.server] = server.name
        context.write(wrapOutboundOut(.head(head)), promise: promise)
    }
}
