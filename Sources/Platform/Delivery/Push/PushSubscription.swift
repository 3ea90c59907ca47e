import Crypto
import Foundation

/// Where one browser can be told something while nobody looks: the address that its push service gave out for it, and
/// what only this browser reads with.
package struct PushSubscription: Sendable, Equatable {
    package let endpoint: String
    /// A point on P-256, uncompressed: 65 bytes.
    let key: Data
    /// 16 bytes that the browser made up.
    let auth: Data

    /// As a browser gives them, in base 64 for addresses. Nil for keys that are none.
    package init?(endpoint: String, key: String, auth: String) {
        guard let point = Data(base64URL: key), let secret = Data(base64URL: auth), secret.count == 16,
            (try? P256.KeyAgreement.PublicKey(x963Representation: point)) != nil
        else { return nil }
        self.endpoint = endpoint
        self.key = point
        self.auth = secret
    }

    /// One line each, to be sealed. An address has no line ends in it.
    package var text: String { "\(endpoint)\n\(key.base64URL)\n\(auth.base64URL)" }

    package init?(text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.count == 3 else { return nil }
        self.init(endpoint: lines[0], key: lines[1], auth: lines[2])
    }
}

extension PushSubscription {
    package enum Fault: Error, Equatable { case tooLong }

    /// What a push service is sure to take, less what sealing adds.
    package static let most = 3_900
    private static let recordSize: UInt32 = 4_096

    /// Seals words so that the push service, which carries them, cannot read them: RFC 8291, `aes128gcm`. How long they
    /// are it does not learn either, but for steps of 512 bytes.
    package func seal(_ words: Data) throws -> Data {
        var salt = SystemRandomNumberGenerator()
        let bytes = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &salt) }
        return try seal(words, paddedTo: 512, by: P256.KeyAgreement.PrivateKey(), salt: Data(bytes))
    }

    func seal(
        _ words: Data, paddedTo step: Int, by sender: P256.KeyAgreement.PrivateKey, salt: Data
    ) throws -> Data {
        guard words.count <= PushSubscription.most else { throw Fault.tooLong }
        let own = sender.publicKey.x963Representation
        let receiver = try P256.KeyAgreement.PublicKey(x963Representation: key)
        let shared = try sender.sharedSecretFromKeyAgreement(with: receiver).hkdfDerivedSymmetricKey(
            using: SHA256.self, salt: auth, sharedInfo: Data("WebPush: info\u{0}".utf8) + key + own,
            outputByteCount: 32)
        func derive(_ purpose: String, _ count: Int) -> SymmetricKey {
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: shared, salt: salt, info: Data("Content-Encoding: \(purpose)\u{0}".utf8),
                outputByteCount: count)
        }
        // 2 ends the last record, and the only one; then zeros.
        var record = words + [2]
        let target = min((record.count + step - 1) / step * step, PushSubscription.most + 1)
        record += Data(repeating: 0, count: max(0, target - record.count))
        let nonce = try derive("nonce", 12).withUnsafeBytes { try AES.GCM.Nonce(data: $0) }
        let box = try AES.GCM.seal(record, using: derive("aes128gcm", 16), nonce: nonce)
        let size = withUnsafeBytes(of: PushSubscription.recordSize.bigEndian) { Data($0) }
        return salt + size + [UInt8(own.count)] + own + box.ciphertext + box.tag
    }
}
