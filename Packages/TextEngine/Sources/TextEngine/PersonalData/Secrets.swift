/// What opens something: private keys, access keys, passwords.
enum Secrets {
    static func hit(in pieces: Pieces, at index: Int) -> Scanners.Hit? {
        let bytes = pieces.bytes(pieces[index].utf8)
        guard let first = bytes.first else { return nil }
        if first == UInt8(ascii: "-"), let key = privateKey(in: pieces, at: index) { return key }
        let word = pieces.word(index)
        if isAccessKey(pieces.bytes(word)) { return Scanners.Hit(detail: .secret(kind: .accessKey), utf8: word) }
        return password(in: pieces, at: index)
    }

    /// "-----BEGIN RSA PRIVATE KEY-----"
    private static func privateKey(in pieces: Pieces, at index: Int) -> Scanners.Hit? {
        guard pieces.bytes(pieces[index].utf8).starts(with: "-----BEGIN".utf8) else { return nil }
        let last = min(index + 4, pieces.count - 1)
        let head = pieces[index].utf8.lowerBound..<min(pieces[last].utf8.upperBound, pieces[index].utf8.lowerBound + 48)
        guard pieces.text(head).contains("PRIVATE KEY") else { return nil }
        let label = pieces[index].utf8.lowerBound..<pieces[index].utf8.lowerBound + 10
        return Scanners.Hit(detail: .secret(kind: .privateKey), utf8: label)
    }

    static func isAccessKey(_ word: ArraySlice<UInt8>) -> Bool {
        guard (20...4096).contains(word.count), prefixes.contains(where: { word.starts(with: $0.utf8) }) else {
            return false
        }
        let isPlain = word.allSatisfy {
            isDigit($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || "_-./+=".utf8.contains($0)
        }
        return isPlain && word.contains(where: isDigit)
    }

    /// A label with what looks like a secret after it: "password: hunter2". "Password: never share it" does not.
    private static func password(in pieces: Pieces, at index: Int) -> Scanners.Hit? {
        let piece = pieces[index].utf8
        guard piece.count <= 128, let mark = pieces.bytes(piece).firstIndex(where: { [0x3A, 0x3D].contains($0) }) else {
            return nil
        }
        let label = pieces.text(piece.lowerBound..<mark).lowercased()
        guard labels.contains(label) else { return nil }
        if mark + 1 < piece.upperBound {
            let value = mark + 1..<piece.upperBound
            return looksSecret(pieces.bytes(value)) ? hit(value) : nil
        }
        guard index + 1 < pieces.count else { return nil }
        let value = pieces.trimmed(pieces[index + 1].utf8)
        // The finding begins at its label, so that it is clear what was meant.
        guard looksSecret(pieces.bytes(value)) else { return nil }
        return Scanners.Hit(detail: .secret(kind: .password), utf8: piece.lowerBound..<value.upperBound, pieces: 2)
    }

    private static func hit(_ value: Range<Int>) -> Scanners.Hit {
        Scanners.Hit(detail: .secret(kind: .password), utf8: value)
    }

    private static func looksSecret(_ value: ArraySlice<UInt8>) -> Bool {
        guard (4...128).contains(value.count) else { return false }
        return value.contains { isDigit($0) || "!#$%&*+=?^_~@".utf8.contains($0) }
    }

    private static let labels: Set<String> = ["password", "passwd", "pwd", "passcode", "pin", "passphrase", "pw"]
    private static let prefixes = [
        "AKIA", "ASIA", "ghp_", "gho_", "ghs_", "github_pat_", "xoxb-", "xoxp-", "sk_live_", "rk_live_", "glpat-",
        "AIza",
        "eyJhbGci", "npm_",
    ]
}
