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
    /// Keys that were in use before: what they sealed and signed is still good, and nothing new is made with them.
    package var former: [Vault] = []

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

    /// A key for the environment or for a file.
    package static func newKey() -> String {
        SymmetricKey(size: .bits256).withUnsafeBytes { Data($0).base64EncodedString() }
    }

    /// A key in a file that only its owner may read, made at the first start.
    package init(file path: String) throws {
        if !FileManager.default.fileExists(atPath: path) { try makeKey(at: path) }
        try self.init(existing: path)
    }

    /// As above, for a file that has to be there.
    package init(existing path: String) throws {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        let mode = attributes?[.posixPermissions] as? Int ?? 0o777
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

    /// Throws `Fault.notSealed` for anything that neither this key nor a former one sealed for this purpose.
    package func open(_ sealed: String, purpose: String) throws -> String {
        if let plain = try? openSelf(sealed, purpose: purpose) { return plain }
        for vault in former { if let plain = try? vault.open(sealed, purpose: purpose) { return plain } }
        throw Fault.notSealed
    }

    /// Seals with this key what a former one sealed. Nil when there is nothing to do.
    package func reseal(_ sealed: String, purpose: String) throws -> String? {
        if (try? openSelf(sealed, purpose: purpose)) != nil { return nil }
        return try seal(try open(sealed, purpose: purpose), purpose: purpose)
    }

    private func openSelf(_ sealed: String, purpose: String) throws -> String {
        guard let data = Data(base64URL: sealed), let box = try? AES.GCM.SealedBox(combined: data),
            let plain = try? AES.GCM.open(box, using: sealing, authenticating: Data(purpose.utf8))
        else { throw Fault.notSealed }
        return String(decoding: plain, as: UTF8.self)
    }

    /// HMAC-SHA-256 over purpose and text, in base 64 for addresses. It never ends: put a time into the text where it must.
    package func signature(of text: String, purpose: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Data("\(purpose)\u{0}\(text)".utf8), using: signing)
        return Data(code).base64URL
    }

    /// What counts somebody once and does not say who it was: by the newest key first, then by those that may have
    /// marked them before.
    package func marks(of thing: String, by person: String, purpose: String) -> [String] {
        ([self] + former).map { $0.signature(of: "\(thing) \(person)", purpose: purpose) }
    }

    /// In constant time.
    package func isSignature(_ signature: String, of text: String, purpose: String) -> Bool {
        isSameSecret(self.signature(of: text, purpose: purpose).utf8, signature.utf8)
            || former.contains { $0.isSignature(signature, of: text, purpose: purpose) }
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
    try file.write(contentsOf: Data(Vault.newKey().utf8))
    try file.close()
    do {
        try files.linkItem(atPath: draft, toPath: path)
    } catch CocoaError.fileWriteFileExists {
        // Another program was faster; its key is as good.
    }
}
