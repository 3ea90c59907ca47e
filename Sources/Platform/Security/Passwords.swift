import Crypto
import CryptoExtras
import Foundation

/// Passwords by scrypt, off the cooperative threads: one costs about half a second of a core, and waits in its line.
package enum Passwords {
    /// Something to verify against when nobody has this e-mail address, so that both cost the same.
    package static let nobody = "scrypt$15$8$1$bm9ib2R5bm9ib2R5$bm9ib2R5bm9ib2R5bm9ib2R5bm9ib2R5bm9ib2R5bm8="

    /// `scrypt$cost$8$1$salt$key`: the cost is the power of two of the rounds, and doubles time and memory (32 MB at 15).
    package static func hash(
        _ password: String, cost: Int = 15, in line: PasswordLine = .everyone
    ) async throws -> String {
        let salt = Data((0..<16).map { _ in UInt8.random(in: .min ... .max) })
        let key = try await derive(password, salt: salt, cost: cost, blockSize: 8, parallelism: 1, in: line)
        return "scrypt$\(cost)$8$1$\(salt.base64EncodedString())$\(key.base64EncodedString())"
    }

    /// Costs what the stored hash says. False for text that is no hash.
    ///
    /// - Throws: `Refusal.unavailable` when the line is full.
    package static func verify(
        _ password: String, against stored: String, in line: PasswordLine = .everyone
    ) async throws -> Bool {
        let parts = stored.split(separator: "$")
        guard parts.count == 6, parts[0] == "scrypt", let cost = Int(parts[1]), (1...20).contains(cost),
            let blockSize = Int(parts[2]), let parallelism = Int(parts[3]),
            let salt = Data(base64Encoded: String(parts[4])), let expected = Data(base64Encoded: String(parts[5]))
        else { return false }
        let key = try await derive(
            password, salt: salt, cost: cost, blockSize: blockSize, parallelism: parallelism, in: line)
        return isSameSecret(key, expected)
    }

    private static func derive(
        _ password: String, salt: Data, cost: Int, blockSize: Int, parallelism: Int, in line: PasswordLine
    ) async throws -> Data {
        try await line.wait {
            let key = try KDF.Scrypt.deriveKey(
                from: Data(password.utf8), salt: salt, outputByteCount: 32, rounds: 1 << cost, blockSize: blockSize,
                parallelism: parallelism)
            return key.withUnsafeBytes { Data($0) }
        }
    }
}
