import Testing

@testable import TextEngine

extension String {
    /// The text at a range, by each encoding; nil when the range does not fit.
    func words(utf8 range: Range<Int>) -> String? {
        let units = Array(utf8)
        guard range.lowerBound >= 0, range.upperBound <= units.count else { return nil }
        return String(validating: units[range], as: UTF8.self)
    }

    func words(utf16 range: Range<Int>) -> String? {
        let units = Array(utf16)
        guard range.lowerBound >= 0, range.upperBound <= units.count else { return nil }
        return String(validating: units[range], as: UTF16.self)
    }

    /// The words at a range, which must be the same in both encodings.
    func words(_ range: TextRange, sourceLocation: SourceLocation = #_sourceLocation) -> String {
        let (first, second) = (words(utf8: range.utf8), words(utf16: range.utf16))
        #expect(first != nil && first == second, "\(range)", sourceLocation: sourceLocation)
        return first ?? ""
    }

    func applying(_ remedy: Remedy) -> String {
        let start = utf8.index(startIndex, offsetBy: remedy.range.utf8.lowerBound)
        let end = utf8.index(startIndex, offsetBy: remedy.range.utf8.upperBound)
        return String(self[..<start]) + remedy.replacement + String(self[end...])
    }
}

extension Tokens {
    /// Each token as it was typed.
    func typed(in text: String) -> [String] { all.map { text.words($0.range) } }
}

extension Finding {
    /// A short name for tables: "boundary odense", "differs 3", "missing".
    var name: String {
        switch detail {
        case .boundary(let id, _): "boundary \(id)"
        case .factDiffers(_, let number, _, _, _): "differs \(number)"
        case .factTimeDiffers(_, let number, _, _, _): "time \(number)"
        case .factQuestion(_, let number, _): "ask \(number)"
        case .factStatus(_, let number, let status): "\(status) \(number)"
        case .notPublicYet(_, let number, _): "not public \(number)"
        case .notTrue(_, let number): "not true \(number)"
        case .disclosureMissing: "undisclosed"
        case .disclosureLate: "late"
        case .disclosureOnlyInHashtags: "only tagged"
        case .sameAsTemplate(let id, _): "template \(id)"
        case .sameAsColleague(let id, _): "colleague \(id)"
        case .personalData(let kind): "\(kind)"
        case .secret(let kind): "\(kind)"
        case .financialResults: "results"
        case .tooLong(let network, _, _): "too long \(network)"
        case .tooManyLinks(let network, _, _): "too many links \(network)"
        case .supportsFact(_, let number): "supports \(number)"
        case .carriesMessage(let id): "carries \(id)"
        case .ownVoice: "own voice"
        }
    }
}

extension [Finding] {
    var names: [String] { map(\.name) }

    func first(_ name: String) -> Finding? { first { $0.name == name } }
}
