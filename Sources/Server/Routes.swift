import Care
import HTTPTypes
import Learning
import Platform
import Situation
import Voice

/// The access table: every page and form there is, with who may enter.
package func allRoutes(_ house: House) -> [Route] {
    [
        Route(.get, "/", .employee) { try await $0.nowPage() },
        Route(.get, "/crises/:crisis", .team) { try await $0.roomPage() },
        Route(.get, "/events", .employee) { visit in
            streamEvents(visit, of: [visit.bar?.crisis.id.rawValue, try await visit.followedDrill()])
        },
    ] + peopleRoutes(house) + crisesRoutes(house) + playbooksRoutes(house) + factsRoutes(house) + tipsRoutes
        + guidanceRoutes(house) + briefingsRoutes(house) + questionsRoutes + networksRoutes(house) + postsRoutes(house)
        + jobsRoutes(house) + auditRoutes(house) + webhooksRoutes + channelsRoutes + chatsRoutes + devicesRoutes
        + offlineRoutes + apiRoutes + careRoutes(house) + learningRoutes(house) + worksCouncilRoutes
}

/// Everything that programs can do, by the same rules as the pages.
package let allOperations: [APIOperation] =
    peopleOperations + crisesOperations + playbooksOperations + factsOperations + tipsOperations + guidanceOperations
    + briefingsOperations + questionsOperations + channelsOperations + chatsOperations + voiceOperations
    + houseOperations + webhooksOperations + careOperations + learningOperations
