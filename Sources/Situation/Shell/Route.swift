import HTTPTypes
import Platform

/// A route: method, path, who may enter, and what it does.
package struct Route: Sendable {
    package let method: HTTPRequest.Method
    package let path: String
    package let access: Access
    let limit: Int
    let pace: Pace
    let handle: Handler
    /// Where people look for help: nothing says that somebody was there.
    package private(set) var isUnlogged = false
    private var takesFiles = false

    enum Handler: Sendable {
        case open(@Sendable (Guest) async throws -> Answer)
        case nameless(@Sendable (Guest) async throws -> Answer)
        case signedIn(@Sendable (Visit) async throws -> Answer)
        case asked(@Sendable (Visit, Transaction) throws -> Answer)
    }

    /// For those who are signed in.
    package init(
        _ method: HTTPRequest.Method, _ path: String, _ access: Access, limit: Int = 1 << 20, pace: Pace = .changes,
        _ handle: @escaping @Sendable (Visit) async throws -> Answer
    ) {
        self.method = method
        self.path = path
        self.access = access
        self.limit = limit
        self.pace = pace
        self.handle = .signedIn(handle)
    }

    /// For those who are signed in and send files of any kind, which their form has in `uploads`.
    package init(
        taking path: String, _ access: Access, limit: Int,
        _ handle: @escaping @Sendable (Visit) async throws -> Answer
    ) {
        self.init(.post, path, access, limit: limit, handle)
        takesFiles = true
    }

    /// For what a script of ours asks again and again, and what only reads: who asks and the answer come from one
    /// transaction, and the visit has no page around it: no crisis bar, no menu.
    package init(
        asking method: HTTPRequest.Method, _ path: String, _ access: Access, limit: Int = 1 << 20, pace: Pace,
        _ handle: @escaping @Sendable (Visit, Transaction) throws -> Answer
    ) {
        self.method = method
        self.path = path
        self.access = access
        self.limit = limit
        self.pace = pace
        self.handle = .asked(handle)
    }

    /// For everyone, signed out too.
    package init(
        open method: HTTPRequest.Method, _ path: String,
        _ handle: @escaping @Sendable (Guest) async throws -> Answer
    ) {
        self.method = method
        self.path = path
        access = .anyone
        limit = 1 << 16
        pace = .changes
        self.handle = .open(handle)
    }

    /// For what a browser sends without saying whose it is. A cookie would say so, and is refused, so that a mistake in
    /// a script is found on the first try; without one there is nothing that another site could abuse, so no token is
    /// asked for. Nothing notes that it came.
    package init(
        nameless path: String, limit: Int = 1 << 14, _ handle: @escaping @Sendable (Guest) async throws -> Answer
    ) {
        method = .post
        self.path = path
        access = .anyone
        self.limit = limit
        pace = .checks
        self.handle = .nameless(handle)
        isUnlogged = true
    }

    package var unlogged: Route {
        var route = self
        route.isUnlogged = true
        return route
    }

    package func endpoint(in house: House) -> Endpoint {
        Endpoint(method, path, isUnlogged: isUnlogged) { call in
            let sent = takesFiles ? try call.form(in: try await call.bytes(limit: limit)) : nil
            let body = changes && !takesFiles ? try await call.text(limit: limit) : ""
            switch handle {
            case .nameless(let run):
                guard call.headers[.cookie] == nil, call.headers[.authorization] == nil else { throw Refusal.named }
                return try await run(Guest(call: call, house: house, body: body))
            case .open(let run):
                let guest = Guest(call: call, house: house, body: body)
                if changes {
                    try guest.checkToken()
                    try house.keep(pace, of: call.origin)
                }
                return try await run(guest)
            case .signedIn(let run):
                guard let visit = try await Visit.begin(call, house: house, body: body, sent: sent) else {
                    throw Refusal.signInFirst
                }
                try admit(visit)
                return visit.remembered(try await run(visit))
            case .asked(let run):
                let found = try await Visit.ask(call, house: house, body: body) { visit, tx in
                    try admit(visit)
                    return try run(visit, tx)
                }
                guard let (visit, answer) = found else { throw Refusal.signInFirst }
                return visit.remembered(answer)
            }
        }
    }

    private var changes: Bool { method != .get && method != .head }

    private func admit(_ visit: Visit) throws {
        guard access.admits(visit.viewer, to: visit.pathCrisis) else { throw Refusal.notFound }
        guard changes else { return }
        try visit.checkToken()
        try visit.house.keep(pace, of: visit.viewer.id.rawValue)
    }
}

/// How fast one person may go on: what only looks at words that are sent along, as they are typed, may come oftener.
package enum Pace: Sendable { case changes, checks }

extension House {
    fileprivate func keep(_ pace: Pace, of key: String) throws {
        let wait = services.limiter.take("\(pace):\(key)", pace == .changes ? .writes : .checks)
        if let wait { throw Refusal.tooMany(retryAfterSeconds: wait) }
    }
}
