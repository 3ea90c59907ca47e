import Platform

/// One statement about the crisis, with everything that was ever said in its place.
package struct Fact: Sendable {
    package let id: ID<Fact>
    package let crisis: ID<Crisis>
    package let number: Int
    /// What had to be found out, when the fact came from a playbook.
    package let question: String
    /// The function that answers for it.
    package let owner: String
    package let reviewBy: Instant?
    /// What the sheet has said, oldest first. Empty while the first version waits for approval.
    package var published: [FactVersion] = []
    /// What waits for approval.
    package var proposal: FactVersion?

    /// What the sheet says now.
    package var current: FactVersion? { published.last }
    package var earlier: FactVersion? { published.dropLast().last }
    package var isWithdrawn: Bool { current?.status == .withdrawn }

    /// What everyone may know at a time: a newer version that is not public yet leaves the one before it in place.
    package func version(publicAt now: Instant) -> FactVersion? { published.last { $0.isPublic(at: now) } }

    /// The version that a reader sees: the team sees what stands, everyone else what is public.
    package func version(for reader: FactReader) -> FactVersion? {
        switch reader {
        case .team: current ?? proposal
        case .everyone(let now): version(publicAt: now)
        }
    }
}

package enum FactReader: Sendable {
    case team
    case everyone(at: Instant)
}

package struct FactVersion: Sendable {
    package let id: ID<FactVersion>
    package let fact: ID<Fact>
    package let number: Int
    package let statement: String
    package let status: FactStatus
    package let notPublicBefore: Instant?
    package let source: String
    /// Why it differs from the version before.
    package let why: String
    package let writtenAt: Instant
    package let writtenBy: ID<Person>
    package let publishedAt: Instant?
    /// The version of the fact sheet that it came with.
    package let sheet: Int?
    package let droppedAt: Instant?
    package let escalatedAt: Instant?
    package var figures: [FactFigure] = []

    package func isPublic(at now: Instant) -> Bool { notPublicBefore.map { $0 <= now } ?? true }
    package var isWaiting: Bool { publishedAt == nil && droppedAt == nil }
    package var shownAt: Instant { publishedAt ?? writtenAt }
}

package enum FactStatus: String, Sendable, CaseIterable, Codable, SQLConvertible {
    case developing, confirmed, notTrue, withdrawn

    package var words: Sentence {
        switch self {
        case .developing: "Developing"
        case .confirmed: "Confirmed"
        case .notTrue: "Not true"
        case .withdrawn: "Withdrawn"
        }
    }

    package var tone: Tone {
        switch self {
        case .developing: .care
        case .confirmed: .ok
        case .notTrue: .stop
        case .withdrawn: .plain
        }
    }
}

/// A number inside a statement, named so that a draft's number can be held against it.
package struct FactFigure: Sendable, Hashable, Codable {
    package var name: String
    package var value: Double
    package var unit: String
    package var comparator: Comparator

    package enum Comparator: String, Sendable, CaseIterable, Codable, SQLConvertible {
        case exactly, about, atLeast, atMost, moreThan, lessThan
    }

    package init(name: String, value: Double, unit: String, comparator: Comparator = .exactly) {
        self.name = name
        self.value = value
        self.unit = unit
        self.comparator = comparator
    }
}

/// The version of a crisis's facts as a whole; it grows with everything that is published.
package struct FactSheet: Sendable {
    package let version: Int
    package let changedAt: Instant?
}

/// One department's yes to a version.
package struct FactApproval: Sendable {
    package let version: ID<FactVersion>
    package let department: String
    package let by: ID<Person>
    package let at: Instant
}
