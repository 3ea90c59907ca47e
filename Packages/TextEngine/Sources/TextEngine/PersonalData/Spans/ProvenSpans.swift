/// What proves itself by its form or its check digits. Each word is looked at once, at most 300 scalars far: linear.
struct ProvenSpans {
    struct Hit {
        let range: Range<Int>
        let type: PersonalDataType
    }

    private let text: SpanText

    static func hits(in text: SpanText) -> [Hit] { ProvenSpans(text: text).all() }

    private func all() -> [Hit] {
        var hits: [Hit] = []
        var (at, pieceEnd) = (0, 0)
        while at < text.count {
            guard text.isWord(at), at == 0 || !text.isWord(at - 1) else {
                at += 1
                continue
            }
            if pieceEnd <= at {
                pieceEnd = at
                while pieceEnd < text.count, text.kinds[pieceEnd] != .space { pieceEnd += 1 }
            }
            if let hit = hit(at, min(pieceEnd, at + 300)) {
                hits.append(hit)
                at = hit.range.upperBound
            } else {
                at += 1
            }
        }
        return hits
    }

    private func hit(_ at: Int, _ end: Int) -> Hit? {
        if let stop = mail(at, end) { return Hit(range: at..<stop, type: .email) }
        if let stop = address(at, end) { return Hit(range: at..<stop, type: .domain) }
        if let stop = machine(at, end) { return Hit(range: at..<stop, type: .ip) }
        if let stop = account(at) { return Hit(range: at..<stop, type: .iban) }
        if text.kinds[at] == .digit, let stop = CardNumber.end(in: text, at: at) {
            return Hit(range: at..<stop, type: .card)
        }
        return nil
    }

    private func mail(_ at: Int, _ end: Int) -> Int? {
        var mark = at
        while mark < end, mark - at <= 64, text.isWord(mark) || isMailMark(text.scalars[mark]) { mark += 1 }
        guard mark < end, text.scalars[mark] == 0x40 else { return nil }
        return hostEnd(mark + 1, end)
    }

    /// Where a host's name ends that has a dot and ends in two letters or more.
    private func hostEnd(_ at: Int, _ end: Int) -> Int? {
        var (best, label, dots, isLetters) = (Int?.none, at, 0, true)
        var place = at
        while true {
            if place < end, text.isWord(place) || text.scalars[place] == 0x2D {
                if text.kinds[place] != .letter { isLetters = false }
                place += 1
                continue
            }
            if place == label { return best }
            if dots > 0, place - label >= 2, isLetters { best = place }
            guard place < end, text.scalars[place] == 0x2E else { return best }
            (dots, label, isLetters) = (dots + 1, place + 1, true)
            place += 1
        }
    }

    private func address(_ at: Int, _ end: Int) -> Int? {
        if Self.schemes.contains(where: { text.starts(at: at, with: $0) }) {
            var stop = at
            while stop < end, !isQuote(text.scalars[stop]) { stop += 1 }
            while stop > at, isPunctuation(text.scalars[stop - 1]) { stop -= 1 }
            return stop - at > 7 ? stop : nil
        }
        if at > 0, [0x40, 0x2E, 0x2F, 0x2D].contains(text.scalars[at - 1]) { return nil }
        guard let stop = hostEnd(at, end) else { return nil }
        var dot = stop - 1
        while text.scalars[dot] != 0x2E { dot -= 1 }
        return stop - dot <= 5 && Self.domainEnds.contains(text.text(dot + 1..<stop)) ? stop : nil
    }

    /// IP addresses of both versions.
    private func machine(_ at: Int, _ end: Int) -> Int? {
        if at > 0, [0x2E, 0x3A].contains(text.scalars[at - 1]) { return nil }
        var stop = at
        while stop < end, isHexadecimal(text.scalars[stop]) || isSeparator(text.scalars[stop]) { stop += 1 }
        while stop > at, isSeparator(text.scalars[stop - 1]) { stop -= 1 }
        guard stop - at >= 4, !(stop < end && text.isWord(stop)) else { return nil }
        return isVersion4(at..<stop) || isVersion6(at..<stop) ? stop : nil
    }

    private func isVersion4(_ range: Range<Int>) -> Bool {
        let parts = text.scalars[range].split(separator: 0x2E, omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                (1...3).contains(part.count) && part.allSatisfy { (48...57).contains($0) }
                    && part.reduce(0) { $0 * 10 + $1 - 48 } < 256
            }
    }

    private func isVersion6(_ range: Range<Int>) -> Bool {
        let scalars = text.scalars[range]
        guard !scalars.contains(0x2E) else { return false }
        let groups = scalars.split(separator: 0x3A, omittingEmptySubsequences: false)
        guard groups.allSatisfy({ $0.count <= 4 }) else { return false }
        let empty = groups.count { $0.isEmpty }
        return (groups.count == 8 && empty == 0)
            || ((3...8).contains(groups.count) && empty == 1 && scalars.contains { $0 > 0x3A })
    }

    /// An IBAN in one piece or in groups of four with one space between.
    private func account(_ at: Int) -> Int? {
        guard at + 4 <= text.count, text.kinds[at] == .letter, text.kinds[at + 1] == .letter,
            text.kinds[at + 2] == .digit, text.kinds[at + 3] == .digit
        else { return nil }
        var (compact, place, group, best) = ("", at, 0, Int?.none)
        while place < text.count, compact.utf8.count < 34 {
            let scalar = text.scalars[place]
            if text.isWord(place), scalar < 0x80, let letter = Unicode.Scalar(scalar) {
                compact.unicodeScalars.append(letter)
                (place, group) = (place + 1, group + 1)
                if !text.isWord(place), BankAccounts.isIBAN(compact) { best = place }
            } else if scalar == 32, group == 4 {
                (place, group) = (place + 1, 0)
            } else {
                break
            }
        }
        return best
    }

    private func isMailMark(_ scalar: UInt32) -> Bool { [0x2E, 0x5F, 0x25, 0x2B, 0x2D].contains(scalar) }
    private func isSeparator(_ scalar: UInt32) -> Bool { scalar == 0x2E || scalar == 0x3A }
    private func isQuote(_ scalar: UInt32) -> Bool { [0x22, 0x3C, 0x3E, 0x201C, 0x201D].contains(scalar) }

    private func isPunctuation(_ scalar: UInt32) -> Bool {
        [0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x29, 0x27, 0x5D].contains(scalar)
    }

    private func isHexadecimal(_ scalar: UInt32) -> Bool {
        (48...57).contains(scalar) || (65...70).contains(scalar) || (97...102).contains(scalar)
    }

    private static let schemes: [[UInt32]] = ["http://", "https://", "www."].map { $0.unicodeScalars.map(\.value) }
    private static let domainEnds: Set<String> = [
        "com", "org", "net", "edu", "gov", "info", "biz", "io", "eu", "uk", "de", "fr", "es", "nl", "dk", "se", "pl",
        "cz", "hu", "jp", "au", "br", "ru", "cn", "ch", "at", "fi", "pt", "gr", "ie", "nz", "ca",
    ]
}
