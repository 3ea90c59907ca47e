import HTTPTypes
import Platform

package struct ErasureRequestJSON: Codable, Sendable {
    /// Null while one has not asked.
    let askedAt: Timestamp?
    /// Until when it has to be done.
    let dueBy: Timestamp?
}

package let erasureRequestsOperations: [APIOperation] = [
    .read("/me/erasure-request", .employee, "getMyErasureRequest", "Whether one has asked to be erased") { visit, tx in
        let own = try ErasureRequest.find(of: visit.viewer.id, in: tx)
        return ErasureRequestJSON(askedAt: Timestamp(own?.askedAt), dueBy: Timestamp(own?.dueBy))
    },
    .act(.put, "/me/erasure-request", .employee, .speak, "askForMyErasure", "Ask administrators to erase oneself") {
        (visit, _: NoBodyJSON, tx) in
        try askForErasure(by: visit.viewer.id, in: tx)
        return NoReplyJSON()
    },
    .act(.delete, "/me/erasure-request", .employee, .speak, "withdrawMyErasureRequest", "Take it back") {
        (visit, _: NoBodyJSON, tx) in
        try withdrawErasureRequest(by: visit.viewer.id, in: tx)
        return NoReplyJSON()
    },
]
