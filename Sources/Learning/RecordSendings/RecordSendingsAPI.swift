import HTTPTypes
import Platform
import Situation

/// Whether the courses that one passed go to the learning record store. Nobody else can ask for it.
package struct RecordSendingJSON: Codable, Sendable {
    /// The endpoint of the store; null when nothing is sent from here.
    let store: String?
    /// When one switched it on for this store; null while it is off.
    let agreedAt: Timestamp?
    /// When the store last took something.
    let sentAt: Timestamp?
    let triedAt: Timestamp?
    /// What it answered then; null when it did not.
    let status: Int?
    /// Null when it is not tried again by itself.
    let nextAt: Timestamp?
}

let recordSendingsOperations: [APIOperation] = [
    .read(
        "/me/learning-records", .employee, "getMyLearningRecords", "Whether the courses that one passed go to a store"
    ) { visit, tx in
        let store = visit.services.settings.recordStore?.endpoint
        let own = try RecordSending.find(of: visit.viewer.id, in: tx)
        let sending = own?.store == store ? own : nil
        return RecordSendingJSON(
            store: store, agreedAt: Timestamp(sending?.agreedAt), sentAt: Timestamp(sending?.sentAt),
            triedAt: Timestamp(sending?.triedAt), status: sending?.status, nextAt: Timestamp(sending?.dueAt))
    },
    .act(
        .put, "/me/learning-records", .employee, .speak, "sendMyLearningRecords",
        "Have the courses that one passed sent to the store from now on"
    ) { (visit, _: NoBodyJSON, tx) in
        try sendRecords(of: visit.viewer.id, to: visit.services.settings.recordStore, in: tx).orThrow()
        return NoReplyJSON()
    },
    .act(.delete, "/me/learning-records", .employee, .speak, "stopMyLearningRecords", "Stop sending them") {
        (visit, _: NoBodyJSON, tx) in
        try stopSendingRecords(of: visit.viewer.id, in: tx)
        return NoReplyJSON()
    },
    .act(.post, "/me/learning-records/retry", .employee, .speak, "retryMyLearningRecords", "Try it now") {
        (visit, _: NoBodyJSON, tx) in
        try sendRecordsAgain(of: visit.viewer.id, in: tx)
        return NoReplyJSON()
    },
]
