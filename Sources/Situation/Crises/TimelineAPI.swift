import HTTPTypes
import Platform

package struct TimelineEntryJSON: Codable, Sendable {
    let at: Timestamp
    /// In the reader's language.
    let sentence: String
    /// Who did it, where the record says so.
    let by: String?
    /// How many more of the same kind happened in the same act.
    let more: Int
}

let timelineOperations: [APIOperation] = [
    .list("/crises/:crisis/timeline", .team, "listTimeline", "The record, newest first") { visit, page, tx in
        let timeline = try Timeline.find(
            of: visit.existingCrisis(in: tx), house: visit.house, before: page.number() ?? .max, limit: page.limit,
            in: tx)
        return Listing(
            items: timeline.entries.map { entry in
                TimelineEntryJSON(
                    at: Timestamp(entry.at), sentence: visit.t(entry.line.sentence), by: entry.by, more: entry.more)
            }, next: timeline.next.map(String.init))
    }
]
