import HTTPTypes
import Platform
import Situation

/// Work that failed for good.
package struct DeadJobJSON: Codable, Sendable {
    let id: ID<Job>
    let kind: String
    let attempts: Int
    let gaveUpAt: Timestamp?
    /// The kind of error.
    let fault: String

    fileprivate init(_ job: Job) {
        id = job.id
        kind = job.kind.rawValue
        attempts = job.attempts
        gaveUpAt = Timestamp(job.deadAt)
        fault = job.fault ?? ""
    }
}

/// What concerns the whole house: work that failed, and the stream of what happens.
let houseOperations: [APIOperation] = [
    .list("/jobs", .administrator, "listFailedJobs", "Work that failed for good", scope: .administer) { _, page, tx in
        page.listing(whole: try Job.dead(in: tx), place: \.id.rawValue, DeadJobJSON.init)
    },
    .act(.post, "/jobs/:job/retry", .administrator, .administer, "retryJob", "Try it again") {
        (visit, _: NoBodyJSON, tx) in
        guard try Job.retry(visit.id("job"), in: tx) else { throw Refusal.notFound }
        return NoReplyJSON()
    },
    .act(.post, "/jobs/:job/discard", .administrator, .administer, "discardJob", "Give it up") {
        (visit, _: NoBodyJSON, tx) in
        guard try Job.discard(visit.id("job"), in: tx) else { throw Refusal.notFound }
        return NoReplyJSON()
    },
    .stream(
        "/events", .employee, "streamEvents",
        "Which kinds of things change in a crisis, as they do. Last-Event-ID resumes",
        query: [
            .init("crisis", .string(pattern: "^[0-9a-z-]{1,64}$"), "Only what concerns this one, and the whole house."),
            .init("after", .integer, "The id of the last event that was heard."),
        ]
    ) { visit in
        let query = visit.call.query
        guard !query.has("after") || Int64(query["after"]) != nil else { throw Refusal.unreadable }
        return streamEvents(visit, of: [query.has("crisis") ? query["crisis"] : nil])
    },
]
