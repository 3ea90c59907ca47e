/// A stretch of a text that says something about somebody.
public struct PersonalDataSpan: Sendable, Hashable {
    public enum Because: Sendable, Hashable {
        /// Its check digits are right (Luhn, remainder of 97).
        case checksum
        /// Nothing else is written like this: mail and web addresses, IP addresses.
        case form
        /// The tagger learned it; the range is the words that spoke for it most, from the span's first word or beside it.
        case words(TextRange)
    }

    public let type: PersonalDataType
    public let range: TextRange
    /// The same range in Unicode scalars.
    public let scalars: Range<Int>
    /// 0…1: 1 for what proves itself, else how probable the tagger holds its least sure word.
    public let confidence: Float
    public let because: Because
}
