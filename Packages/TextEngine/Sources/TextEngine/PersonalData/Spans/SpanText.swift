/// A text as numbered scalars with their kinds, for the readers of personal data. O(text).
struct SpanText {
    private(set) var scalars: [UInt32] = []
    private(set) var kinds: [ScalarKind] = []
    /// Where each scalar begins in UTF-8, and where the text ends.
    private var utf8: [Int32] = []

    init(_ text: String) {
        let size = text.utf8.count
        scalars.reserveCapacity(size)
        kinds.reserveCapacity(size)
        utf8.reserveCapacity(size + 1)
        var at: Int32 = 0
        for scalar in text.unicodeScalars {
            scalars.append(scalar.value)
            kinds.append(ScalarKind(scalar.value))
            utf8.append(at)
            at += Int32(UTF8.width(scalar))
        }
        utf8.append(at)
    }

    var count: Int { scalars.count }

    func isWord(_ index: Int) -> Bool { index < kinds.count && kinds[index].isWord }

    func starts(at index: Int, with small: [UInt32]) -> Bool {
        guard index + small.count <= count else { return false }
        for place in 0..<small.count where smallLetter(scalars[index + place]) != small[place] { return false }
        return true
    }

    func text(_ range: Range<Int>) -> String {
        var text = ""
        for value in scalars[range] { text.unicodeScalars.append(Unicode.Scalar(value) ?? "\u{FFFD}") }
        return text
    }

    /// Ranges of scalars, in order and apart, in both encodings. O(text) for all of them.
    func ranges(_ all: [Range<Int>]) -> [TextRange] {
        var (scalar, utf16) = (0, 0)
        func unit(_ index: Int) -> Int {
            while scalar < index {
                utf16 += scalars[scalar] > 0xFFFF ? 2 : 1
                scalar += 1
            }
            return utf16
        }
        return all.map { range in
            let start = unit(range.lowerBound)
            return TextRange(utf8: bytes(range), utf16: start..<unit(range.upperBound))
        }
    }

    private func bytes(_ range: Range<Int>) -> Range<Int> { Int(utf8[range.lowerBound])..<Int(utf8[range.upperBound]) }
}
