import TextEngine

/// A finding in the words in which drafts are marked: its kind (a line of the table) and its code. What asks nothing of
/// the author has none.
struct MarkedFinding {
    let kind: String
    let code: String
    let ranges: [TextRange]
    let quote: String

    /// - Parameter codes: of boundaries, by title
    init?(_ finding: Finding, codes: [String: String]) {
        switch finding.detail {
        case .boundary(let id, _): (kind, code) = ("boundary", codes[id] ?? id)
        case .factDiffers(_, let number, _, _, _): (kind, code) = ("factDiffers", "differs \(number)")
        case .factTimeDiffers(_, let number, _, _, _): (kind, code) = ("factTimeDiffers", "time \(number)")
        case .factQuestion(_, let number, _): (kind, code) = ("factQuestion", "ask \(number)")
        case .factStatus(_, let number, let status): (kind, code) = ("factStatus", "\(status) \(number)")
        case .notPublicYet(_, let number, _): (kind, code) = ("notPublicYet", "early \(number)")
        case .notTrue(_, let number): (kind, code) = ("notTrue", "untrue \(number)")
        case .disclosureMissing: (kind, code) = ("disclosure", "undisclosed")
        case .disclosureLate: (kind, code) = ("disclosure", "late")
        case .disclosureOnlyInHashtags: (kind, code) = ("disclosure", "tagged")
        case .sameAsTemplate: (kind, code) = ("sameAsTemplate", "template")
        case .sameAsColleague: (kind, code) = ("sameAsColleague", "colleague")
        case .personalData(let which): (kind, code) = ("personalData", which.rawValue)
        case .secret(let which): (kind, code) = ("secret", which.rawValue)
        case .financialResults: (kind, code) = ("financialResults", "results")
        case .tooLong: (kind, code) = ("limits", "long")
        case .tooManyLinks: (kind, code) = ("limits", "links")
        case .supportsFact, .carriesMessage, .ownVoice: return nil
        }
        ranges = finding.ranges
        quote = finding.quote
    }

    /// The kind that a mark asks for; nil for a code that there is not.
    static func kind(of code: String, boundaries: Set<String>) -> String? {
        if boundaries.contains(code) { return "boundary" }
        let kinds = [
            "differs": "factDiffers", "time": "factTimeDiffers", "ask": "factQuestion", "withdrawn": "factStatus",
            "confirmed": "factStatus",
            "early": "notPublicYet", "untrue": "notTrue",
            "undisclosed": "disclosure", "late": "disclosure", "tagged": "disclosure", "template": "sameAsTemplate",
            "colleague": "sameAsColleague", "results": "financialResults", "long": "limits", "links": "limits",
        ]
        let word = String(code.prefix { $0 != " " })
        if let kind = kinds[word] { return kind }
        if PersonalDataKind(rawValue: word) != nil { return "personalData" }
        return SecretKind(rawValue: word) == nil ? nil : "secret"
    }
}
