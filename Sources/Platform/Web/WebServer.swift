import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle

/// A route in the server's own terms; areas declare richer ones that say who may enter.
package struct Endpoint: Sendable {
    package let method: HTTPRequest.Method
    package let path: String
    package let handle: @Sendable (Call) async throws -> Answer

    package init(
        _ method: HTTPRequest.Method, _ path: String, _ handle: @escaping @Sendable (Call) async throws -> Answer
    ) {
        self.method = method
        self.path = path
        self.handle = handle
    }
}

/// Serves endpoints over HTTP: request ids, security headers, logs without personal text, and one place where errors
/// become answers.
package struct WebServer: Sendable {
    package let name: String
    package let endpoints: [Endpoint]
    /// Turns a refusal (or, when nil, a failure of ours) into what the reader sees.
    package let refuse: @Sendable (Call, Refusal?) async -> Answer
    package let now: @Sendable () -> Instant
    package let headers: HTTPFields
    package let logger: Logger

    package init(
        name: String, endpoints: [Endpoint], headers: HTTPFields = SecurityHeaders.pages,
        now: @escaping @Sendable () -> Instant, logger: Logger,
        refuse: @escaping @Sendable (Call, Refusal?) async -> Answer
    ) {
        self.name = name
        self.endpoints = endpoints
        self.headers = headers
        self.now = now
        self.logger = logger
        self.refuse = refuse
    }

    /// - Parameter onReady: called with the port once the socket listens.
    package func service(
        host: String, port: Int, onReady: @escaping @Sendable (Int) async -> Void = { _ in }
    ) -> any Service {
        Application(
            responder: responder(),
            configuration: .init(address: .hostname(host, port: port), serverName: name),
            onServerRunning: { channel in await onReady(channel.localAddress?.port ?? port) },
            logger: logger)
    }

    func responder() -> RouterResponder<WebContext> {
        let router = Router(context: WebContext.self)
        router.add(middleware: NothingHere(server: self))
        for endpoint in endpoints {
            router.on(RouterPath(endpoint.path), method: endpoint.method) { request, context in
                await answer(request, context, with: endpoint)
            }
        }
        return router.buildResponder()
    }

    fileprivate func answer(_ request: Request, _ context: WebContext, with endpoint: Endpoint?) async -> Response {
        let start = ContinuousClock.now
        let call = Call(request, context, now: now())
        var failure: String?
        var answer: Answer
        do {
            guard let endpoint else { throw Refusal.notFound }
            answer = try await endpoint.handle(call)
        } catch let refusal as Refusal {
            answer = await refuse(call, refusal)
        } catch {
            failure = describe(error)
            answer = await refuse(call, nil)
        }
        let elapsed = start.duration(to: .now)
        log(call, endpoint: endpoint, status: answer.status.code, elapsed: elapsed, failure: failure)
        for field in headers where answer.headers[field.name] == nil { answer.headers.append(field) }
        answer.headers[.requestID] = call.requestID
        if let part = call.headers[.xPart] { answer = answer.only(part: part) }
        return Response(answer, to: request, isHead: call.method == .head)
    }

    private func log(_ call: Call, endpoint: Endpoint?, status: Int, elapsed: Duration, failure: String?) {
        let parts = elapsed.components
        var facts: Logger.Metadata = [
            "id": "\(call.requestID)", "method": "\(call.method)", "route": "\(endpoint?.path ?? "-")",
            "status": "\(status)",
            "ms": "\(parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000)",
        ]
        if let failure {
            facts["error"] = "\(failure)"
            logger.error("request failed", metadata: facts)
        } else {
            logger.info("request", metadata: facts)
        }
    }
}

/// Answers what no route knows, through the same door as everything else.
private struct NothingHere: RouterMiddleware {
    let server: WebServer

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch is HTTPError {
            return await server.answer(request, context, with: nil)
        }
    }
}

/// The error's type and code, never its text: texts quote what people typed.
private func describe(_ error: any Error) -> String {
    if let error = error as? DatabaseError { return error.logDescription }
    return String(reflecting: type(of: error))
}
