import Foundation
import Platform

/// What a program asks a person for.
struct ConsentRequest: Sendable {
    let app: PracticeApp
    let redirectURI: String
    let scopes: String
    let state: String
    /// S256 only, as 43 characters of base 64 for addresses.
    let challenge: String?

    /// Only for a program that is registered, with an address and scopes that it registered.
    init(_ fields: Form, in tx: Transaction) throws {
        let scopes = fields.isOn("scope") ? fields["scope"] : "read"
        let challenge = fields.isOn("code_challenge") ? fields["code_challenge"] : nil
        guard let app = try PracticeApp.find(clientID: fields["client_id"], in: tx),
            app.redirectURIs.contains(fields["redirect_uri"]), app.grants(scopes),
            challenge == nil || fields["code_challenge_method"] == "S256" && challenge?.utf8.count == 43
        else { throw Refusal.unreadable }
        self.app = app
        self.scopes = scopes
        self.challenge = challenge
        redirectURI = fields["redirect_uri"]
        state = fields["state"]
    }

    private var fields: [(String, String)] {
        let proof = challenge.map { [("code_challenge", $0), ("code_challenge_method", "S256")] } ?? []
        return [
            ("response_type", "code"), ("client_id", app.clientID), ("redirect_uri", redirectURI), ("scope", scopes),
            ("state", state),
        ] + proof
    }

    /// The way back to this question.
    var path: String { "/oauth/authorize?" + fields.map { "\($0.0)=\(encoded($0.1))" }.joined(separator: "&") }

    var hiddenFields: HTML {
        "\(fields.map { "<input type=\"hidden\" name=\"\($0.0)\" value=\"\($0.1)\">" as HTML })"
    }

    /// Where the program waits for the code.
    func callback(code: String) -> String {
        let separator = redirectURI.contains("?") ? "&" : "?"
        return redirectURI + separator + "code=" + code + (state.isEmpty ? "" : "&state=" + encoded(state))
    }
}

private func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
}
