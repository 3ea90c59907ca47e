import HTTPTypes
import Platform
import Situation

/// Hours as a file for calendars, in the reader's words. The place is for those who come.
func doorCalendar(
    _ hours: [DoorHour], comingTo booked: Set<ID<DoorHour>>, leaders: [ID<Person>: Person], for reader: ID<Person>,
    address: String, at now: Instant, _ t: Words
) -> String {
    let host = address.split(separator: "/").last.map(String.init) ?? "firsthand"
    var file = CalendarFile(product: "Open door", host: host)
    file.entries = hours.map { hour in
        let name = leaders[hour.leader]?.name ?? ""
        var entry = CalendarFile.Entry(
            id: hour.id.rawValue, time: .moment(hour.startsAt, minutes: hour.minutes),
            title: hour.leader == reader ? t("Your open door") : t("Open door with \(name)"))
        let isComing = booked.contains(hour.id) || hour.leader == reader
        entry.text = [
            hour.about, isComing && hour.video == nil ? hour.place : "", address + hour.path, hour.calledOffWhy,
        ].filter { !$0.isEmpty }.joined(separator: "\n")
        entry.url = isComing ? hour.video ?? address + hour.path : address + hour.path
        entry.isCalledOff = hour.isOff
        return entry
    }
    return file.text(at: now)
}

extension Visit {
    /// One hour, for whoever wants to put it into their calendar.
    func doorHourFile() async throws -> Answer {
        let (id, viewer): (ID<DoorHour>, ID<Person>) = (try id("hour"), viewer.id)
        let (hour, booked, people) = try await read { tx in
            let hour = try DoorHour.get(id, in: tx)
            return (
                hour, try DoorHour.booked(by: viewer, among: [id], in: tx), try Person.all([hour.leader], in: tx)
            )
        }
        let text = doorCalendar(
            [hour], comingTo: booked, leaders: people, for: viewer, address: services.settings.address, at: now, t)
        return .download(text, named: "open-door.ics", type: "text/calendar; charset=utf-8")
    }
}

extension Guest {
    /// Everything that somebody has booked or offers. Programs come without a session: the address is the key.
    func doorFeed() async throws -> Answer {
        let secret = (call.parameters["feed"] ?? "").replacing(".ics", with: "")
        let now = call.now
        let found = try await services.database.read { tx in
            try DoorFeed.owner(of: secret, in: tx).map { person in
                let hours = try DoorHour.all(of: person.id, in: tx)
                return (person, hours, try Person.all(hours.map(\.leader), in: tx))
            }
        }
        guard let (person, hours, leaders) = found else { throw Refusal.notFound }
        let words = Words(language: Language(preferring: person.languages), zone: person.zone, now: now)
        let text = doorCalendar(
            hours, comingTo: Set(hours.map(\.id)), leaders: leaders, for: person.id,
            address: services.settings.address, at: now, words)
        return .download(text, named: "open-door.ics", type: "text/calendar; charset=utf-8")
    }
}
