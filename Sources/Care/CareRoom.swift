import Platform
import Situation

/// All of this room's tables, oldest feature first.
package let careMigrations: [Migration] = feedbackMigrations + thanksMigrations + circlesMigrations

package func careRoutes(_ house: House) -> [Route] {
    feedbackRoutes(house) + thanksRoutes + circlesRoutes
}

package let careOperations: [APIOperation] = feedbackOperations + thanksOperations + circlesOperations

/// What an export leaves here.
package let careTables: [TableRule] = feedbackTables + thanksTables + circlesTables

package func careJobs(_ house: House) -> [JobHandler] { feedbackJobs }

/// What this room adds to what the house knows. It gives no answers about people: totals leave it, and nothing else.
package func fillCareAnswers(in house: inout House) {
    house.personalData += [feedbackData, thanksData, circlesData]
    for words in [feedbackAudit, thanksAudit, circlesAudit] { house.auditWords.merge(words) { own, _ in own } }
}
