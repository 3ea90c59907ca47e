import HTTPTypes
import Platform
import Situation

let courseOffersOperations: [APIOperation] = [
    .act(
        .delete, "/crises/:crisis/course-offer", .employee, .speak, "putCourseOfferAway",
        "Not be offered the course of this crisis while it lasts"
    ) { (visit, _: NoBodyJSON, tx) in
        try putCourseOfferAway(visit.crisis(), by: visit.viewer.id, in: tx)
        return NoReplyJSON()
    },
    .act(
        .put, "/crises/:crisis/course-offer", .employee, .speak, "bringCourseOfferBack", "Be offered it again"
    ) { (visit, _: NoBodyJSON, tx) in
        try bringCourseOfferBack(visit.crisis(), by: visit.viewer.id, in: tx)
        return NoReplyJSON()
    },
]
