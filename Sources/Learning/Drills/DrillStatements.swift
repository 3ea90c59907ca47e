import Foundation
import Platform
import Situation

/// One person's part in a drill that has begun, without a word of theirs: what statements of it are made of.
struct DrillRecord: Sendable {
    struct Deed: Sendable {
        let number: Int
        let inject: String
        /// “I would say nothing here.”
        let isSilence: Bool
        let doneAt: Instant
    }

    let drill: Drill
    let slug: String
    let version: Int
    let title: String
    let length: Int64
    let player: Int
    let beganAt: Instant
    /// When its lead, or the one who was alone in it, ended it before its time.
    let endedAt: Instant?
    var deeds: [Deed] = []
    var lookedBackAt: Instant?

    /// When its time was over. Nothing is written down then.
    func timeIsUp(by now: Instant) -> Instant? {
        guard endedAt == nil, let startedAt = drill.startedAt, drill.clock(at: now) >= length else { return nil }
        return startedAt + .milliseconds(length + drill.pausedFor)
    }
}

extension LearningStatement {
    /// That somebody was in a drill: began, answered or said nothing on purpose, was there when it was over, looked back.
    /// Never what they said, how sure they were or how good it was: a drill has no result, and whoever leaves one takes
    /// all of it along.
    static func all(of record: DrillRecord, by person: Person, at address: String, now: Instant) -> [LearningStatement]
    {
        let maker = DrillStatements(record, person, address)
        var made = [maker.statement("initialized", .adl("initialized"), on: record.beganAt)]
        for deed in record.deeds {
            let verb: Verb = deed.isSilence ? .skipped : .adl("answered")
            let inject = Activity(
                "\(maker.simulation.id)/\(deed.inject)", .interaction, "\(record.title): \(deed.inject)")
            made.append(maker.statement("deeds/\(deed.number)", verb, inject, on: deed.doneAt))
        }
        if let endedAt = record.endedAt {
            // A team's drill is over when its lead says so. Alone one stops when one likes, and that is no failure.
            let verb: Verb = record.drill.form == .team ? .adl("completed") : .adl("exited")
            made.append(maker.statement("end", verb, on: endedAt))
        } else if let over = record.timeIsUp(by: now) {
            made.append(maker.statement("end", .adl("completed"), on: over))
        }
        if let lookedBackAt = record.lookedBackAt {
            let debrief = Activity("\(maker.simulation.id)/debrief", .module, "\(record.title): debrief")
            made.append(maker.statement("debrief", .adl("commented"), debrief, on: lookedBackAt))
        }
        return made.reversed()
    }
}

private struct DrillStatements {
    let simulation: LearningStatement.Activity
    private let record: DrillRecord
    private let actor: LearningStatement.Actor
    private let address: String

    init(_ record: DrillRecord, _ person: Person, _ address: String) {
        self.record = record
        self.address = address
        actor = LearningStatement.Actor(person, at: address)
        simulation = LearningStatement.Activity("\(address)/drills#\(record.slug)", .simulation, record.title)
    }

    /// - Parameter part: what is in the drill; nil for the drill itself.
    func statement(
        _ act: String, _ verb: LearningStatement.Verb, _ part: LearningStatement.Activity? = nil, on moment: Instant
    ) -> LearningStatement {
        var made = LearningStatement(
            "\(address)\(record.drill.path)#\(record.player)/\(act)", actor, verb, part ?? simulation, on: moment)
        if verb.id.hasSuffix("/completed") { made.result = LearningStatement.Result() }
        made.context = LearningStatement.Context(
            registration: nameUUID(address + record.drill.path),
            contextActivities: .init(parent: part == nil ? nil : [simulation], category: [.drill(at: address)]),
            revision: String(record.version), platform: "Firsthand")
        return made
    }
}

extension LearningStatement.Verb {
    /// From the registry of the Tin Can project, since ADL has no word for it.
    fileprivate static let skipped = LearningStatement.Verb(
        id: "http://id.tincanapi.com/verb/skipped", display: ["en": "skipped"])
}

extension LearningStatement.Activity {
    /// What every statement of a drill says of itself, wherever it is read (C9).
    fileprivate static func drill(at address: String) -> LearningStatement.Activity {
        .init("\(address)/drills", .simulation, "DRILL: nothing in it was real")
    }
}

extension Visit {
    func drillStatements() async throws -> Answer {
        let (person, address) = (viewer.person, services.settings.address)
        let records = try await read { try DrillRecord.all(of: person.id, in: $0) }
        let now = now
        return try records.flatMap { LearningStatement.all(of: $0, by: person, at: address, now: now) }.file
    }
}
