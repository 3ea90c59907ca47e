import Crypto
import Foundation

/// Seals secrets at rest and signs what must come back unchanged, with one key that stays outside the database.
package struct Vault: Sendable {
    package enum Fault: Error, Equatable {
        case badKey
        case looseFile(String)
        case notSealed
    }

    private let sealing: SymmetricKey
    private let signing: SymmetricKey

    package init(key: SymmetricKey) {
        sealing = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: key, info: Data("firsthand sealing".utf8), outputByteCount: 32)
        signing = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: key, info: Data("firsthand signing".utf8), outputByteCount: 32)
    }

    /// A key from the environment: 32 bytes in base 64.
    package init(base64: String) throws(Fault) {
        guard let data = Data(base64Encoded: base64), data.count == 32 else { throw .badKey }
        self.init(key: SymmetricKey(data: data))
    }

    /// A key in a file that only its owner may read, made at the first start.
    package init(file path: String) throws {
        let files = FileManager.default
        if !files.fileExists(atPath: path) {
            let key = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0).base64EncodedString() }
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
            try files.createDirectory(at: folder, withIntermediateDirectories: true)
            guard files.createFile(atPath: path, contents: Data(key.utf8), attributes: [.posixPermissions: 0o600])
            else { throw Fault.looseFile(path) }
        }
        let mode = try files.attributesOfItem(atPath: path)[.posixPermissions] as? Int ?? 0o777
        guard mode & 0o077 == 0 else { throw Fault.looseFile(path) }
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try self.init(base64: text.trimmingCharacters(in: .whitespacesAndNewlines))
    }

    /// The purpose is sealed in: what was sealed for one row cannot be opened for another.
    package func seal(_ text: String, purpose: String) throws -> String {
        let box = try AES.GCM.seal(Data(text.utf8), using: sealing, authenticating: Data(purpose.utf8))
        guard let combined = box.combined else { throw Fault.notSealed }
        return combined.base64URL
    }

    package func open(_ sealed: String, purpose: String) throws -> String {
        let standard = sealed.replacing("-", with: "+").replacing("_", with: "/")
        let padded = standard + String(repeating: "=", count: (4 - standard.count % 4) % 4)
        guard let data = Data(base64Encoded: padded), let box = try? AES.GCM.SealedBox(combined: data),
            let plain = try? AES.GCM.open(box, using: sealing, authenticating: Data(purpose.utf8))
        else { throw Fault.notSealed }
        return String(decoding: plain, as: UTF8.self)
    }

    package func signature(of text: String, purpose: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Data("\(purpose)\u{0}\(text)".utf8), using: signing)
        return Data(code).base64URL
    }

    /// In constant time.
    package func isSignature(_ signature: String, of text: String, purpose: String) -> Bool {
        let expected = Array(self.signature(of: text, purpose: purpose).utf8)
        let given = Array(signature.utf8)
        guard expected.count == given.count else { return false }
        return zip(expected, given).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
