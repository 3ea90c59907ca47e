import Platform
import Situation

/// What a drill is made of, as it was when it began: a file may change meanwhile, a drill does not.
package struct DrillScenario: Codable, Sendable, Equatable {
    package var slug: String
    package var title: String
    package var version: Int
    package var form: DrillForm
    package var minutes: Int
    /// Who the people work for while it lasts.
    package var company: String
    package var brief: String
    package var facts: [DrillFact]
    package var boundaries: [BoundaryDetails]
    package var roles: [DrillRole]
    package var personas: [DrillPersona]
    package var injects: [DrillInject]
    package var prompts: [String]

    package var length: Int64 { Int64(minutes) * 60_000 }

    package func persona(_ id: String) -> DrillPersona? { personas.first { $0.id == id } }
    package func inject(_ id: String) -> DrillInject? { injects.first { $0.id == id } }
}

package enum DrillForm: String, Codable, Sendable, CaseIterable, SQLConvertible { case alone, team }

package struct DrillFact: Codable, Sendable, Equatable {
    package var number: Int
    package var statement: String
    package var status: FactStatus
    /// Patterns by which an answer carries it, in words of its own.
    package var carries: [String]
    /// Its numbers, so that a wrong one in an answer is found as one in a draft is. One for each unit that people use.
    package var figures: [FactFigure] = []
}

extension DrillFact {
    /// Drills that were kept before there were figures have none.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        number = try values.decode(Int.self, forKey: .number)
        statement = try values.decode(String.self, forKey: .statement)
        status = try values.decode(FactStatus.self, forKey: .status)
        carries = try values.decode([String].self, forKey: .carries)
        figures = try values.decodeIfPresent([FactFigure].self, forKey: .figures) ?? []
    }
}

package struct DrillRole: Codable, Sendable, Equatable {
    package var id: String
    package var name: String
    package var duties: String
}

package struct DrillPersona: Codable, Sendable, Equatable {
    package enum Disposition: String, Codable, Sendable, CaseIterable {
        case friendly, neutral, worried, grieving, hostile, troll, press, colleague
    }

    package var id: String
    package var name: String
    package var handle: String
    package var voice: String
    package var disposition: Disposition
    package var followers: Int

    /// Always there: the crisis team, and one's own lead.
    package static let always = [
        DrillPersona(id: "team", name: "Crisis team", handle: "", voice: "", disposition: .colleague, followers: 0),
        DrillPersona(id: "lead", name: "Your lead", handle: "", voice: "", disposition: .colleague, followers: 0),
    ]
}

package enum DrillChannel: String, Codable, Sendable, CaseIterable, ShapedWord { case feed, mail, message }

/// What a good answer has.
package enum DrillDimension: String, Codable, Sendable, CaseIterable {
    case facts, boundary, disclosure, care, ownWords = "own-words", silence
}

package struct DrillInject: Codable, Sendable, Equatable {
    package enum Pressure: String, Codable, Sendable, CaseIterable { case any, high }

    package var id: String
    /// Milliseconds since the drill began; nil when only a reaction calls it.
    package var at: Int64?
    package var channel: DrillChannel
    package var from: String
    package var to: String
    /// Ways of saying it, of which a drill takes one.
    package var text: [String]
    package var phase: String
    package var expects: [DrillDimension]
    package var better: String
    package var spread: Int
    package var fact: DrillFact?
    package var pressure: Pressure
    package var reactions: [DrillReaction]

    /// Whether somebody has to decide something.
    package var asks: Bool { !expects.isEmpty }
}

package struct DrillReaction: Codable, Sendable, Equatable {
    package enum When: String, Codable, Sendable, CaseIterable {
        case boundary, wrongFacts = "wrong-facts", attack, promise, noDisclosure = "no-disclosure", noCare = "no-care",
            care, facts, reply, silence
    }

    package var when: When
    package var from: String
    package var say: [String]
    package var spread: Int
    package var then: String?
    /// How long they wait for an answer.
    package var after: Int64
}
