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

    /// Two keys are derived from this one, so that a signature says nothing about what is sealed.
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
        if !files.fileExists(atPath: path) { try makeKey(at: path) }
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

    /// Throws `Fault.notSealed` for anything that this key did not seal for this purpose.
    package func open(_ sealed: String, purpose: String) throws -> String {
        let standard = sealed.replacing("-", with: "+").replacing("_", with: "/")
        let padded = standard + String(repeating: "=", count: (4 - standard.count % 4) % 4)
        guard let data = Data(base64Encoded: padded), let box = try? AES.GCM.SealedBox(combined: data),
            let plain = try? AES.GCM.open(box, using: sealing, authenticating: Data(purpose.utf8))
        else { throw Fault.notSealed }
        return String(decoding: plain, as: UTF8.self)
    }

    /// HMAC-SHA-256 over purpose and text, in base 64 for addresses. It never ends: put a time into the text where it must.
    package func signature(of text: String, purpose: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Data("\(purpose)\u{0}\(text)".utf8), using: signing)
        return Data(code).base64URL
    }

    /// In constant time.
    package func isSignature(_ signature: String, of text: String, purpose: String) -> Bool {
        isSameSecret(self.signature(of: text, purpose: purpose).utf8, signature.utf8)
    }
}

/// Writes beside its place and moves it there whole, so that two programs which start at once agree on one key and
/// nobody can read it in between.
private func makeKey(at path: String) throws {
    let files = FileManager.default
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    let draft = "\(path).\(UUID().uuidString)"
    defer { try? files.removeItem(atPath: draft) }
    guard files.createFile(atPath: draft, contents: nil, attributes: [.posixPermissions: 0o600]),
        let file = FileHandle(forWritingAtPath: draft)
    else { throw Vault.Fault.looseFile(path) }
    let key = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0).base64EncodedString() }
    try file.write(contentsOf: Data(key.utf8))
    try file.close()
    do {
        try files.linkItem(atPath: draft, toPath: path)
    } catch CocoaError.fileWriteFileExists {
        // Another program was faster; its key is as good.
    }
}
