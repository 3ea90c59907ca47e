/// A word or number of the text, folded for matching, with its place in what was typed.
struct Token: Sendable {
    var folded: String
    var stem: String
    /// A second reading, where there are two: a stretched "suppplier", the last word of "two million".
    var otherStem: String?
    var utf8: Range<Int>
    var utf16: Range<Int>
    var sentence: Int
    var clause: Int
    /// For `600`, `1,240`, `1.2k` and "six hundred", which is one token.
    var value: Double?
    var traits: Traits = []

    struct Traits: OptionSet, Sendable {
        let rawValue: UInt8

        static let tag = Traits(rawValue: 1)
        static let startsUpper = Traits(rawValue: 2)
        /// Inside a web address.
        static let address = Traits(rawValue: 4)
        /// Only a hyphen or a slash stands before it: the 700 of 600–700.
        static let joined = Traits(rawValue: 8)
        static let afterColon = Traits(rawValue: 16)
        /// Only one space stands before it.
        static let spaced = Traits(rawValue: 32)
        /// A mark that was read as a word: % or €.
        static let symbol = Traits(rawValue: 64)
        /// Begins with a capital and ends with a small letter, as a name does; `Tokens.isName` looks at its place too.
        static let titled = Traits(rawValue: 128)
    }

    var isTag: Bool { traits.contains(.tag) }
    var startsUpper: Bool { traits.contains(.startsUpper) }
    var isNumber: Bool { value != nil }
    var range: TextRange { TextRange(utf8: utf8, utf16: utf16) }

    /// Takes in the tokens up to another one.
    mutating func extend(to last: Token) {
        utf8 = utf8.lowerBound..<last.utf8.upperBound
        utf16 = utf16.lowerBound..<last.utf16.upperBound
    }
}
