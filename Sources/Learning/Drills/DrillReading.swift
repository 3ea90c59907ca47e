import Platform
import Situation
import TextEngine

/// What was heard in an answer, with the words it was heard in. Kept with the answer, so that a drill can be played
/// again to the letter also after the engine has learned something.
package struct DrillReading: Codable, Sendable, Equatable {
    package enum Kind: String, Codable, Sendable {
        case care, facts, wrongFacts, boundary, personalData, disclosed, undisclosed, ownWords, borrowed, attack,
            promise
    }

    package struct Sign: Codable, Sendable, Equatable {
        package var kind: Kind
        package var quote: String
        /// The fact that it is about.
        package var fact: Int?
        /// What the fact says, or the boundary's title.
        package var says: String

        package init(_ kind: Kind, _ quote: String = "", fact: Int? = nil, says: String = "") {
            self.kind = kind
            self.quote = quote
            self.fact = fact
            self.says = says
        }
    }

    package var signs: [Sign]

    package init(_ signs: [Sign] = []) { self.signs = signs }

    package func has(_ kind: Kind) -> Bool { signs.contains { $0.kind == kind } }
    package func all(_ kinds: Kind...) -> [Sign] { signs.filter { kinds.contains($0.kind) } }

    func fits(_ when: DrillReaction.When) -> Bool {
        switch when {
        case .boundary: has(.boundary) || has(.personalData)
        case .wrongFacts: has(.wrongFacts)
        case .attack: has(.attack)
        case .promise: has(.promise)
        case .noDisclosure: has(.undisclosed)
        case .noCare: !has(.care)
        case .care: has(.care)
        case .facts: has(.facts) && !has(.wrongFacts)
        case .reply: true
        case .silence: false
        }
    }
}

/// Reads answers as the composer reads drafts: the same engine, on the facts and boundaries of the drill.
package struct DrillReader: Sendable {
    let scenario: DrillScenario
    let facts: [DrillFactNow]
    private let checker: Checker
    private let carrying: Checker

    /// - Parameter colleagues: what others have answered in this drill.
    package init(
        _ scenario: DrillScenario, facts: [DrillFactNow], colleagues: [String] = []
    ) throws(GuideError) {
        self.scenario = scenario
        self.facts = facts
        checker = try Checker(
            Guide(
                boundaries: scenario.boundaries.enumerated().map { $1.forEngine(id: String($0)) },
                facts: facts.map(\.forEngine),
                colleagues: colleagues.enumerated().map { Passage(id: String($0), author: "other", text: $1) },
                disclosure: Employer(organisation: scenario.company).disclosure))
        carrying = try Checker(Guide(boundaries: facts.flatMap(\.carried)))
    }

    package func findings(in text: String, on channel: DrillChannel) -> [Finding] {
        checker.check(text, author: "self").filter { channel == .feed || !$0.detail.isAboutDisclosure }
    }

    package func read(_ text: String, on channel: DrillChannel) throws(GuideError) -> DrillReading {
        let findings = checker.check(text, author: "self")
        var signs = findings.compactMap(sign)
        signs += carried(by: text, besides: signs)
        if channel == .feed {
            let isMissing = findings.contains(where: \.detail.isAboutDisclosure)
            signs.append(isMissing ? .init(.undisclosed) : .init(.disclosed))
        }
        for finding in try DrillSigns.compiled.get().check(text) {
            guard case .boundary(let id, _) = finding.detail, let kind = DrillReading.Kind(rawValue: id) else {
                continue
            }
            signs.append(.init(kind, finding.quote))
        }
        return DrillReading(signs)
    }

    /// What carries a fact in words of its own; and what carries only what the fact used to say (C3).
    private func carried(by text: String, besides known: [DrillReading.Sign]) -> [DrillReading.Sign] {
        let found = carrying.check(text).compactMap { finding -> (id: String, quote: String)? in
            guard case .boundary(let id, _) = finding.detail else { return nil }
            return (id, finding.quote)
        }
        return facts.compactMap { fact in
            guard !known.contains(where: { $0.fact == fact.number }) else { return nil }
            if let now = found.first(where: { $0.id == "\(fact.number)" }) {
                return .init(.facts, now.quote, fact: fact.number, says: fact.statement)
            }
            let old = found.first { $0.id.hasPrefix("\(fact.number):") }
            return old.map { .init(.wrongFacts, $0.quote, fact: fact.number, says: fact.statement) }
        }
    }

    private func sign(_ finding: Finding) -> DrillReading.Sign? {
        switch finding.detail {
        case .boundary(let id, _):
            return .init(.boundary, finding.quote, says: boundary(id)?.title ?? "")
        case .personalData, .secret: return .init(.personalData, finding.quote)
        case .factDiffers(_, let number, _, let says, _), .factTimeDiffers(_, let number, _, let says, _):
            return .init(.wrongFacts, finding.quote, fact: number, says: says)
        case .factStatus(_, let number, _), .notTrue(_, let number):
            return .init(.wrongFacts, finding.quote, fact: number, says: statement(number))
        case .supportsFact(_, let number):
            return .init(.facts, finding.quote, fact: number, says: statement(number))
        case .ownVoice: return .init(.ownWords, finding.quote)
        case .sameAsTemplate, .sameAsColleague: return .init(.borrowed, finding.quote)
        default: return nil
        }
    }

    package func boundary(_ id: String) -> BoundaryDetails? {
        Int(id).flatMap { scenario.boundaries.indices.contains($0) ? scenario.boundaries[$0] : nil }
    }

    private func statement(_ number: Int) -> String { facts.first { $0.number == number }?.statement ?? "" }
}

extension Detail {
    fileprivate var isAboutDisclosure: Bool {
        switch self {
        case .disclosureMissing, .disclosureOnlyInHashtags, .disclosureLate: true
        default: false
        }
    }
}

extension DrillFactNow {
    /// "We do not know yet" carries a fact as well as "it is clean": what is denied counts.
    fileprivate var carried: [TextEngine.Boundary] {
        let all = [("\(number)", carries)] + earlier.enumerated().map { ("\(number):\($0.offset)", $0.element.carries) }
        return all.filter { !$0.1.isEmpty }.map { id, lines in
            TextEngine.Boundary(id: id, title: id, weight: .care, match: lines, evenIfDenied: true)
        }
    }

    fileprivate var forEngine: TextEngine.Fact {
        let status: TextEngine.FactStatus =
            switch status {
            case .developing: .developing
            case .confirmed: .confirmed
            case .notTrue: .notTrue
            case .withdrawn: .withdrawn
            }
        return TextEngine.Fact(
            id: String(number), number: number, statement: statement, status: status,
            figures: figures.map(\.forEngine),
            earlier: earlier.enumerated().map {
                Earlier(version: $0 + 1, statement: $1.statement, figures: $1.figures.map(\.forEngine))
            })
    }
}
