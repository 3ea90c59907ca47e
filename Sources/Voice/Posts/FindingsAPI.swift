import Platform
import Situation
import TextEngine

/// What a finding is about, for programs.
enum FindingKind: String, Codable, Sendable, CaseIterable {
    case boundary, disclosure, secret
    case factDiffers = "fact-differs"
    case factTimeDiffers = "fact-time-differs"
    case factQuestion = "fact-question"
    case factStatus = "fact-status"
    case notPublicYet = "not-public-yet"
    case notTrue = "not-true"
    case sameAsTemplate = "same-as-template"
    case sameAsColleague = "same-as-colleague"
    case personalData = "personal-data"
    case financialResults = "financial-results"
    case tooLong = "too-long"
    case tooManyLinks = "too-many-links"
    case supportsFact = "supports-fact"
    case carriesMessage = "carries-message"
    case ownVoice = "own-voice"
}

/// A half-open range, as numbers of code units.
package struct SpanJSON: Codable, Sendable {
    let start: Int
    let end: Int

    fileprivate init(_ range: Range<Int>) {
        start = range.lowerBound
        end = range.upperBound
    }
}

/// The same place in both encodings, because programs count differently.
package struct PlaceJSON: Codable, Sendable {
    let utf8: SpanJSON
    let utf16: SpanJSON

    fileprivate init(_ range: TextRange) {
        utf8 = SpanJSON(range.utf8)
        utf16 = SpanJSON(range.utf16)
    }
}

/// A change that answers a finding: put the replacement in the place.
package struct WayOutJSON: Codable, Sendable {
    let label: String
    /// What one could say; empty for a plain change.
    let words: String
    let place: PlaceJSON
    let replacement: String
}

package struct FindingJSON: Codable, Sendable {
    let kind: FindingKind
    let weight: Finding.Weight
    let title: String
    let reason: String
    let because: String
    let quote: String
    /// The number of the fact that it is about.
    let factNumber: Int?
    /// The network that it is about.
    let network: Network?
    let places: [PlaceJSON]
    let waysOut: [WayOutJSON]
}

package struct CheckJSON: Codable, Sendable {
    let text: String
    let networks: [Network]?
}

package struct CheckedJSON: Codable, Sendable {
    let findings: [FindingJSON]
    let counters: [CounterJSON]
    /// What is put in front when it goes out, unless the author says it.
    let disclosure: String?
    /// The text as it would leave.
    let leaving: String
    /// Whether publishing wants to know that the author has looked.
    let mustConfirm: Bool

    init(_ check: DraftCheck) {
        findings = FindingJSON.all(check.findings, check.views)
        counters = Network.allCases.map { CounterJSON(check.leaving, on: $0) }
        disclosure = check.disclosure
        leaving = check.leaving
        mustConfirm = check.mustConfirm
    }
}

extension FindingJSON {
    /// - Parameter views: the same findings in words
    static func all(_ findings: [Finding], _ views: [FindingView]) -> [FindingJSON] {
        zip(findings, views).map { finding, view in
            FindingJSON(
                kind: finding.detail.kind, weight: finding.weight, title: view.title, reason: view.reason,
                because: view.because, quote: finding.quote, factNumber: finding.detail.factNumber,
                network: finding.detail.network, places: finding.ranges.map(PlaceJSON.init),
                waysOut: view.waysOut.map {
                    WayOutJSON(
                        label: $0.label, words: $0.words, place: PlaceJSON($0.remedy.range),
                        replacement: $0.remedy.replacement)
                })
        }
    }
}

extension FindingKind: ShapedWord {}
extension Finding.Weight: ShapedWord {}
extension Network: ShapedWord {}

extension Detail {
    fileprivate var kind: FindingKind {
        switch self {
        case .boundary: .boundary
        case .factDiffers: .factDiffers
        case .factTimeDiffers: .factTimeDiffers
        case .factQuestion: .factQuestion
        case .factStatus: .factStatus
        case .notPublicYet: .notPublicYet
        case .notTrue: .notTrue
        case .disclosureMissing, .disclosureLate, .disclosureOnlyInHashtags: .disclosure
        case .sameAsTemplate: .sameAsTemplate
        case .sameAsColleague: .sameAsColleague
        case .personalData: .personalData
        case .secret: .secret
        case .financialResults: .financialResults
        case .tooLong: .tooLong
        case .tooManyLinks: .tooManyLinks
        case .supportsFact: .supportsFact
        case .carriesMessage: .carriesMessage
        case .ownVoice: .ownVoice
        }
    }

    fileprivate var factNumber: Int? {
        switch self {
        case .factDiffers(_, let number, _, _, _), .factTimeDiffers(_, let number, _, _, _),
            .factQuestion(_, let number, _), .factStatus(_, let number, _), .notPublicYet(_, let number, _),
            .notTrue(_, let number), .supportsFact(_, let number):
            number
        default: nil
        }
    }

    fileprivate var network: Network? {
        switch self {
        case .tooLong(let network, _, _), .tooManyLinks(let network, _, _): network
        default: nil
        }
    }
}
