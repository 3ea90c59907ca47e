import Foundation
import Platform
import Testing

@Suite struct VaultTests {
    private let vault: Vault
    private let other: Vault

    init() throws {
        vault = try Vault(base64: String(repeating: "A", count: 43) + "=")
        other = try Vault(base64: String(repeating: "B", count: 43) + "=")
    }

    @Test("What was sealed opens again for its purpose, and for no other")
    func purposes() throws {
        let sealed = try vault.seal("a token", purpose: "account:1")
        #expect(try vault.open(sealed, purpose: "account:1") == "a token")
        #expect(throws: Vault.Fault.notSealed) { try vault.open(sealed, purpose: "account:2") }
        #expect(throws: Vault.Fault.notSealed) { try other.open(sealed, purpose: "account:1") }
    }

    @Test("The same secret is sealed differently every time")
    func fresh() throws {
        #expect(try vault.seal("a token", purpose: "x") != vault.seal("a token", purpose: "x"))
    }

    @Test("A seal that was touched does not open")
    func touched() throws {
        let sealed = try vault.seal("a token", purpose: "x")
        for index in sealed.indices {
            var changed = sealed
            changed.replaceSubrange(index...index, with: sealed[index] == "A" ? "B" : "A")
            // The last character carries bits that stand for nothing.
            guard index < sealed.index(before: sealed.endIndex) else { continue }
            #expect(throws: Vault.Fault.notSealed) { try vault.open(changed, purpose: "x") }
        }
        for text in ["", "x", "!!!", "AAAA"] {
            #expect(throws: Vault.Fault.notSealed) { try vault.open(text, purpose: "x") }
        }
    }

    @Test("A signature is for one text, one purpose and one key")
    func signatures() {
        let signature = vault.signature(of: "browser", purpose: "form")
        #expect(vault.isSignature(signature, of: "browser", purpose: "form"))
        #expect(!vault.isSignature(signature, of: "browser2", purpose: "form"))
        #expect(!vault.isSignature(signature, of: "browser", purpose: "practice"))
        #expect(!other.isSignature(signature, of: "browser", purpose: "form"))
        #expect(!vault.isSignature("", of: "browser", purpose: "form"))
        // The border between purpose and text is part of what is signed.
        #expect(vault.signature(of: "ab", purpose: "c") != vault.signature(of: "b", purpose: "ca"))
    }

    @Test(
        "A key of the wrong length is refused",
        arguments: ["", "AAAA", "not base 64", String(repeating: "A", count: 88)])
    func badKey(text: String) {
        #expect(throws: Vault.Fault.badKey) { try Vault(base64: text) }
    }

    @Test("The key file is made for its owner alone, and found again")
    func keyFile() throws {
        try inFolder { folder in
            let path = folder + "/deep/key"
            let first = try Vault(file: path)
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/deep") == ["key"])
            let second = try Vault(file: path)
            #expect(try second.open(first.seal("a token", purpose: "x"), purpose: "x") == "a token")
        }
    }

    @Test("Programs that start at once agree on one key")
    func atOnce() async throws {
        let folder = NSTemporaryDirectory() + "fh_" + UUID().uuidString
        let vaults = try await withThrowingTaskGroup(of: Vault.self) { group in
            for _ in 0..<16 { group.addTask { try Vault(file: folder + "/key") } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(vaults.map { $0.signature(of: "x", purpose: "y") }).count == 1)
        try FileManager.default.removeItem(atPath: folder)
    }

    @Test("A key file that others may read is refused", arguments: [0o640, 0o604, 0o660, 0o620])
    func loose(mode: Int) throws {
        try inFolder { folder in
            let path = folder + "/key"
            _ = try Vault(file: path)
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
            #expect(throws: Vault.Fault.looseFile(path)) { try Vault(file: path) }
        }
    }

    private func inFolder(_ body: (String) throws -> Void) throws {
        let folder = NSTemporaryDirectory() + "fh_" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }
}
