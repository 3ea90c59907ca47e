import Platform
import Situation

package func offerDoorHour(
    _ details: DoorHourDetails, by leader: ID<Person>, in tx: Transaction
) throws -> Result<DoorHour, Problems> {
    let problems = details.validate(at: tx.now)
    guard problems.isEmpty, let kind = details.kind, let startsAt = details.startsAt, let minutes = details.minutes
    else { return .failure(Problems(problems)) }
    let hour = DoorHour(
        id: .new(at: tx.now), leader: leader, kind: kind, about: details.about, startsAt: startsAt, minutes: minutes,
        places: kind == .oneToOne ? 1 : details.places ?? 2, booked: 0, place: details.place, calledOffAt: nil,
        calledOffWhy: "")
    try hour.insert(in: tx)
    try tx.record(.doorChanged, actor: nil, scope: nil, subject: nil)
    return .success(hour)
}

/// Nobody is told who books: a leader sees it for a one-to-one, and of a group everyone sees how many places are left.
package func bookDoorHour(_ id: ID<DoorHour>, by person: ID<Person>, in tx: Transaction) throws -> [Problem] {
    let hour = try DoorHour.get(id, in: tx)
    if hour.isOff { return [Problem("", "It was called off.")] }
    if hour.startsAt <= tx.now { return [Problem("", "It has begun. There will be others.")] }
    if hour.leader == person { return [Problem("", "This hour is yours.")] }
    guard try DoorHour.booked(by: person, among: [id], in: tx).isEmpty else { return [] }
    guard try DoorHour.takePlace(id, in: tx) else {
        return [Problem("", "Somebody was faster: no place is left.")]
    }
    try DoorHour.insertBooking(of: person, into: id, in: tx)
    try tx.record(.doorChanged, actor: nil, scope: nil, subject: nil)
    return []
}

/// Without a reason, and without a trace.
package func cancelDoorBooking(_ id: ID<DoorHour>, by person: ID<Person>, in tx: Transaction) throws {
    _ = try DoorHour.get(id, in: tx)
    try DoorHour.deleteBooking(of: person, from: id, in: tx)
    try tx.record(.doorChanged, actor: nil, scope: nil, subject: nil)
}

/// Whoever booked finds the reason on Now and in their calendar.
package func callOffDoorHour(
    _ id: ID<DoorHour>, why: String, by leader: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    let hour = try DoorHour.own(id, of: leader, in: tx)
    if why.isEmpty { return [Problem("why", "Say why: those who booked will read it.")] }
    if why.count > 500 { return [Problem("why", "At most 500 characters.")] }
    if hour.endsAt <= tx.now { return [Problem("", "It is over.")] }
    guard try DoorHour.setOff(id, why: why, in: tx) else { return [Problem("", "It was called off already.")] }
    try tx.record(.doorChanged, actor: nil, scope: nil, subject: nil)
    return []
}
