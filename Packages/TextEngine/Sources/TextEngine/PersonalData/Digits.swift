/// Runs of digits with the marks that people group them by: cards, personal numbers, telephones. Dates, times,
/// prices, years and addresses of machines are none of these.
enum Digits {
    static func hit(in pieces: Pieces, at index: Int) -> Scanners.Hit? {
        guard isRun(pieces, index) else { return nil }
        var end = index + 1
        while end < pieces.count, end - index < 10, isRun(pieces, end), !endsRun(pieces, end - 1) { end += 1 }
        let utf8 = withBracket(
            pieces.trimmed(pieces[index].utf8.lowerBound..<pieces[end - 1].utf8.upperBound), in: pieces, at: index)
        let kind = kind(of: DigitRun(pieces.text(utf8)), in: pieces, before: index)
        return Scanners.Hit(detail: kind.map { .personalData(kind: $0) }, utf8: utf8, pieces: end - index)
    }

    /// "(555) 123-4567" keeps its bracket.
    private static func withBracket(_ utf8: Range<Int>, in pieces: Pieces, at index: Int) -> Range<Int> {
        let isOpened = utf8.lowerBound > pieces[index].utf8.lowerBound && pieces.bytes(utf8).contains(UInt8(ascii: ")"))
        return isOpened ? utf8.lowerBound - 1..<utf8.upperBound : utf8
    }

    private static func kind(of run: DigitRun, in pieces: Pieces, before index: Int) -> PersonalDataKind? {
        if run.isCard { return .card }
        if run.isNationalID { return .nationalID }
        guard run.isPhone(isCalled: isCalled(pieces, before: index)), !isPublished(run, pieces, before: index),
            !near(pieces, before: index, within: 2, codes.contains), !isInAccount(pieces, index)
        else { return nil }
        return .phone
    }

    /// Digits and grouping marks only; a date or a time by itself is no part of a run.
    private static func isRun(_ pieces: Pieces, _ index: Int) -> Bool {
        let piece = pieces[index]
        guard piece.digits >= 2, piece.utf8.count <= 32 else { return false }
        let bytes = pieces.bytes(pieces.word(index))
        guard bytes.allSatisfy({ isDigit($0) || "+()-./".utf8.contains($0) }) else { return false }
        return !DigitRun.isDate(bytes)
    }

    /// A mark of punctuation or the end of the line stands between a piece and the next.
    private static func endsRun(_ pieces: Pieces, _ index: Int) -> Bool {
        let last = pieces.bytes(pieces[index].utf8).last
        let space = pieces.bytes(pieces[index].utf8.upperBound..<pieces[index + 1].utf8.lowerBound)
        return last.map { ".,;:!?".utf8.contains($0) } == true || space.contains(UInt8(ascii: "\n"))
    }

    private static func isCalled(_ pieces: Pieces, before index: Int) -> Bool {
        near(pieces, before: index, within: 5, calling.contains)
    }

    /// A freephone number or a hotline is there to be published.
    private static func isPublished(_ run: DigitRun, _ pieces: Pieces, before index: Int) -> Bool {
        run.isFreephone || near(pieces, before: index, within: 5, hotlines.contains)
    }

    /// After "DK51", an account number that was mistyped.
    private static func isInAccount(_ pieces: Pieces, _ index: Int) -> Bool {
        guard index > 0, pieces[index - 1].utf8.count == 4 else { return false }
        let head = pieces.text(pieces[index - 1].utf8)
        return head.prefix(2).allSatisfy(\.isUppercase) && head.suffix(2).allSatisfy(\.isNumber)
    }

    private static func near(
        _ pieces: Pieces, before index: Int, within words: Int, _ holds: (String) -> Bool
    ) -> Bool {
        (max(0, index - words)..<index).contains { place in
            let word = pieces.word(place)
            return word.count <= 16 && holds(pieces.text(word).lowercased())
        }
    }
}

private let calling: Set<String> = ["call", "phone", "tel", "mobile", "ring", "text", "whatsapp", "dial", "number"]
private let hotlines: Set<String> = ["hotline", "helpline", "freephone", "hotlines"]
private let codes: Set<String> = [
    "order", "ticket", "case", "invoice", "reference", "ref", "batch", "lot", "code", "serial", "article", "ean",
    "isbn",
]
