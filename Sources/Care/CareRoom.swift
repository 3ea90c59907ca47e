import Platform
import Situation

/// All of this room's tables, oldest feature first.
package let careMigrations: [Migration] =
    feedbackMigrations + thanksMigrations + circlesMigrations + supportMigrations + concernsMigrations

package func careRoutes(_ house: House) -> [Route] {
    feedbackRoutes(house) + openDoorRoutes + thanksRoutes + circlesRoutes + supportRoutes(house) + concernsRoutes
}

package let careOperations: [APIOperation] =
    feedbackOperations + openDoorOperations + thanksOperations + thanksReportsOperations + circleDoorsOperations
    + circlesOperations + circleCareOperations + supportOperations

/// What an export leaves here.
package let careTables: [TableRule] =
    feedbackTables + openDoorTables + thanksTables + circlesTables + supportTables + concernsTables

package func careJobs(_ house: House) -> [JobHandler] { feedbackJobs + checkInJobs + openDoorJobs }

/// What this room adds to what the house knows. It gives no answers about people: totals leave it, and nothing else.
package func fillCareAnswers(in house: inout House) {
    house.ownState = ownState
    house.held[PublicLinesFile.self] = house.publicLines
    house.personalData += [feedbackData, openDoorData, thanksData, circlesData, supportData, concernsData]
    for words in [feedbackAudit, openDoorAudit, thanksAudit, circlesAudit, supportAudit, concernsAudit] {
        house.auditWords.merge(words) { own, _ in own }
    }
}
