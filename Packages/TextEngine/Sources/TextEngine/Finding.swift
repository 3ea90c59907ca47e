/// What a check says about a draft: how serious, where, why in structured form, and the ways out. No prose: the
/// caller words it in the reader's language.
public struct Finding: Sendable, Hashable, Codable {
    public enum Weight: String, Sendable, Codable, CaseIterable { case stop, care, note, ok }

    public let weight: Weight
    public let detail: Detail
    /// Where it stands in the text; empty for findings about the whole.
    public let ranges: [TextRange]
    /// The words at the first range.
    public let quote: String
    public let remedies: [Remedy]

    public init(weight: Weight, detail: Detail, ranges: [TextRange] = [], quote: String = "", remedies: [Remedy] = []) {
        self.weight = weight
        self.detail = detail
        self.ranges = ranges
        self.quote = quote
        self.remedies = remedies
    }
}

/// A half-open range in the text as it was typed, counted in both encodings.
public struct TextRange: Sendable, Hashable, Codable {
    public let utf8: Range<Int>
    public let utf16: Range<Int>

    public init(utf8: Range<Int>, utf16: Range<Int>) {
        self.utf8 = utf8
        self.utf16 = utf16
    }
}

/// A change that answers a finding: replace the range, which may be empty for an insertion.
public struct Remedy: Sendable, Hashable, Codable {
    public let range: TextRange
    public let replacement: String

    public init(range: TextRange, replacement: String) {
        self.range = range
        self.replacement = replacement
    }
}

public enum Detail: Sendable, Hashable, Codable {
    case boundary(id: String, matched: [String])
    /// `earlierVersion` is set when the draft agrees with what the fact used to say.
    case factDiffers(id: String, number: Int, wrote: String, says: String, earlierVersion: Int?)
    /// The same for a day or a time of day.
    case factTimeDiffers(id: String, number: Int, wrote: String, says: String, earlierVersion: Int?)
    /// It may not agree with a fact: something to look at again, not something wrong.
    case factQuestion(id: String, number: Int, wrote: String)
    case factStatus(id: String, number: Int, status: FactStatus)
    case notPublicYet(id: String, number: Int, until: Int64)
    case notTrue(id: String, number: Int)
    case disclosureMissing(suggested: String)
    case disclosureLate
    case disclosureOnlyInHashtags(suggested: String)
    /// `share` of the draft's words, 0…1.
    case sameAsTemplate(id: String, share: Double)
    case sameAsColleague(id: String, share: Double)
    case personalData(kind: PersonalDataKind)
    case secret(kind: SecretKind)
    case financialResults
    case tooLong(network: Network, count: Int, limit: Int)
    case tooManyLinks(network: Network, count: Int, limit: Int)
    case supportsFact(id: String, number: Int)
    case carriesMessage(id: String)
    case ownVoice(signs: [OwnVoiceSign])
}

public enum PersonalDataKind: String, Sendable, Codable, CaseIterable { case email, phone, iban, card, nationalID }
public enum SecretKind: String, Sendable, Codable, CaseIterable { case privateKey, accessKey, password }
public enum OwnVoiceSign: String, Sendable, Codable, CaseIterable { case firstPerson, place, moment, feeling }
