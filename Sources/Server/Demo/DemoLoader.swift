import Foundation
import Platform
import PracticeNetwork
import Situation
import TextEngine
import Voice

/// Plays the story's past through the real use cases, with a clock that is set back, so that its log, versions and
/// timeline are as real as any.
struct DemoLoader {
    let story: DemoStory
    let house: House
    let start: Instant
    private let people: [String: Person]
    private var crisis: ID<Crisis>?
    private var statuses: [String: Int64] = [:]

    /// Failing here means that the story breaks a rule of the product.
    struct Broken: Error, CustomStringConvertible {
        let description: String
    }

    init(_ story: DemoStory, house: House, folder: String, start: Instant) async throws {
        self.story = story
        self.house = house
        self.start = start
        let read = PeopleImport(try String(contentsOfFile: folder + "/people.csv", encoding: .utf8))
        guard read.faults.isEmpty else { throw Broken(description: "people.csv has \(read.faults.count) faults") }
        let database = house.services.database.at { start - .days(90) }
        try await database.write { try read.apply(by: nil, in: $0) }
        people = try await database.read { tx in
            Dictionary(try Person.active(in: tx).map { ($0.email, $0) }) { first, _ in first }
        }
    }

    mutating func load() async throws {
        try await offerSupport()
        try await learn()
        try await getReady()
        try await receive()
        try await open()
        try await practise()
        for deed in (deeds() + deedsAtTheDoor()).sorted(by: { $0.at < $1.at }) { try await deed.run(&self) }
        try await finish()
        while try await Sealer.seal(house.services.database) > 0 {}
    }

    private struct Deed {
        let at: Offset
        let run: (inout DemoLoader) async throws -> Void
    }

    private func deeds() -> [Deed] {
        story.facts.flatMap { fact in
            fact.versions.enumerated().map { index, version in
                Deed(at: version.at) { try await $0.say(fact, version, isFirst: index == 0) }
            }
        }
            + story.handovers.map { at in Deed(at: at) { try await $0.handOver(at: at.duration) } }
            + story.briefings.map { briefing in Deed(at: briefing.at) { try await $0.send(briefing) } }
            + story.posts.map { post in Deed(at: post.at) { try await $0.publish(post) } }
            + story.replies.map { reply in Deed(at: reply.at) { try await $0.answer(reply) } }
            + story.second_looks.map { look in Deed(at: look.at) { try await $0.ask(look) } }
            + story.rounds.map { round in Deed(at: round.at) { try await $0.ask(round) } }
            + story.thanks.map { thanks in Deed(at: thanks.at) { try await $0.thank(thanks) } }
            + story.circles.map { circle in Deed(at: circle.at) { try await $0.gather(circle) } }
    }

    private func deedsAtTheDoor() -> [Deed] {
        let questions = story.door_questions.map { asked in Deed(at: asked.at) { try await $0.ask(asked) } }
        let hours = story.door_hours.map { hour in Deed(at: hour.at) { try await $0.offer(hour) } }
        let tips = story.tips.map { tip in Deed(at: tip.decision?.at ?? tip.at) { try await $0.tell(tip) } }
        let asked = story.questions.map { asked in Deed(at: asked.at) { try await $0.ask(asked) } }
        return questions + hours + tips + asked
    }

    func person(_ email: String) throws -> Person {
        guard let person = people[email] else { throw Broken(description: "nobody is called \(email)") }
        return person
    }

    /// One transaction at a moment of the story.
    @discardableResult
    func at<T: Sendable>(_ offset: Duration, _ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        let now = start + offset
        return try await house.services.database.at { now }.write(body)
    }

    func opened() throws -> ID<Crisis> {
        guard let crisis else { throw Broken(description: "the crisis is not open yet") }
        return crisis
    }

    private mutating func open() async throws {
        let (story, house) = (story, house)
        let (good, bad) = Playbook.all(in: house.services.settings.playbooks, protecting: house.protectedSpeech)
        guard var playbook = good.first(where: { $0.slug == story.crisis.playbook }) else {
            throw Broken(description: bad.first?.description ?? "there is no playbook \(story.crisis.playbook)")
        }
        // On day 2 the playbook's open questions have become the team's own facts, and its messages and ways in too.
        playbook.facts = []
        playbook.guidance.messages = []
        playbook.guidance.templates = []
        var details = CrisisDetails(playbook)
        details.title = story.crisis.title
        details.kind = CrisisKind(rawValue: story.crisis.kind) ?? .other
        details.severity = Severity(rawValue: story.crisis.severity) ?? .serious
        details.approvalsNeeded = 1
        details.secondLook = .onRequest
        details.organisationNames = story.organisation.employer
        let (chosen, brought) = (details, playbook)
        let opener = try person(story.crisis.opened_by)
        let seats = try story.team.map { seat in
            (seat.function, try seat.holder.map(person), try seat.backup.map(person))
        }
        crisis = try await at(story.crisis.opened.duration) { tx in
            let crisis = try openCrisis(
                chosen, from: brought, protecting: house.protectedSpeech, by: opener.id, in: tx
            ).get()
            for (function, holder, backup) in seats {
                for (person, isBackup) in [(holder, false), (backup, true)] {
                    guard let person else { continue }
                    let problems = try takeFunction(
                        function, of: crisis.id, person: person.id, isBackup: isBackup, by: opener.id, in: tx)
                    if let problem = problems.first { throw Problems([problem]) }
                }
            }
            return crisis.id
        }
        try await addGuidance(by: opener.id)
        try await workThroughChecklist(by: opener.id)
    }

    /// All but the last thing was done in time, each by whoever holds its function.
    private func workThroughChecklist(by opener: ID<Person>) async throws {
        let crisis = try opened()
        let (items, seats) = try await house.services.database.read { tx in
            (try ChecklistItem.all(of: crisis, in: tx), try TeamSeat.all(of: crisis, in: tx))
        }
        for item in items.dropLast() {
            let holder = seats.first { $0.function.name == item.function }?.holder?.0.id ?? opener
            try await at(item.dueAt - .minutes(3) - start) { tx in
                try tick(item.id, of: crisis, isDone: true, by: holder, in: tx)
            }
        }
    }

    private func handOver(at offset: Duration) async throws {
        let crisis = try opened()
        try await at(offset) { tx in
            for seat in try TeamSeat.all(of: crisis, in: tx) {
                guard let holder = seat.holder?.0.id, let backup = seat.backup?.0.id else { continue }
                for (person, isBackup) in [(backup, false), (holder, true)] {
                    _ = try takeFunction(
                        seat.function.name, of: crisis, person: person, isBackup: isBackup, by: holder, in: tx)
                }
            }
        }
    }

    /// Accounts on the practice network, for people and for the public.
    mutating func practiceAccount(_ handle: String, name: String, bio: String = "") async throws -> Int64 {
        try await at(.days(-2)) { tx in
            if let known = try PracticeAccount.find(handle: handle, in: tx) { return known.id }
            guard let account = try PracticeAccount.create(handle: handle, name: name, bio: bio, in: tx) else {
                throw Broken(description: "\(handle) is not a handle")
            }
            return account.id
        }
    }

    mutating func remember(_ status: Int64, as key: String) { statuses[key] = status }
    func status(_ key: String) -> Int64? { statuses[key] }
}
