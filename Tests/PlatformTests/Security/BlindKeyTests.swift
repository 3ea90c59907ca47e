import Foundation
import Platform
import Testing

@Suite("Tokens that are signed unseen (RFC 9474)") struct BlindKeyTests {
    @Test("What was signed blinded fits what was blinded, and nothing else")
    func roundTrip() async throws {
        let key = try await BlindKey.make()
        let token = try BlindedToken(for: key.publicKey)
        let signature = try token.finalize(try key.sign(token.blinded))
        #expect(BlindKey.isSigned(token.message, signature, by: key.publicKey))
        #expect(!BlindKey.isSigned(token.message + [0], signature, by: key.publicKey))
        #expect(!BlindKey.isSigned(token.blinded, signature, by: key.publicKey))
        let other = try await BlindKey.make()
        #expect(!BlindKey.isSigned(token.message, signature, by: other.publicKey))
        #expect(!BlindKey.isSigned(token.message, signature, by: "no key"))
    }

    @Test("The same blinded message gets the same answer, and what is no number below the modulus gets none")
    func deterministic() async throws {
        let key = try await BlindKey.make()
        let token = try BlindedToken(for: key.publicKey)
        #expect(try key.sign(token.blinded) == key.sign(token.blinded))
        for bad in [Data(), Data(repeating: 0xff, count: 256), Data(repeating: 1, count: 257)] {
            #expect(throws: BlindKey.Fault.badBlindedMessage) { try key.sign(bad) }
        }
    }

    @Test("A key that was kept signs as before")
    func kept() async throws {
        let key = try await BlindKey.make()
        let again = try BlindKey(pem: key.pem)
        let token = try BlindedToken(for: key.publicKey)
        #expect(try again.sign(token.blinded) == key.sign(token.blinded))
        #expect(throws: BlindKey.Fault.badKey) { try BlindKey(pem: "no key") }
    }
}
