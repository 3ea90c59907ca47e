import Foundation
import Platform
import Situation

/// Time that a leader keeps for whoever wants to come. Who comes to a one-to-one is between the two.
package struct DoorHour: Sendable {
    package enum Kind: String, Codable, Sendable, CaseIterable, SQLConvertible, ShapedWord {
        case oneToOne = "one-to-one"
        case group

        var words: Sentence {
            switch self {
            case .oneToOne: "One to one"
            case .group: "A group"
            }
        }
    }

    package let id: ID<DoorHour>
    package let leader: ID<Person>
    package let kind: Kind
    package let about: String
    package let startsAt: Instant
    package let minutes: Int
    package let places: Int
    package let booked: Int
    /// A room, or the address of a video call.
    package let place: String
    package let calledOffAt: Instant?
    package let calledOffWhy: String

    package var endsAt: Instant { startsAt + .minutes(minutes) }
    package var free: Int { max(0, places - booked) }
    package var isOff: Bool { calledOffAt != nil }
    package var path: String { "/door/hours/\(id)" }
    /// Nil when its place is a room.
    package var video: String? { videoAddress(place) }
}

package struct DoorHourDetails: Sendable {
    package var kind: DoorHour.Kind?
    package var about: String
    package var startsAt: Instant?
    package var minutes: Int?
    package var places: Int?
    package var place: String

    package init(
        kind: DoorHour.Kind?, about: String, startsAt: Instant?, minutes: Int?, places: Int?, place: String
    ) {
        self.kind = kind
        self.about = about
        self.startsAt = startsAt
        self.minutes = minutes
        self.places = places
        self.place = place
    }

    func validate(at now: Instant) -> [Problem] {
        var problems: [Problem] = []
        if kind == nil { problems.append(Problem("kind", "One to one, or a group?")) }
        if let startsAt {
            if startsAt <= now { problems.append(Problem("starts_at", "It has to lie ahead.")) }
            if startsAt > now + .days(366) { problems.append(Problem("starts_at", "At most a year ahead.")) }
        } else {
            problems.append(Problem("starts_at", "Say a day and a time."))
        }
        if !(10...240).contains(minutes ?? 0) {
            problems.append(Problem("minutes", "Between 10 and 240 minutes."))
        }
        if kind == .group, !(2...500).contains(places ?? 0) {
            problems.append(Problem("places", "A group has between 2 and 500 places."))
        }
        if about.count > 500 { problems.append(Problem("about", "At most 500 characters.")) }
        if place.isEmpty { problems.append(Problem("place", "Where do people find you? A room, or a video link.")) }
        if place.count > 300 { problems.append(Problem("place", "At most 300 characters.")) }
        if place.contains("://"), videoAddress(place) == nil {
            problems.append(Problem("place", "A video link begins with https:// and has no spaces."))
        }
        return problems
    }
}

private func videoAddress(_ place: String) -> String? {
    guard place.hasPrefix("https://"), place.utf8.allSatisfy({ (33...126).contains($0) }),
        URL(string: place)?.host()?.isEmpty == false
    else { return nil }
    return place
}
