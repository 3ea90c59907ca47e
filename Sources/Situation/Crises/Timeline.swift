import Foundation
import Platform

/// How one kind of event is told on the timeline. Each area declares a table of these; the server joins them.
package typealias TimelineWords = [EventKind: @Sendable (Event, TimelineNames) throws -> TimelineLine?]

package struct TimelineLine: Sendable {
    package let sentence: Sentence
    package let weight: Weight
    package let path: String?
    /// Whether it says who. A list of those who spoke would also be one of those who did not (E7).
    package let namesActor: Bool

    package enum Weight: Sendable { case plain, key, bad }

    package init(_ sentence: Sentence, _ weight: Weight = .plain, path: String? = nil, namesActor: Bool = true) {
        self.sentence = sentence
        self.weight = weight
        self.path = path
        self.namesActor = namesActor
    }
}

/// The people whom events name.
package struct TimelineNames: Sendable {
    fileprivate let people: [String: Person]
    fileprivate let functions: [String: String]
    /// Words that stand beside events.
    private let words: [Int64: String]

    fileprivate init(people: [String: Person], functions: [String: String], words: [Int64: String]) {
        self.people = people
        self.functions = functions
        self.words = words
    }

    /// What was written with an event, unless it has been erased.
    package func words<T: Decodable>(of event: Event) throws -> T? {
        try words[event.sequence].map { try JSONDecoder().decode(T.self, from: Data($0.utf8)) }
    }

    package func known(_ id: String) -> String? { people[id]?.name }

    package func name(_ id: String?) -> String { id.flatMap { people[$0]?.name } ?? "—" }

    /// `Mette Lind, Operations`
    func byline(_ id: String?) -> String? {
        guard let id, let person = people[id] else { return nil }
        return "\(person.name), \(functions[id] ?? person.department)"
    }
}

/// The record as the team reads it: it wrote itself.
package struct Timeline: Sendable {
    package let entries: [Entry]
    /// Where the next page begins; nil when this one is the last.
    package let next: Int64?

    package struct Entry: Sendable {
        package let at: Instant
        package let line: TimelineLine
        package let by: String?
        /// How many of the same kind happened in the same act, besides this one.
        package fileprivate(set) var more = 0
        fileprivate let kind: EventKind
    }

    /// Newest first.
    package static func find(
        of crisis: ID<Crisis>, house: House, before: Int64 = .max, limit: Int = 50, in tx: Transaction
    ) throws -> Timeline {
        guard before == .max else { return try read(of: crisis, house: house, before: before, limit: limit, in: tx) }
        return try tx.remembered("timeline/\(crisis)/\(limit)") {
            try read(of: crisis, house: house, before: before, limit: limit, in: tx)
        }
    }

    private static func read(
        of crisis: ID<Crisis>, house: House, before: Int64, limit: Int, in tx: Transaction
    ) throws -> Timeline {
        let kinds = Array(house.timelineWords.keys)
        let events = try EventLog.newest(
            scope: crisis.rawValue, kinds: kinds, before: before, limit: limit + 1, in: tx)
        let shown = events.prefix(limit)
        let names = try TimelineNames.find(for: shown, in: crisis, in: tx)
        var entries: [Entry] = []
        for event in shown {
            if let last = entries.last, last.kind == event.kind, last.at == event.at {
                entries[entries.count - 1].more += 1
            } else if let line = try house.timelineWords[event.kind]?(event, names) {
                let by = line.namesActor ? names.byline(event.actor) : nil
                entries.append(Entry(at: event.at, line: line, by: by, kind: event.kind))
            }
        }
        return Timeline(entries: entries, next: events.count > limit ? shown.map(\.sequence).min() : nil)
    }
}

extension TimelineNames {
    /// - Parameter crisis: whose functions stand beside names; nil for names alone.
    static func find(
        for events: some Sequence<Event>, in crisis: ID<Crisis>?, in tx: Transaction
    ) throws -> TimelineNames {
        let ids = events.flatMap { [$0.actor, $0.subject] }.compactMap { $0.flatMap(ID<Person>.init(rawValue:)) }
        let people = try Person.all(ids, in: tx)
        let seats = try crisis.map { try TeamSeat.all(of: $0, in: tx) } ?? []
        var functions: [String: String] = [:]
        // What someone holds goes before what they back up, and the first function before later ones.
        for occupant in seats.reversed().map({ ($0, $0.backup) }) + seats.reversed().map({ ($0, $0.holder) }) {
            if let person = occupant.1?.0 { functions[person.id.rawValue] = occupant.0.function.name }
        }
        return TimelineNames(
            people: Dictionary(uniqueKeysWithValues: people.map { ($0.key.rawValue, $0.value) }), functions: functions,
            words: try EventText.all(of: events, in: tx))
    }
}

package func timelineList(_ entries: [Timeline.Entry], _ t: Words) -> HTML {
    """
    <ol class="timeline">\(entries.map { entry -> HTML in
        """
        <li class="\(entry.line.weight.names)"><time class="small soft num" datetime="\(entry.at.iso)" translate="no">\
        \(t.moment(entry.at))</time><div>\(told(entry.line, t))\
        \(if: entry.more > 0, " <span class=\"small soft\">\(t("and \(entry.more) more"))</span>")\
        \(entry.by.map { "<p class=\"small soft\" translate=\"no\">\($0)</p>" as HTML })</div></li>
        """
    })</ol>
    """
}

private func told(_ line: TimelineLine, _ t: Words) -> HTML {
    let words = t(line.sentence)
    let linked: HTML = line.path.map { link($0, words) } ?? "\(words)"
    return line.weight == .plain ? linked : "<strong>\(linked)</strong>"
}

extension TimelineLine.Weight {
    fileprivate var names: String {
        switch self {
        case .plain: ""
        case .key: "key"
        case .bad: "bad"
        }
    }
}
