import HTTPTypes
import Platform

/// One call of the JSON API: its path, who may make it, what it takes and gives, and what it does. The description of
/// the API is made from these, and so are the routes.
package struct APIOperation: Sendable {
    package static let root = "/api/v1"

    package typealias JSON = Codable & Sendable

    package enum Reply: Sendable {
        case json(any JSON.Type)
        case nothing
        /// A stream of server-sent events.
        case events
    }

    /// Something that may stand after the question mark.
    package struct QueryField: Sendable {
        package let name: String
        package let shape: Shape
        package let meaning: String

        package init(_ name: String, _ shape: Shape, _ meaning: String) {
            self.name = name
            self.shape = shape
            self.meaning = meaning
        }

        package init(_ name: String, _ meaning: String) { self.init(name, .string(), meaning) }
    }

    package let method: HTTPRequest.Method
    /// Below the root, like `/crises/:crisis/facts`.
    package let path: String
    package let access: Access
    package let scope: Scope
    /// What generated clients call it, like `changeFact`.
    package let name: String
    package let summary: String
    package var query: [QueryField] = []
    package var takes: (any JSON.Type)?
    package let gives: Reply
    package var status: HTTPResponse.Status = .ok
    /// Whether `If-Match` can be sent with it.
    package var isGuarded = false
    /// Whether `Idempotency-Key` can be sent with it.
    package var takesKey = false
    package var bodyLimit = 64 << 10
    /// What counts somebody who may not be found: nothing says that it was called.
    private var isUnlogged = false
    let run: @Sendable (BearerVisit) async throws -> Answer

    init(
        _ method: HTTPRequest.Method, _ path: String, _ access: Access, _ scope: Scope, _ name: String,
        _ summary: String, gives: Reply, run: @escaping @Sendable (BearerVisit) async throws -> Answer
    ) {
        self.method = method
        self.path = path
        self.access = access
        self.scope = scope
        self.name = name
        self.summary = summary
        self.gives = gives
        self.run = run
    }
}

extension APIOperation {
    package var unlogged: APIOperation {
        var operation = self
        operation.isUnlogged = true
        return operation
    }

    package func endpoint(in house: House) -> Endpoint {
        Endpoint(method, APIOperation.root + path, isUnlogged: isUnlogged) { call in
            let body = changes ? try await call.text(limit: bodyLimit) : ""
            guard let bearer = try await BearerVisit.begin(call, house: house, body: body) else {
                let wait = house.services.limiter.take("api-door:" + call.origin, .signInsFromOnePlace)
                if let wait { throw Refusal.tooMany(retryAfterSeconds: wait) }
                throw Refusal.signInFirst
            }
            let rate = Rate.api(perMinute: house.services.settings.apiRate)
            let allowance = house.services.limiter.ask("api:" + bearer.token.id.rawValue, rate)
            var answer = try await answer(bearer, allowance)
            answer.headers[.rateLimitPolicy] = "\"token\";q=\(rate.most);w=\(rate.windowSeconds)"
            answer.headers[.rateLimit] = "\"token\";r=\(allowance.left);t=\(allowance.wait ?? 1)"
            return answer
        }
    }

    private var changes: Bool { method != .get && method != .head }

    private func answer(_ bearer: BearerVisit, _ allowance: Allowance) async throws -> Answer {
        let visit = bearer.visit
        do {
            if let wait = allowance.wait { throw Refusal.tooMany(retryAfterSeconds: wait) }
            guard access.admits(visit.viewer, to: visit.pathCrisis) else { throw Refusal.notFound }
            guard bearer.token.scopes.contains(scope) else { throw Refusal.beyondToken }
            let answer = try await run(bearer)
            // A program that reads people for its owner looks at them as its owner would.
            if method == .get, path.hasPrefix("/people") { try await visit.noteAccessToPeople() }
            return answer
        } catch let problems as Problems {
            return .problem(problems.all, visit.call, visit.t)
        } catch let refusal as Refusal {
            return .problem(refusal, visit.call, visit.t)
        }
    }
}

extension Rate {
    static func api(perMinute count: Int) -> Rate {
        Rate(burst: count, every: .milliseconds(max(1, 60_000 / max(1, count))))
    }
}

extension HTTPField.Name {
    package static let rateLimit = HTTPField.Name("RateLimit") ?? .ifMatch
    package static let rateLimitPolicy = HTTPField.Name("RateLimit-Policy") ?? .ifMatch
}
