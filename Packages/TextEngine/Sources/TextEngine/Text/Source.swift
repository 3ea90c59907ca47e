/// The text as it was typed, for quoting: a range costs its own length.
struct Source: Sendable {
    let text: String

    func words(_ range: TextRange) -> String {
        let utf8 = text.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: range.utf8.lowerBound)
        let end = utf8.index(start, offsetBy: range.utf8.count)
        return String(text[start..<end])
    }

    /// With the full stops that follow at once.
    func withStop(_ range: TextRange) -> TextRange {
        var (utf8, utf16) = (range.utf8.upperBound, range.utf16.upperBound)
        let start = text.utf8.index(text.utf8.startIndex, offsetBy: utf8)
        for scalar in text.unicodeScalars[start...] {
            guard ".!?…".unicodeScalars.contains(scalar) else { break }
            utf8 += UTF8.width(scalar)
            utf16 += UTF16.width(scalar)
        }
        return TextRange(utf8: range.utf8.lowerBound..<utf8, utf16: range.utf16.lowerBound..<utf16)
    }

    /// With the quotation mark at its edge whose partner stands inside, so that replacing it leaves none alone.
    func withPartner(_ range: TextRange) -> TextRange {
        let start = text.utf8.index(text.utf8.startIndex, offsetBy: range.utf8.lowerBound)
        let end = text.utf8.index(start, offsetBy: range.utf8.count)
        let scalars = text.unicodeScalars
        let inside = scalars[start..<end]
        let opened = inside.count(where: isOpening) - inside.count(where: isClosing)
        let isHalf = inside.count { $0 == "\"" } % 2 == 1
        if let before = scalars[..<start].last, (isHalf && before == "\"") || (opened < 0 && isOpening(before)) {
            return TextRange(
                utf8: range.utf8.lowerBound - UTF8.width(before)..<range.utf8.upperBound,
                utf16: range.utf16.lowerBound - 1..<range.utf16.upperBound)
        }
        if let after = scalars[end...].first, (isHalf && after == "\"") || (opened > 0 && isClosing(after)) {
            return TextRange(
                utf8: range.utf8.lowerBound..<range.utf8.upperBound + UTF8.width(after),
                utf16: range.utf16.lowerBound..<range.utf16.upperBound + 1)
        }
        return range
    }

    /// A place between two characters.
    static func place(utf8: Int, utf16: Int) -> TextRange { TextRange(utf8: utf8..<utf8, utf16: utf16..<utf16) }
}

private func isOpening(_ scalar: Unicode.Scalar) -> Bool { scalar == "“" || scalar == "«" }
private func isClosing(_ scalar: Unicode.Scalar) -> Bool { scalar == "”" || scalar == "»" }
