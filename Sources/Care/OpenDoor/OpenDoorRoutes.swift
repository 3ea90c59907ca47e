import HTTPTypes
import Platform
import Situation

package let openDoorRoutes: [Route] =
    doorHoursRoutes + [
        Route(.get, "/door", .employee) { try await $0.doorPage() },
        Route(.get, "/door/questions/new", .employee) { visit in
            try await visit.askingAtTheDoorPage(Filled(Form(["name": ["with"]])))
        },
        // Who asks and who votes stands in no log, no figure and no trace.
        Route(.post, "/door/questions", .employee) { try await $0.askThisAtTheDoor() }.unlogged,
        Route(.get, "/door/questions/:question", .employee) { try await $0.oneDoorQuestionPage() },
        Route(.post, "/door/questions/:question/withdrawal", .employee) { visit in
            let id: ID<DoorQuestion> = try visit.id("question")
            guard visit.undoable(takingBackDoorQuestion) == id else { throw Refusal.notFound }
            let problems = try await visit.write { try takeBackDoorQuestion(id, in: $0) }
            guard problems.isEmpty else { return try await visit.oneDoorQuestionPage(Filled(problems: problems)) }
            return .see("/door", .takenBack).setting(visit.cookie(takenBack: takingBackDoorQuestion))
        }.unlogged,
        Route(.post, "/door/questions/:question/votes", .employee) { visit in
            let (id, viewer, vault): (ID<DoorQuestion>, ID<Person>, Vault) = (
                try visit.id("question"), visit.viewer.id, visit.services.vault
            )
            try await visit.write { try voteForDoorQuestion(id, by: viewer, vault: vault, in: $0) }
            return .see("/door#q-\(id)")
        }.unlogged,
        Route(.post, "/door/questions/:question/votes/removal", .employee) { visit in
            let (id, viewer, vault): (ID<DoorQuestion>, ID<Person>, Vault) = (
                try visit.id("question"), visit.viewer.id, visit.services.vault
            )
            try await visit.write { try takeBackDoorVote(id, by: viewer, vault: vault, in: $0) }
            return .see("/door#q-\(id)")
        }.unlogged,
        Route(.post, "/door/questions/:question/answer", .opener) { visit in
            try await visit.onDoorQuestion(.doorAnswered) { id, form, viewer, tx in
                let answer = DoorAnswer(
                    .init(rawValue: form["outcome"]), form["answer"], crisis: form.id("crisis"),
                    fact: form.id("fact"), briefing: form.id("briefing"))
                return try answerDoorQuestion(id, answer, by: viewer, in: tx)
            }
        },
        Route(.post, "/door/questions/:question/removal", .opener) { visit in
            try await visit.onDoorQuestion(.doorRemoved) { id, form, viewer, tx in
                try removeDoorQuestion(id, why: form["why"], by: viewer, in: tx)
            }
        },
    ]

private let doorHoursRoutes: [Route] = [
    Route(.get, "/door/hours", .employee) { try await $0.doorHoursPage() },
    Route(.get, "/door/hours/new", .opener) { visit in
        visit.offeringDoorHourPage(Filled(Form(["minutes": ["30"], "kind": ["one-to-one"]])))
    },
    Route(.post, "/door/hours", .opener) { try await $0.offerThisDoorHour() },
    Route(.get, "/door/hours/:hour", .employee) { try await $0.oneDoorHourPage() },
    Route(.get, "/door/hours/:hour/calendar", .employee) { try await $0.doorHourFile() },
    Route(.post, "/door/hours/:hour/bookings", .employee) { visit in
        try await visit.onDoorHour(.doorBooked) { id, _, viewer, tx in try bookDoorHour(id, by: viewer, in: tx) }
    }.unlogged,
    Route(.post, "/door/hours/:hour/bookings/removal", .employee) { visit in
        try await visit.onDoorHour(.takenBack) { id, _, viewer, tx in
            try cancelDoorBooking(id, by: viewer, in: tx)
            return []
        }
    }.unlogged,
    Route(.post, "/door/hours/:hour/cancellation", .opener) { visit in
        try await visit.onDoorHour(.doorCalledOff) { id, form, viewer, tx in
            try callOffDoorHour(id, why: form["why"], by: viewer, in: tx)
        }
    },
    Route(.post, "/door/calendar", .employee) { visit in
        let viewer = visit.viewer.id
        let secret = try await visit.write { try DoorFeed.make(for: viewer, in: $0) }
        return try await visit.doorHoursPage(feed: visit.services.settings.address + "/door/calendar/\(secret).ics")
    },
    Route(.post, "/door/calendar/removal", .employee) { visit in
        let viewer = visit.viewer.id
        try await visit.write { try DoorFeed.remove(of: viewer, in: $0) }
        return .see("/door/hours", .takenBack)
    },
    // The address is a secret: it stands in no log.
    Route(open: .get, "/door/calendar/:feed") { try await $0.doorFeed() }.unlogged,
]

/// Enough for whoever has much to ask, and too few to bury what others asked.
private let questionsOfOne = Rate(burst: 5, every: .minutes(30))

extension Visit {
    fileprivate func askThisAtTheDoor() async throws -> Answer {
        let (form, viewer) = (try form(), viewer.id)
        var problems: [Problem] = []
        if !["with", "without"].contains(form["name"]) {
            problems.append(Problem("name", "With your name, or without?"))
        }
        let details = DoorQuestionDetails(
            text: form["text"], leader: form.id("leader"), isNameless: form["name"] == "without")
        problems += details.validate()
        if problems.isEmpty, services.limiter.take("door:\(viewer)", questionsOfOne) != nil {
            problems.append(
                Problem("", "You have asked several questions within a short time. Keep these words for a while."))
        }
        guard problems.isEmpty else { return try await askingAtTheDoorPage(Filled(form, problems: problems)) }
        switch try await write({ try askAtTheDoor(details, by: viewer, in: $0) }) {
        case .success(let question):
            return .see("/door", .asked).setting(cookie(toTakeBack: question.id, takingBackDoorQuestion))
        case .failure(let problems): return try await askingAtTheDoorPage(Filled(form, problems: problems.all))
        }
    }

    fileprivate func onDoorQuestion(
        _ did: Flash,
        _ act: @escaping @Sendable (ID<DoorQuestion>, Form, ID<Person>, Transaction) throws -> [Problem]
    ) async throws -> Answer {
        let (id, form, viewer): (ID<DoorQuestion>, Form, ID<Person>) = (try id("question"), try form(), viewer.id)
        let problems = try await write { try act(id, form, viewer, $0) }
        guard problems.isEmpty else { return try await oneDoorQuestionPage(Filled(form, problems: problems)) }
        return .see("/door/questions/\(id)", did)
    }

    fileprivate func onDoorHour(
        _ did: Flash,
        _ act: @escaping @Sendable (ID<DoorHour>, Form, ID<Person>, Transaction) throws -> [Problem]
    ) async throws -> Answer {
        let (id, form, viewer): (ID<DoorHour>, Form, ID<Person>) = (try id("hour"), try form(), viewer.id)
        let problems = try await write { try act(id, form, viewer, $0) }
        guard problems.isEmpty else { return try await oneDoorHourPage(Filled(form, problems: problems)) }
        return .see("/door/hours/\(id)", did)
    }

    fileprivate func offerThisDoorHour() async throws -> Answer {
        let (form, viewer) = (try form(), viewer.id)
        let details = DoorHourDetails(
            kind: .init(rawValue: form["kind"]), about: form["about"], startsAt: t.instant(input: form["starts_at"]),
            minutes: form.number("minutes"), places: form.number("places"), place: form["place"])
        switch try await write({ try offerDoorHour(details, by: viewer, in: $0) }) {
        case .success(let hour): return .see(hour.path, .saved)
        case .failure(let problems): return offeringDoorHourPage(Filled(form, problems: problems.all))
        }
    }
}
