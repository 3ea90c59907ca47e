import Crypto
import Foundation
import Platform
import Situation

/// Something that somebody did to get ready, as xAPI 1.0.3 says it (C10). A learning record store takes a list of them as
/// it is. Only its owner can take it out.
struct LearningStatement: Encodable, Sendable {
    struct Actor: Encodable {
        struct Account: Encodable { let homePage, name: String }

        let objectType = "Agent"
        let name: String
        let account: Account

        init(_ person: Person, at address: String) {
            name = person.name
            account = Account(homePage: address, name: person.id.rawValue)
        }
    }

    struct Verb: Encodable {
        let id: String
        let display: [String: String]

        /// One of those that ADL has given a meaning.
        static func adl(_ word: String) -> Verb {
            Verb(id: "http://adlnet.gov/expapi/verbs/\(word)", display: ["en": word])
        }
    }

    struct Activity: Encodable {
        enum Kind: String { case course, simulation, interaction, module }

        struct Definition: Encodable {
            let type: String
            let name: [String: String]
        }

        let objectType = "Activity"
        let id: String
        let definition: Definition

        init(_ id: String, _ kind: Kind, _ name: String, language: String = "en") {
            self.id = id
            definition = Definition(type: "http://adlnet.gov/expapi/activities/\(kind)", name: [language: name])
        }
    }

    struct Result: Encodable {
        struct Score: Encodable {
            let scaled: Double
            let raw: Int
            let min = 0
            let max = 100
        }

        var score: Score?
        var success: Bool?
        let completion = true
    }

    struct Context: Encodable {
        struct Activities: Encodable {
            var parent: [Activity]?
            let category: [Activity]
        }

        /// One for everything that belongs to the same time of doing it, whoever did it.
        let registration: String
        let contextActivities: Activities
        let revision: String
        let platform: String
    }

    /// The same for the same act, so that a store which has it already says so.
    let id: String
    let actor: Actor
    let verb: Verb
    let object: Activity
    var result: Result?
    var context: Context?
    let timestamp: String
    let version = "1.0.3"

    /// - Parameter act: an address that no other act has.
    init(_ act: String, _ actor: Actor, _ verb: Verb, _ object: Activity, on moment: Instant) {
        id = nameUUID(act)
        self.actor = actor
        self.verb = verb
        self.object = object
        timestamp = moment.iso
    }
}

extension [LearningStatement] {
    /// As a file to keep, or to bring to a store.
    var file: Answer {
        get throws { .download(try json(.prettyPrinted), named: "statements.json", type: "application/json") }
    }

    func json(_ looks: JSONEncoder.OutputFormatting = []) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = looks.union([.sortedKeys, .withoutEscapingSlashes])
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}

/// RFC 4122, version 5, in the namespace of addresses.
func nameUUID(_ address: String) -> String {
    let namespace: [UInt8] = [
        0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8,
    ]
    var bytes = Array(Array(Insecure.SHA1.hash(data: Data(namespace) + Data(address.utf8))).prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x50
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = bytes.map { byte in String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }.joined()
    let ends = [0, 8, 12, 16, 20, 32]
    return zip(ends, ends.dropFirst()).map { String(Array(digits)[$0..<$1]) }.joined(separator: "-")
}
