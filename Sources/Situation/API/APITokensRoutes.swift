import HTTPTypes
import Platform

let apiTokensRoutes: [Route] = [
    Route(.get, "/profile/tokens", .employee) { try await $0.tokensPage() },
    Route(.post, "/profile/tokens", .employee) { visit in
        let form = try visit.form()
        let details = APITokenDetails(
            name: form["name"], scopes: Set(form.all("scopes").compactMap(Scope.init(rawValue:))),
            days: form.number("days") ?? 0)
        switch try await visit.write({ try makeToken(details, for: visit.viewer.id, in: $0) }) {
        case .success(let secret): return try await visit.tokensPage(made: secret)
        case .failure(let problems): return try await visit.tokensPage(Filled(form, problems: problems.all))
        }
    },
    Route(.post, "/profile/tokens/:token/revocation", .employee) { visit in
        let token: ID<APIToken> = try visit.id("token")
        try await visit.write { try revokeToken(token, of: visit.viewer.id, in: $0) }
        return .see("/profile/tokens", .tokenRevoked)
    },
]
