import HTTPTypes

/// What every answer tells browsers to refuse.
package enum SecurityHeaders {
    /// For pages: nothing but our own files, no inline script or style, no framing.
    package static let pages: HTTPFields = {
        var fields = common
        fields.append(
            HTTPField(
                name: .contentSecurityPolicy,
                value: "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"))
        return fields
    }()

    package static let common: HTTPFields = {
        var fields = HTTPFields()
        for (name, value) in [
            ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"),
            ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
        ] {
            if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
        }
        return fields
    }()

    /// For pages of a house that is reached over HTTPS: browsers that have been here once never ask without it for a
    /// year.
    package static func pages(onlySecure: Bool) -> HTTPFields {
        guard onlySecure, let name = HTTPField.Name("Strict-Transport-Security") else { return pages }
        return pages + [HTTPField(name: name, value: "max-age=31536000")]
    }
}
