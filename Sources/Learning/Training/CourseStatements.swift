import Crypto
import Foundation
import Platform
import Situation

/// What somebody did in courses, as xAPI 1.0.3 says such things (C10). A learning record store takes the list as it is.
/// Only its owner can take it out.
struct CourseStatement: Encodable, Sendable {
    struct Actor: Encodable {
        struct Account: Encodable { let homePage, name: String }

        let objectType = "Agent"
        let name: String
        let account: Account
    }

    struct Verb: Encodable {
        let id: String
        let display: [String: String]
    }

    struct Activity: Encodable {
        struct Definition: Encodable {
            let type = "http://adlnet.gov/expapi/activities/course"
            let name: [String: String]
        }

        let objectType = "Activity"
        let id: String
        let definition: Definition
    }

    struct Result: Encodable {
        struct Score: Encodable {
            let scaled: Double
            let raw: Int
            let min = 0
            let max = 100
        }

        let score: Score
        let success: Bool
        let completion = true
    }

    private enum Act: String { case initialized, passed, failed }

    /// The same for the same act, so that a store which has it already says so.
    let id: String
    let actor: Actor
    let verb: Verb
    let object: Activity
    let result: Result?
    let timestamp: String
    let version = "1.0.3"

    /// That it was begun, and what came of it once it was over.
    static func all(of attempt: Attempt, by person: Person, at address: String, _ course: Course?) -> [CourseStatement]
    {
        let begun = CourseStatement(.initialized, attempt, person, address, course, on: attempt.beganAt)
        guard let finishedAt = attempt.finishedAt else { return [begun] }
        let act: Act = attempt.isPassed == true ? .passed : .failed
        return [CourseStatement(act, attempt, person, address, course, on: finishedAt), begun]
    }

    private init(
        _ act: Act, _ attempt: Attempt, _ person: Person, _ address: String, _ course: Course?, on moment: Instant
    ) {
        id = nameUUID("\(address)\(attempt.path)#\(act)")
        actor = Actor(name: person.name, account: .init(homePage: address, name: person.id.rawValue))
        verb = Verb(id: "http://adlnet.gov/expapi/verbs/\(act)", display: ["en": act.rawValue])
        object = Activity(
            id: "\(address)/courses/\(attempt.course)",
            definition: .init(name: [course?.language ?? "en": course?.title ?? attempt.course]))
        let score = act == .initialized ? nil : attempt.score
        result = score.map { score in
            Result(score: .init(scaled: Double(score) / 100, raw: score), success: attempt.isPassed == true)
        }
        timestamp = moment.iso
    }
}

/// RFC 4122, version 5, in the namespace of addresses.
private func nameUUID(_ address: String) -> String {
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

extension Visit {
    func courseStatements() async throws -> Answer {
        let (person, courses, address) = (viewer.person, house.courses, services.settings.address)
        let statements = try await read { tx in
            try Attempt.all(of: person.id, in: tx).flatMap {
                CourseStatement.all(of: $0, by: person, at: address, try courses.find($0.course, in: tx))
            }
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        let text = String(decoding: try encoder.encode(statements), as: UTF8.self)
        return .download(text, named: "statements.json", type: "application/json")
    }

    func courseCalendarFile() async throws -> Answer {
        let (viewer, courses) = (viewer, house.courses)
        let (certificates, asked, titles) = try await read { tx in
            (
                try CourseCertificate.all(of: viewer.id, in: tx),
                try Assignment.inForce(in: tx).filter { $0.concerns(viewer) }, try courses.titles(in: tx)
            )
        }
        let host = services.settings.address.split(separator: "/").last.map(String.init) ?? "firsthand"
        let text = courseCalendar(ending: certificates, asked: asked, titles: titles, host: host, at: now, t)
        return .download(text, named: "courses.ics", type: "text/calendar; charset=utf-8")
    }
}
