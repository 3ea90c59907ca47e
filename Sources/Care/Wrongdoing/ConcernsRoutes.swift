import HTTPTypes
import Platform
import Situation

/// A door of its own (E10). Those who come in are nameless and noted nowhere; those who read were chosen, and a role
/// opens nothing.
let concernsRoutes: [Route] = [
    Route(open: .get, "/wrongdoing") { try await $0.wrongdoingPage() }.unlogged,
    Route(open: .get, "/wrongdoing/mine") { $0.ownConcernPage() }.unlogged,
    Route(nameless: "/wrongdoing/concerns", limit: 1 << 17) { try await $0.takeConcern() },
    Route(nameless: "/wrongdoing/reading") { try await $0.readConcern() },
    Route(nameless: "/wrongdoing/messages", limit: 1 << 17) { try await $0.addToThisConcern() },
    Route(.get, "/wrongdoing/inbox", .employee) { try await $0.concernsPage() },
    Route(.get, "/wrongdoing/inbox/:concern", .employee) { try await $0.concernPage() },
    Route(.post, "/wrongdoing/inbox/:concern/acknowledgement", .employee) { visit in
        let id = visit.call.parameters["concern"] ?? ""
        try await visit.write { [viewer = visit.viewer] in try acknowledgeConcern(id, by: viewer.id, in: $0) }
        return .see("/wrongdoing/inbox/\(id)", .acknowledged)
    },
    Route(.post, "/wrongdoing/inbox/:concern/replies", .employee) { visit in
        let (id, form, viewer) = (visit.call.parameters["concern"] ?? "", try visit.form(), visit.viewer.id)
        let problems = try await visit.write {
            try replyToConcern(
                id, form["words"], outcome: ConcernOutcome(rawValue: form["outcome"]), by: viewer, in: $0)
        }
        guard problems.isEmpty else { return try await visit.concernPage(Filled(form, problems: problems)) }
        return .see("/wrongdoing/inbox/\(id)", .replied)
    },
    Route(.get, "/wrongdoing/receivers", .administrator) { try await $0.receiversPage() },
    Route(.post, "/wrongdoing/receivers", .administrator) { visit in
        let (form, actor) = (try visit.form(), visit.viewer.id)
        let (problems, sought) = try await visit.write {
            try appointReceiver(form["who"], chosen: form.chosen("who"), by: actor, in: $0)
        }
        guard problems.isEmpty else {
            return try await visit.receiversPage(Filled(form, problems: problems), sought)
        }
        return .see("/wrongdoing/receivers", .receiverChosen)
    },
    Route(.post, "/wrongdoing/receivers/:person/release", .administrator) { visit in
        let (person, actor): (ID<Person>, ID<Person>) = (try visit.id("person"), visit.viewer.id)
        try await visit.write { try releaseReceiver(person, by: actor, in: $0) }
        return .see("/wrongdoing/receivers", .receiverReleased)
    },
]

private struct ConcernAsked: Decodable {
    let box: String
    var words: String?
}

/// What its author is told, each day as it is written where they are.
private struct ConcernJSON: Encodable {
    let messages: [ConcernMessage]
    let state: String
}

/// All of them together: whose it is cannot be asked. A flood is slowed down for everyone.
private let everyone = Rate(burst: 60, every: .seconds(2))

extension Guest {
    fileprivate func takeConcern() async throws -> Answer {
        try slowDown()
        let new: NewConcern = try json()
        do {
            return try answer(try await services.database.write { try reportConcern(new, in: $0) })
        } catch let problems as Problems {
            return try answer(problems.all)
        }
    }

    fileprivate func readConcern() async throws -> Answer {
        try slowDown()
        let asked: ConcernAsked = try json()
        let found = try await services.database.read { tx in
            try Concern.open(box: asked.box, in: tx).map { ($0, try $0.messages(in: tx)) }
        }
        guard let (concern, messages) = found else { throw Refusal.notFound }
        return try .json(ConcernJSON(messages: messages, state: concern.state(t)))
    }

    fileprivate func addToThisConcern() async throws -> Answer {
        try slowDown()
        let asked: ConcernAsked = try json()
        return try answer(
            try await services.database.write { try addToConcern(asked.words ?? "", box: asked.box, in: $0) })
    }

    private func slowDown() throws {
        if let wait = services.limiter.take("concerns", everyone) { throw Refusal.tooMany(retryAfterSeconds: wait) }
    }

    private func answer(_ problems: [Problem]) throws -> Answer {
        guard !problems.isEmpty else { return try .json(["sent": true]) }
        let sentences = problems.map { ["field": $0.field, "sentence": t($0.sentence)] }
        return try .json(["problems": sentences], status: .unprocessableContent)
    }
}

extension Concern {
    func state(_ t: Words) -> String {
        if let outcome { return t("Answered: \(outcome.words).") }
        guard acknowledgedDay != nil else {
            return t("Not acknowledged yet. That is due by \(day: Instant(day: acknowledgeBy)).")
        }
        return t("Acknowledged. The answer is due by \(day: Instant(day: answerBy)).")
    }
}
