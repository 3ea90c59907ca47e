/// Personal data and secrets, by hand-written scanners with checksums. Each piece of the text is looked at by a few
/// scanners that reach at most ten pieces on: linear in the text.
enum Scanners {
    struct Hit {
        /// nil for what was looked at as a whole and is none.
        let detail: Detail?
        let utf8: Range<Int>
        /// The pieces that it takes up, from the one it begins in.
        var pieces = 1
    }

    static func findings(in text: String) -> [Finding] {
        let pieces = Pieces(text)
        var found: [Finding] = []
        var index = 0
        while index < pieces.count {
            guard let hit = hit(in: pieces, at: index) else {
                index += 1
                continue
            }
            if let detail = hit.detail {
                let range = pieces.range(hit.utf8, from: index)
                found.append(
                    Finding(weight: weight(of: detail), detail: detail, ranges: [range], quote: pieces.text(hit.utf8)))
            }
            index += hit.pieces
        }
        return found
    }

    private static func weight(of detail: Detail) -> Finding.Weight {
        if case .secret = detail { .stop } else { .care }
    }

    private static func hit(in pieces: Pieces, at index: Int) -> Hit? {
        if let secret = Secrets.hit(in: pieces, at: index) { return secret }
        if pieces[index].hasAt, let mail = MailAddresses.hit(in: pieces, at: index) { return mail }
        guard pieces[index].digits > 0 else { return nil }
        return BankAccounts.hit(in: pieces, at: index) ?? Digits.hit(in: pieces, at: index)
    }
}
