import Foundation
import HTTPTypes
import Platform
import Synchronization
import Testing

/// A program that takes messages, and answers as a test wants.
package final class Receiver: Sendable {
    private struct State {
        var status: Int? = 200
        var headers: [String: String] = [:]
        package var got: [WebRequest] = []
    }

    private let state = Mutex(State())

    package init() {}

    package var got: [WebRequest] { state.withLock { $0.got } }
    package var types: [String] { got.map { request in (try? request.message["type"] as? String) ?? "" } }

    /// - Parameter status: nil for nobody who answers
    package func answers(_ status: Int?, headers: [String: String] = [:]) {
        state.withLock { ($0.status, $0.headers) = (status, headers) }
    }

    package var web: WebClient {
        WebClient { [self] request in
            try state.withLock { state in
                guard let status = state.status else { throw DeliveryError.notSent }
                state.got.append(request)
                return WebReply(status: status, headers: state.headers, body: "Thank you")
            }
        }
    }
}

extension WebRequest {
    package var message: [String: Any] {
        get throws { try #require(JSONSerialization.jsonObject(with: Data((body ?? "").utf8)) as? [String: Any]) }
    }
}
