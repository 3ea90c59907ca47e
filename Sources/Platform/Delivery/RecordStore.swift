import Foundation
import HTTPTypes

/// A learning record store that the operator has named, spoken to as xAPI 1.0.3 says.
package struct RecordStore: Sendable {
    /// Without a slash at its end, like `https://records.halden.example/xAPI`.
    package let endpoint: String
    private let key: String
    private let secret: String

    package init(endpoint: String, key: String, secret: String) {
        (self.endpoint, self.key, self.secret) = (endpoint, key, secret)
    }

    /// What people are told of it.
    package var host: String { URL(string: endpoint)?.host() ?? endpoint }

    /// - Parameter statements: a list in JSON
    package func taking(_ statements: String) -> WebRequest {
        var request = request(.post, "/statements")
        request.headers.append(("content-type", "application/json"))
        request.body = statements
        return request
    }

    /// Asks for a statement that nobody has made: a store that lets us in says that there is none.
    package func trial() -> WebRequest { request(.get, "/statements?statementId=\(UUID().uuidString.lowercased())") }

    private func request(_ method: HTTPRequest.Method, _ path: String) -> WebRequest {
        let pass = Data("\(key):\(secret)".utf8).base64EncodedString()
        return WebRequest(
            method, endpoint + path,
            headers: [
                ("authorization", "Basic \(pass)"), ("x-experience-api-version", "1.0.3"), ("user-agent", "Firsthand"),
            ])
    }
}
