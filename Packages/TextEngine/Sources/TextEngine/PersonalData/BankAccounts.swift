/// IBANs, in one piece or in groups of four.
enum BankAccounts {
    static func hit(in pieces: Pieces, at index: Int) -> Scanners.Hit? {
        let first = pieces.word(index)
        guard first.count >= 4, startsLikeIBAN(pieces.bytes(first)) else { return nil }
        var compact = ""
        var best: Scanners.Hit?
        for end in index..<min(index + 10, pieces.count) {
            let word = pieces.word(end)
            let part = pieces.bytes(word)
            guard compact.utf8.count + part.count <= 34, part.allSatisfy(isLetterOrDigit) else { break }
            compact += pieces.text(word)
            if isIBAN(compact) {
                best = Scanners.Hit(
                    detail: .personalData(kind: .iban), utf8: first.lowerBound..<word.upperBound,
                    pieces: end - index + 1)
            }
        }
        return best
    }

    /// ISO 13616: rotated and read as a number, it leaves 1 when divided by 97.
    static func isIBAN(_ compact: String) -> Bool {
        guard (15...34).contains(compact.utf8.count), startsLikeIBAN(Array(compact.utf8)[...]) else { return false }
        var remainder = 0
        for byte in Array(compact.utf8.dropFirst(4)) + Array(compact.utf8.prefix(4)) {
            let value = isDigit(byte) ? Int(byte) - 0x30 : Int(byte | 0x20) - 0x61 + 10
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
        }
        return remainder == 1
    }

    private static func startsLikeIBAN(_ bytes: ArraySlice<UInt8>) -> Bool {
        let head = Array(bytes.prefix(4))
        return head.count == 4 && head[0...1].allSatisfy { isLetterOrDigit($0) && !isDigit($0) }
            && head[2...3].allSatisfy(isDigit)
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
