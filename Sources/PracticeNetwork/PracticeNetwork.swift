import HTTPTypes
import Logging
import Platform

/// A small social network of its own: a public web page, and the part of the Mastodon API that clients need. It is where
/// demos publish and drills happen. Nothing in it knows what Firsthand is.
package struct PracticeNetwork: Sendable {
    let database: Database
    let assets: Assets
    let vault: Vault
    /// Where it is reached, without a slash at the end.
    let address: String
    let proxies: TrustedProxies
    let logger: Logger
    let limiter: RateLimiter

    package init(
        database: Database, assets: Assets, vault: Vault, address: String, proxies: TrustedProxies = .none,
        logger: Logger
    ) {
        self.database = database
        self.assets = assets
        self.vault = vault
        self.address = address
        self.proxies = proxies
        self.logger = logger
        limiter = RateLimiter(clock: database.clock)
    }

    package func server() -> WebServer {
        let api = API(database: database, address: address)
        let endpoints =
            api.statusEndpoints + api.accountEndpoints + api.instanceEndpoints + api.appEndpoints + pageEndpoints
            + authorizeEndpoints + [assets.endpoint()]
        return WebServer(
            name: "practice", endpoints: endpoints, headers: headers, proxies: proxies, now: database.clock,
            logger: logger
        ) { call, refusal in
            refuse(call, refusal)
        }
    }

    /// Its consent page sends people on to the program that asked, wherever that is; so forms may lead elsewhere.
    private var headers: HTTPFields {
        var headers = SecurityHeaders.common
        headers[.contentSecurityPolicy] =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'"
        return headers
    }

    private func refuse(_ call: Call, _ refusal: Refusal?) -> Answer {
        let status: HTTPResponse.Status =
            switch refusal {
            case .notFound: .notFound
            case .tooLarge: .contentTooLarge
            case .tooMany: .tooManyRequests
            case .forged: .forbidden
            case .unavailable: .serviceUnavailable
            case nil: .internalServerError
            default: .badRequest
            }
        var answer = refusalPage(call, status)
        if let seconds = refusal?.retryAfterSeconds { answer.headers[.retryAfter] = String(seconds) }
        return answer
    }

    private func refusalPage(_ call: Call, _ status: HTTPResponse.Status) -> Answer {
        if call.path.hasPrefix("/api/") || call.path == "/oauth/token" || call.path == "/oauth/revoke" {
            let error = status == .notFound ? "Record not found" : "The request could not be carried out"
            if let answer = try? Answer.json(["error": error], status: status) { return answer }
        }
        let t = words(call)
        guard status == .notFound else {
            return page(t("This did not work"), t, status: status) {
                "<p>\(t("Nothing was changed. Go back and try again."))</p>"
            }
        }
        return page(t("This is not here"), t, status: status) {
            "<p>\(t("Perhaps it was deleted. The address of the page is \(call.path)."))</p>"
        }
    }

    func words(_ call: Call) -> Words {
        let accepted = (call.headers[.acceptLanguage] ?? "").split(separator: ",").map(String.init)
        return Words(language: Language(preferring: [call.cookie("language") ?? ""] + accepted), now: call.now)
    }
}
