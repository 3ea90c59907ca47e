import HTTPTypes
import Platform
import Situation

/// A question to leaders, as everyone may read it. Who voted is nowhere.
package struct DoorQuestionJSON: Codable, Sendable {
    let id: ID<DoorQuestion>
    /// Empty when it was removed, or went with the one who asked it.
    let text: String
    /// Nothing when it was asked without a name.
    let askedBy: String?
    /// Nothing when any leader may answer.
    let to: String?
    /// The beginning of the day, UTC: nothing finer is kept.
    let askedOn: Timestamp
    let votes: Int
    /// By the end of this day it is answered or declined.
    let dueOn: Timestamp?
    let isLate: Bool
    let outcome: DoorQuestion.Outcome?
    let answer: String
    let answeredBy: String?
    let answeredAt: Timestamp?
    let crisis: ID<Crisis>?
    let fact: ID<Fact>?
    let briefing: ID<Briefing>?
    /// Why it was removed.
    let removedWhy: String?

    fileprivate init(_ question: DoorQuestion, _ people: [ID<Person>: Person], on day: Int) {
        func name(_ id: ID<Person>?) -> String? { id.flatMap { people[$0]?.name } }
        id = question.id
        text = question.text
        askedBy = name(question.askedBy)
        to = name(question.leader)
        askedOn = Timestamp(Instant(day: question.askedDay))
        votes = question.votes
        dueOn = Timestamp(question.dueDay.map { Instant(day: $0) })
        isLate = question.isLate(on: day)
        outcome = question.outcome
        answer = question.answer
        answeredBy = name(question.answeredBy)
        answeredAt = Timestamp(question.answeredAt)
        crisis = question.crisis
        fact = question.fact
        briefing = question.briefing
        removedWhy = question.removedAt == nil ? nil : question.removedWhy
    }
}

package struct DoorAskingJSON: Codable, Sendable {
    let text: String
    /// A leader; nothing when any may answer.
    let to: ID<Person>?
}

package struct DoorAnswerJSON: Codable, Sendable {
    let outcome: DoorQuestion.Outcome
    let answer: String
    let crisis: ID<Crisis>?
    let fact: ID<Fact>?
    let briefing: ID<Briefing>?
}

package struct DoorRemovalJSON: Codable, Sendable {
    let why: String
}

package struct DoorHourJSON: Codable, Sendable {
    let id: ID<DoorHour>
    let leader: String
    let kind: DoorHour.Kind
    let about: String
    let startsAt: Timestamp
    let minutes: Int
    let freePlaces: Int
    /// Whether oneself has a place.
    let isBooked: Bool
    /// For whoever has a place, and the leader.
    let place: String?
    /// Why it was called off.
    let calledOffWhy: String?

    fileprivate init(_ hour: DoorHour, _ leader: Person?, isBooked: Bool, isMine: Bool) {
        id = hour.id
        self.leader = leader?.name ?? ""
        kind = hour.kind
        about = hour.about
        startsAt = Timestamp(hour.startsAt)
        minutes = hour.minutes
        freePlaces = hour.free
        self.isBooked = isBooked
        place = isBooked || isMine ? hour.place : nil
        calledOffWhy = hour.isOff ? hour.calledOffWhy : nil
    }
}

package struct DoorHourDetailsJSON: Codable, Sendable {
    let kind: DoorHour.Kind
    let about: String?
    let startsAt: Timestamp
    let minutes: Int
    /// For a group.
    let places: Int?
    let place: String
}

/// Programs ask with their owner’s name: only a page can promise to forget who sent something.
package let openDoorOperations: [APIOperation] = [
    .list("/door/questions", .employee, "listDoorQuestions", "Questions that wait for a leader, most votes first") {
        _, page, tx in
        let open = try DoorQuestion.open(in: tx)
        let people = try Person.all(open.flatMap(\.named), in: tx)
        return page.listing(whole: open, place: \.id.rawValue) { DoorQuestionJSON($0, people, on: tx.now.day) }
    },
    .list("/door/answers", .employee, "listDoorAnswers", "Questions that are over, and what was said") {
        _, page, tx in
        let closed = try DoorQuestion.closed(after: page.id(), limit: page.limit + 1, in: tx)
        let people = try Person.all(closed.flatMap(\.named), in: tx)
        return page.listing(closed, place: \.id.rawValue) { DoorQuestionJSON($0, people, on: tx.now.day) }
    },
    .read("/door/questions/:question", .employee, "getDoorQuestion", "One question to leaders") { visit, tx in
        let question = try DoorQuestion.get(visit.id("question"), in: tx)
        return DoorQuestionJSON(question, try Person.all(question.named, in: tx), on: tx.now.day)
    },
    .act(
        .post, "/door/questions", .employee, .speak, "askAtTheDoor", "Ask leaders, with one’s name", status: .created
    ) { (visit, body: DoorAskingJSON, tx) in
        let details = DoorQuestionDetails(text: body.text.trimmed, leader: body.to)
        return MadeJSON(id: try askAtTheDoor(details, by: visit.viewer.id, in: tx).get().id.rawValue)
    },
    .act(
        .post, "/door/questions/:question/votes", .employee, .speak, "voteForDoorQuestion",
        "Want to know it too; nobody is told who does", isKept: false
    ) { (visit, _: NoBodyJSON, tx) in
        try voteForDoorQuestion(
            visit.id("question"), by: visit.viewer.id, vault: visit.services.vault, in: tx)
        return NoReplyJSON()
    }.unlogged,
    .act(
        .post, "/door/questions/:question/votes/removal", .employee, .speak, "takeBackDoorVote",
        "Not want to know it any more", isKept: false
    ) { (visit, _: NoBodyJSON, tx) in
        try takeBackDoorVote(visit.id("question"), by: visit.viewer.id, vault: visit.services.vault, in: tx)
        return NoReplyJSON()
    }.unlogged,
    .act(
        .post, "/door/questions/:question/answer", .opener, .speak, "answerDoorQuestion",
        "Answer a question before everyone, or say why not"
    ) { (visit, body: DoorAnswerJSON, tx) in
        let answer = DoorAnswer(
            body.outcome, body.answer.trimmed, crisis: body.crisis, fact: body.fact, briefing: body.briefing)
        try answerDoorQuestion(visit.id("question"), answer, by: visit.viewer.id, in: tx).orThrow()
        return NoReplyJSON()
    },
    .act(
        .post, "/door/questions/:question/removal", .opener, .speak, "removeDoorQuestion",
        "Remove a question; the reason stays in its place"
    ) { (visit, body: DoorRemovalJSON, tx) in
        try removeDoorQuestion(visit.id("question"), why: body.why.trimmed, by: visit.viewer.id, in: tx).orThrow()
        return NoReplyJSON()
    },
    .list("/door/hours", .employee, "listDoorHours", "Hours with a leader that are not over, the next one first") {
        visit, page, tx in
        let hours = try DoorHour.ahead(limit: 1000, in: tx)
        let booked = try DoorHour.booked(by: visit.viewer.id, among: hours.map(\.id), in: tx)
        let leaders = try Person.all(hours.map(\.leader), in: tx)
        return page.listing(whole: hours, place: \.id.rawValue) { hour in
            DoorHourJSON(
                hour, leaders[hour.leader], isBooked: booked.contains(hour.id),
                isMine: hour.leader == visit.viewer.id)
        }
    },
    .act(.post, "/door/hours", .opener, .speak, "offerDoorHour", "Offer an hour", status: .created) {
        (visit, body: DoorHourDetailsJSON, tx) in
        let details = DoorHourDetails(
            kind: body.kind, about: (body.about ?? "").trimmed, startsAt: body.startsAt.instant, minutes: body.minutes,
            places: body.places, place: body.place.trimmed)
        return MadeJSON(id: try offerDoorHour(details, by: visit.viewer.id, in: tx).get().id.rawValue)
    },
    .act(
        .post, "/door/hours/:hour/bookings", .employee, .speak, "bookDoorHour", "Take a place", isKept: false
    ) { (visit, _: NoBodyJSON, tx) in
        try bookDoorHour(visit.id("hour"), by: visit.viewer.id, in: tx).orThrow()
        return NoReplyJSON()
    },
    .act(
        .post, "/door/hours/:hour/bookings/removal", .employee, .speak, "cancelDoorBooking",
        "Give one’s place back", isKept: false
    ) { (visit, _: NoBodyJSON, tx) in
        try cancelDoorBooking(visit.id("hour"), by: visit.viewer.id, in: tx)
        return NoReplyJSON()
    },
    .act(
        .post, "/door/hours/:hour/cancellation", .opener, .speak, "callOffDoorHour", "Call off an hour of one’s own"
    ) { (visit, body: DoorRemovalJSON, tx) in
        try callOffDoorHour(visit.id("hour"), why: body.why.trimmed, by: visit.viewer.id, in: tx).orThrow()
        return NoReplyJSON()
    },
]
