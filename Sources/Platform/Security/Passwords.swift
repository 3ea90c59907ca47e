import Crypto
import CryptoExtras
import Foundation
import NIOPosix

/// Passwords by scrypt, off the cooperative threads, two at a time: one costs about half a second of a core.
package enum Passwords {
    /// Something to verify against when nobody has this e-mail address, so that both cost the same.
    package static let nobody = "scrypt$15$8$1$bm9ib2R5bm9ib2R5$bm9ib2R5bm9ib2R5bm9ib2R5bm9ib2R5bm9ib2R5bm8="

    private static let threads: NIOThreadPool = {
        let pool = NIOThreadPool(numberOfThreads: 2)
        pool.start()
        return pool
    }()

    /// `scrypt$cost$8$1$salt$key`: the cost is the power of two of the rounds, and doubles time and memory (32 MB at 15).
    package static func hash(_ password: String, cost: Int = 15) async throws -> String {
        let salt = Data((0..<16).map { _ in UInt8.random(in: .min ... .max) })
        let key = try await derive(password, salt: salt, cost: cost, blockSize: 8, parallelism: 1)
        return "scrypt$\(cost)$8$1$\(salt.base64EncodedString())$\(key.base64EncodedString())"
    }

    /// Costs what the stored hash says. False for text that is no hash.
    package static func verify(_ password: String, against stored: String) async throws -> Bool {
        let parts = stored.split(separator: "$")
        guard parts.count == 6, parts[0] == "scrypt", let cost = Int(parts[1]), (1...20).contains(cost),
            let blockSize = Int(parts[2]), let parallelism = Int(parts[3]),
            let salt = Data(base64Encoded: String(parts[4])), let expected = Data(base64Encoded: String(parts[5]))
        else { return false }
        let key = try await derive(password, salt: salt, cost: cost, blockSize: blockSize, parallelism: parallelism)
        return isSameSecret(key, expected)
    }

    private static func derive(
        _ password: String, salt: Data, cost: Int, blockSize: Int, parallelism: Int
    ) async throws -> Data {
        try await threads.runIfActive {
            let key = try KDF.Scrypt.deriveKey(
                from: Data(password.utf8), salt: salt, outputByteCount: 32, rounds: 1 << cost, blockSize: blockSize,
                parallelism: parallelism)
            return key.withUnsafeBytes { Data($0) }
        }
    }
}
