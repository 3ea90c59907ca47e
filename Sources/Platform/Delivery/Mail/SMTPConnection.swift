import Foundation
import NIOCore
import NIOPosix
import NIOSSL

/// One conversation with a mail server: a line is said, a reply is waited for, and whoever is silent is hung up on.
struct SMTPConnection {
    private let channel: any Channel
    private var replies: AsyncThrowingStream<SMTPReply, any Error>.Iterator
    private let server: SMTPServer
    private(set) var isSecure: Bool

    static func open(_ server: SMTPServer) async throws -> SMTPConnection {
        let (stream, inbox) = AsyncThrowingStream<SMTPReply, any Error>.makeStream(
            bufferingPolicy: .bufferingOldest(64))
        let isTLS = server.security == .tls
        let context = isTLS ? try server.tlsContext() : nil
        let host = server.tlsName
        do {
            let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connectTimeout(.seconds(10))
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        if let context {
                            let tls = try NIOSSLClientHandler(context: context, serverHostname: host)
                            try channel.pipeline.syncOperations.addHandler(tls)
                        }
                        try channel.pipeline.syncOperations.addHandler(SMTPInbox(inbox, isSecure: isTLS))
                    }
                }
                .connect(host: server.host, port: server.port).get()
            return SMTPConnection(
                channel: channel, replies: stream.makeAsyncIterator(), server: server, isSecure: isTLS)
        } catch {
            throw MailFault.unreachable
        }
    }

    /// The next reply, within a time.
    mutating func reply(within patience: Int64) async throws -> SMTPReply {
        let channel = channel
        let alarm = channel.eventLoop.scheduleTask(in: .seconds(patience)) { channel.close(promise: nil) }
        defer { alarm.cancel() }
        do {
            guard let reply = try await replies.next() else { throw MailFault.unreachable }
            // Somebody on the way may have said it before the lock fell.
            guard reply.isSecure == isSecure else { throw MailFault.untrusted }
            return reply
        } catch {
            throw MailFault(error)
        }
    }

    /// - Parameter line: without its end. Whatever is put into one has been read into a type that has no line ends.
    mutating func say(_ line: String, within patience: Int64 = 60) async throws -> SMTPReply {
        guard !line.utf8.contains(where: { $0 == 13 || $0 == 10 || $0 == 0 }) else { throw MailFault.unreachable }
        await write(line + "\r\n")
        return try await reply(within: patience)
    }

    /// What became of it, the reply says: when the line is cut, it says why, and writing would only say that it is.
    func write(_ text: String) async {
        let channel = channel
        // A server that stops reading must not keep a worker for ever.
        let alarm = channel.eventLoop.scheduleTask(in: .seconds(120)) { channel.close(promise: nil) }
        defer { alarm.cancel() }
        try? await channel.writeAndFlush(ByteBuffer(string: text))
    }

    /// From here on everything is read through TLS, and what is still unread is thrown away.
    mutating func secure() async throws {
        let (channel, context, host) = (channel, try server.tlsContext(), server.tlsName)
        try await channel.eventLoop.submit {
            let pipeline = channel.pipeline.syncOperations
            try pipeline.handler(type: SMTPInbox.self).beginSecure()
            try pipeline.addHandler(NIOSSLClientHandler(context: context, serverHostname: host), position: .first)
        }.get()
        isSecure = true
    }

    func close() async { try? await channel.close() }
}

/// Hands the replies on as they come in.
private final class SMTPInbox: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let replies: AsyncThrowingStream<SMTPReply, any Error>.Continuation
    private var reader = SMTPReplyReader()
    private var isSecure: Bool

    init(_ replies: AsyncThrowingStream<SMTPReply, any Error>.Continuation, isSecure: Bool) {
        self.replies = replies
        self.isSecure = isSecure
    }

    func beginSecure() { (reader, isSecure) = (SMTPReplyReader(), true) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        do {
            for var reply in try reader.read(unwrapInboundIn(data).readableBytesView) {
                reply.isSecure = isSecure
                replies.yield(reply)
            }
        } catch {
            errorCaught(context: context, error: error)
        }
    }

    func channelInactive(context: ChannelHandlerContext) { replies.finish(throwing: MailFault.unreachable) }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        replies.finish(throwing: error)
        context.close(promise: nil)
    }
}

extension MailFault {
    fileprivate init(_ error: any Error) {
        switch error {
        case let fault as MailFault: self = fault
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError: self = .untrusted
        default: self = .unreachable
        }
    }
}

extension SMTPServer {
    fileprivate func tlsContext() throws -> NIOSSLContext {
        var configuration = TLSConfiguration.makeClientConfiguration()
        if let authorities { configuration.trustRoots = .file(authorities) }
        configuration.minimumTLSVersion = .tlsv12
        do { return try NIOSSLContext(configuration: configuration) } catch { throw MailFault.untrusted }
    }

    /// An address in figures is no name: its certificate is compared with the address.
    fileprivate var tlsName: String? { IPAddress(host) == nil ? host : nil }
}
