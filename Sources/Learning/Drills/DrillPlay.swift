import Platform
import Situation

/// What people did, in the time of the drill.
package struct DrillAction: Codable, Sendable, Equatable {
    /// Milliseconds since it began, pauses left out.
    package var at: Int64
    /// Which player; nil for the one who leads it, or for one who has left.
    package var player: Int?
    package var deed: Deed

    package enum Deed: Codable, Sendable, Equatable {
        case say(inject: String, text: String, reading: DrillReading, confidence: DrillConfidence)
        /// "I would say nothing here."
        case stay(inject: String, confidence: DrillConfidence)
        case skip(inject: String)
        case insert(DrillInject)
        case retime(inject: String, to: Int64)
        case pressure(Int)
        /// A line of the decision log.
        case decide(String)
        case end
    }

    package init(at: Int64, player: Int?, _ deed: Deed) {
        self.at = at
        self.player = player
        self.deed = deed
    }
}

package enum DrillConfidence: String, Codable, Sendable, CaseIterable, ShapedWord {
    case sure, fairly, unsure

    /// Sure and wrong weighs more than unsure and wrong (C5).
    package var weight: Int {
        switch self {
        case .sure: 3
        case .fairly: 2
        case .unsure: 1
        }
    }
}

/// One thing that happened in a drill.
package struct DrillMoment: Sendable, Equatable {
    package enum Kind: String, Sendable { case inject, reaction, answer, silence, unanswered, decision, ended }

    package var number = 0
    package var at: Int64
    package var kind: Kind
    /// The inject that it belongs to.
    package var inject: String
    package var channel: DrillChannel
    /// The role for which it is meant; empty for everyone.
    package var to = ""
    package var persona: DrillPersona?
    package var player: Int?
    package var text: String
    package var fact: DrillFactNow?
    package var reading = DrillReading()
    package var confidence: DrillConfidence?
    /// Which answer a reaction is to.
    package var answers: Int?
    /// Facts that this answer stood on and that have changed since (C3).
    package var outdated: Set<Int> = []
}

package struct DrillFactNow: Sendable, Equatable {
    package var number: Int
    package var statement: String
    package var status: FactStatus
    package var carries: [String] = []
    package var figures: [FactFigure] = []
    package var earlier: [DrillFact] = []
    package var changedAt: Int64?

    init(_ fact: DrillFact) {
        (number, statement, status, carries) = (fact.number, fact.statement, fact.status, fact.carries)
        figures = fact.figures
    }

    var asWas: DrillFact {
        DrillFact(number: number, statement: statement, status: status, carries: carries, figures: figures)
    }
}

/// How one inject goes on.
package struct DrillThread: Sendable, Equatable {
    package let inject: DrillInject
    package let openedAt: Int64
    /// How many people have seen it.
    package var seen: Int { Int(seenMilli / 1000) }
    package internal(set) var isAnswered = false
    package internal(set) var isLeft = false
    /// Per cent of the followers, more each minute.
    package internal(set) var heat: Int
    var seenMilli: Int64
    var since: Int64
    let followers: Int64

    package var isWaiting: Bool { inject.asks && !isAnswered && !isLeft }

    /// In thousandths of a person, so that the same drill gives the same numbers everywhere.
    mutating func go(to time: Int64, pressure: Int) {
        let factor: Int64 = pressure > 0 ? 20 : pressure < 0 ? 5 : 10
        seenMilli += followers * Int64(heat) * (time - since) * factor / 60_000
        since = time
    }
}
