import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import Metrics
import Tracing

/// A route in the server's own terms; areas declare richer ones that say who may enter.
package struct Endpoint: Sendable {
    package let method: HTTPRequest.Method
    package let path: String
    package let handle: @Sendable (Call) async throws -> Answer
    /// Whether nothing may say that it was asked for: no line in the log, no span, no figure of its own. When it fails,
    /// the log has the number that its reader is told, and not what it was.
    let isUnlogged: Bool

    package init(
        _ method: HTTPRequest.Method, _ path: String, isUnlogged: Bool = false,
        _ handle: @escaping @Sendable (Call) async throws -> Answer
    ) {
        self.method = method
        self.path = path
        self.isUnlogged = isUnlogged
        self.handle = handle
    }
}

/// Serves endpoints over HTTP/1.1: request ids, security headers, logs without personal text, and one place where errors
/// become answers. A GET endpoint answers HEAD too.
package struct WebServer: Sendable {
    /// What one sender, or all together, may take up.
    package struct Limits: Sendable {
        /// How long a connection may be silent while we wait for it. Open streams are not cut.
        package var silence: Duration = .seconds(75)
        package var headerBytes = 32 << 10
        package var headerCount = 100
        /// More connections than this wait to be accepted.
        package var connections = 20_000

        package init() {}
    }

    package let name: String
    package let endpoints: [Endpoint]
    /// Turns a refusal (or, when nil, a failure of ours) into what the reader sees.
    package let refuse: @Sendable (Call, Refusal?) async -> Answer
    package let now: @Sendable () -> Instant
    package let headers: HTTPFields
    package let limits: Limits
    package let proxies: TrustedProxies
    package let drain: Drain
    package let logger: Logger
    let meters: WebMeters
    private let steps = Steps()

    /// - Parameters:
    ///   - headers: added to every answer that does not set them itself.
    ///   - drain: once it has begun, every answer asks for its connection to be closed.
    package init(
        name: String, endpoints: [Endpoint], headers: HTTPFields = SecurityHeaders.pages, limits: Limits = Limits(),
        proxies: TrustedProxies = .none, drain: Drain = Drain(), now: @escaping @Sendable () -> Instant, logger: Logger,
        refuse: @escaping @Sendable (Call, Refusal?) async -> Answer
    ) {
        self.name = name
        meters = WebMeters(server: name)
        self.endpoints = endpoints
        self.headers = headers
        self.limits = limits
        self.proxies = proxies
        self.drain = drain
        self.now = now
        self.logger = logger
        self.refuse = refuse
    }

    func responder() -> RouterResponder<WebContext> {
        let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: NothingHere(server: self, meter: meters.route(nil)))
        for endpoint in endpoints {
            let meter = endpoint.isUnlogged ? nil : meters.route(endpoint)
            router.on(RouterPath(endpoint.path), method: endpoint.method) { request, context in
                await answer(request, context, with: endpoint, meter)
            }
        }
        return router.buildResponder()
    }

    fileprivate func answer(
        _ request: Request, _ context: WebContext, with endpoint: Endpoint?, _ meter: RouteMeter?
    ) async -> Response {
        if endpoint?.isUnlogged == true { return await answer(request, context, with: endpoint, nil, nil) }
        return await steps.begin(spanName(request.method, endpoint), .server, by: request.headers) { span in
            await answer(request, context, with: endpoint, meter, span)
        }
    }

    private func answer(
        _ request: Request, _ context: WebContext, with endpoint: Endpoint?, _ meter: RouteMeter?, _ span: (any Span)?
    ) async -> Response {
        meters.underWay.increment()
        defer { meters.underWay.decrement() }
        let start = ContinuousClock.now
        let call = Call(request, context, proxies: proxies, now: now())
        var failure: String?
        var answer: Answer
        do {
            guard let endpoint else { throw Refusal.notFound }
            answer = try await endpoint.handle(call)
        } catch let refusal as Refusal {
            answer = await refuse(call, refusal)
            if refusal == .tooLarge { answer.headers[.connection] = "close" }
            if case .tooMany = refusal { meters.limited.increment() }
        } catch {
            failure = errorKind(error)
            answer = await refuse(call, error as? DatabaseError == .unavailable ? .unavailable : nil)
        }
        let elapsed = start.duration(to: .now)
        meter?.record(elapsed, status: answer.status.code)
        if let span { tell(span, of: call, endpoint, answer.status, failure) }
        log(call, endpoint: endpoint, status: answer.status.code, elapsed: elapsed, failure: failure, span)
        for field in headers where answer.headers[field.name] == nil { answer.headers.append(field) }
        answer.headers[.requestID] = call.requestID
        if drain.hasBegun { answer.headers[.connection] = "close" }
        if let parts = call.headers[.xPart] { answer = answer.only(parts: parts) }
        return Response(answer, to: call, openStreams: meters.openStreams)
    }

    private func log(
        _ call: Call, endpoint: Endpoint?, status: Int, elapsed: Duration, failure: String?, _ span: (any Span)?
    ) {
        if endpoint?.isUnlogged == true {
            if let failure {
                logger.error("request failed", metadata: ["id": "\(call.requestID)", "error": "\(failure)"])
            }
            return
        }
        let parts = elapsed.components
        var facts: Logger.Metadata = [
            "id": "\(call.requestID)", "method": "\(call.method)", "route": "\(endpoint?.path ?? "-")",
            "status": "\(status)",
            "ms": "\(parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000)",
        ]
        let place = span?.context.place ?? TracePlace(traceparent: call.headers[.traceparent])
        if let place { facts["trace"] = "\(place.traceID)" }
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
    let meter: RouteMeter

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch is HTTPError {
            return await server.answer(request, context, with: nil, meter)
        }
    }
}
