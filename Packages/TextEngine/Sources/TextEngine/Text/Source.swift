/// The text as it was typed, for quoting: a range costs its own length.
struct Source: Sendable {
    let text: String

    func words(_ range: TextRange) -> String {
        let utf8 = text.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: range.utf8.lowerBound)
        let end = utf8.index(start, offsetBy: range.utf8.count)
        return String(text[start..<end])
    }

    /// A place between two characters.
    static func place(utf8: Int, utf16: Int) -> TextRange { TextRange(utf8: utf8..<utf8, utf16: utf16..<utf16) }
}
