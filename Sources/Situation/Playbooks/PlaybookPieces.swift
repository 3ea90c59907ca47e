import Platform

/// What a playbook is made of, in the order in which it is compared.
package enum PlaybookPart: String, Sendable, CaseIterable {
    case whole, function, fact, message, boundary, guideline, template, task

    package var words: Sentence {
        switch self {
        case .whole: "The whole"
        case .function: "The team"
        case .fact: "Facts to establish"
        case .message: "Messages"
        case .boundary: "Boundaries"
        case .guideline: "Guidelines"
        case .template: "Ways in"
        case .task: "The first hour"
        }
    }
}

/// One boundary, message, function … with everything that it says, as people compare it.
package struct PlaybookPiece: Sendable, Equatable {
    package struct Field: Sendable, Equatable {
        package enum Name: String, Sendable {
            case title, kind, summary, rhythm, approvals, secondLook, duties, department, question, statement, status,
                owner, source, text, value, stance, carries, weight, subject, protects, narrower, reason, instead, ask,
                expires, match, unless, unlessAnywhere, atMost, replacement, evenIfDenied, flags, allows, within,
                function
        }

        package let name: Name
        /// Several lines, for what is a list.
        package let text: String
    }

    package let part: PlaybookPart
    /// What it is known by.
    package let title: String
    package let fields: [Field]

    /// In a crisis a boundary ends on a day of its own.
    var withoutEnd: PlaybookPiece {
        PlaybookPiece(part, title, fields.filter { $0.name != .expires }.map { ($0.name, $0.text) })
    }

    fileprivate init(_ part: PlaybookPart, _ title: String, _ fields: [(Field.Name, String)]) {
        self.part = part
        self.title = title
        self.fields = fields.filter { !$0.1.isEmpty }.map { Field(name: $0.0, text: $0.1) }
    }
}

extension Playbook {
    package var pieces: [PlaybookPiece] {
        [
            PlaybookPiece(
                .whole, title,
                [
                    (.title, title), (.kind, kind.rawValue), (.summary, summary), (.rhythm, cadence.written),
                    (.approvals, "\(approvalsNeeded)"), (.secondLook, secondLook.rawValue),
                ])
        ] + functions.map(\.piece) + facts.map(\.piece) + guidance.messages.map(\.piece)
            + guidance.boundaries.map(\.piece)
            + guidance.guidelines.map(\.piece) + guidance.templates.map(\.piece)
            + checklist.map(\.piece)
    }
}

extension PlaybookFunction {
    var piece: PlaybookPiece { PlaybookPiece(.function, name, [(.duties, duties), (.department, department)]) }
}

extension PlaybookTask {
    var piece: PlaybookPiece {
        PlaybookPiece(.task, task, [(.within, "\(within.wholeSeconds / 60) min"), (.function, function)])
    }
}

extension Cadence {
    fileprivate var written: String { "\(first) min, \(lasts) min, \(then) min, \(later) min" }
}

extension FactToEstablish {
    var piece: PlaybookPiece {
        PlaybookPiece(
            .fact, question.isEmpty ? details.statement : question,
            [
                (.question, question), (.statement, details.statement), (.status, details.status.rawValue),
                (.owner, details.owner), (.source, details.source),
            ])
    }
}

extension MessageDetails {
    package var piece: PlaybookPiece {
        PlaybookPiece(
            .message, text, [(.text, text), (.value, value), (.stance, stance), (.carries, carries.lines)])
    }
}

extension BoundaryDetails {
    /// What it says; when it ends is its own in every crisis.
    package var piece: PlaybookPiece { piece(ends: "") }

    fileprivate func piece(ends: String) -> PlaybookPiece {
        PlaybookPiece(
            .boundary, title,
            [
                (.title, title), (.weight, weight.rawValue), (.subject, subject), (.protects, protects),
                (.narrower, narrower), (.reason, reason), (.instead, instead), (.ask, ask), (.owner, owner),
                (.expires, ends), (.match, match.lines), (.unless, unless.lines),
                (.unlessAnywhere, unlessAnywhere.lines), (.atMost, atMost.map { "\($0), \(per.rawValue)" } ?? ""),
                (.replacement, replacement), (.evenIfDenied, evenIfDenied ? "true" : ""), (.flags, flags.lines),
                (.allows, allows.lines),
            ])
    }
}

extension PlaybookBoundary {
    var piece: PlaybookPiece { details.piece(ends: "\(lasts.wholeSeconds / 3_600) h") }
}

extension GuidelineDetails {
    package var piece: PlaybookPiece { PlaybookPiece(.guideline, title, [(.title, title), (.text, text)]) }
}

extension TemplateDetails {
    package var piece: PlaybookPiece {
        PlaybookPiece(.template, title, [(.title, title), (.kind, kind.rawValue), (.text, text)])
    }
}
