import Platform
import Situation

/// What a certificate that somebody shows is worth.
package enum CertificateVerdict: Sendable, Equatable {
    case unreadable
    /// The signature does not fit: something has been changed, or it never was one.
    case broken
    /// Whole, and signed by somebody else.
    case foreign
    case expired
    /// Signed here and in its time, but what people must know has changed since.
    case outdated
    case valid
}

/// On the public page. Only what is in the file is told: nobody can find out here who has a certificate.
package func verifyCertificate(
    _ text: String, house: House, in tx: Transaction
) throws -> (verdict: CertificateVerdict, document: CertificateDocument?) {
    guard let document = CertificateDocument(text) else { return (.unreadable, nil) }
    let verdict = document.verdict(by: try CertificateKeys.all(in: tx), at: tx.now)
    let material = try house.courses.find(document.course, in: tx)?.material ?? 0
    return (verdict == .valid && document.version < material ? .outdated : verdict, document)
}

extension CertificateDocument {
    /// Offline: from the file, the keys that one trusts, and the time.
    package func verdict(by keys: [PublicSigningKey], at now: Instant) -> CertificateVerdict {
        guard isWhole else { return .broken }
        guard keys.contains(where: { $0.text == key }) else { return .foreign }
        return isExpired(at: now) ? .expired : .valid
    }
}
