import Platform
import Testing

@Suite struct PasswordsTests {
    @Test("A password verifies against its hash, and nothing else does")
    func verify() async throws {
        let stored = try await Passwords.hash("correct horse", cost: 8)
        #expect(try await Passwords.verify("correct horse", against: stored))
        for wrong in ["", "correct horse ", "Correct horse", "correct\0horse"] {
            #expect(try await !Passwords.verify(wrong, against: stored))
        }
    }

    @Test("Two people with the same password have different hashes")
    func salted() async throws {
        let first = try await Passwords.hash("correct horse", cost: 8)
        let second = try await Passwords.hash("correct horse", cost: 8)
        #expect(first != second)
    }

    @Test("The hash that stands for nobody costs what a real one costs, and no password opens it")
    func nobody() async throws {
        let real = try await Passwords.hash("correct horse")
        let settings = { (stored: String) in stored.split(separator: "$").prefix(4) }
        #expect(settings(Passwords.nobody) == settings(real))
        for guess in ["", "nobody", "nobodynobody"] {
            let isOpen = try await Passwords.verify(guess, against: Passwords.nobody)
            #expect(!isOpen)
        }
    }

    @Test(
        "A hash that is none verifies nothing and harms nothing",
        arguments: ["", "scrypt", "scrypt$99$8$1$AAAA$AAAA", "bcrypt$8$8$1$AAAA$AAAA", "scrypt$8$8$1$!!$!!"])
    func broken(stored: String) async throws {
        let isOpen = try await Passwords.verify("x", against: stored)
        #expect(!isOpen)
    }

    @Test("Tokens are long, never repeat, and go into an address as they are")
    func tokens() {
        let tokens = (0..<1000).map { _ in Tokens.random() }
        #expect(Set(tokens).count == 1000)
        #expect(
            tokens.allSatisfy {
                $0.count == 43 && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }
            })
        // FIPS 180-2, appendix B.1.
        #expect(Tokens.digest("abc") == "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0")
    }

    @Test("Secrets are the same when every byte is")
    func same() {
        #expect(isSameSecret("abc".utf8, "abc".utf8))
        #expect(!isSameSecret("abc".utf8, "abd".utf8))
        #expect(!isSameSecret("abc".utf8, "ab".utf8))
        #expect(isSameSecret("".utf8, "".utf8))
    }
}
