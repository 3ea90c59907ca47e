import HTTPTypes
import Platform
import Situation

let courseOffersRoutes: [Route] = [
    Route(.post, "/crises/:crisis/course-offer/away", .employee) { visit in
        let (crisis, viewer) = (try visit.crisis(), visit.viewer.id)
        try await visit.write { try putCourseOfferAway(crisis, by: viewer, in: $0) }
        return .see("/", .offerAway)
    },
    Route(.post, "/crises/:crisis/course-offer/return", .employee) { visit in
        let (crisis, viewer) = (try visit.crisis(), visit.viewer.id)
        try await visit.write { try bringCourseOfferBack(crisis, by: viewer, in: $0) }
        return .see("/courses", .offerBack)
    },
]
