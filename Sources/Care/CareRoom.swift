import Platform
import Situation

/// All of this room's tables, oldest feature first.
package let careMigrations: [Migration] = feedbackMigrations

package func careRoutes(_ house: House) -> [Route] { feedbackRoutes(house) }

package let careOperations: [APIOperation] = feedbackOperations

package func careJobs(_ house: House) -> [JobHandler] { feedbackJobs }

package let careTables: [TableRule] = feedbackTables

/// What this room adds to what the house knows. It gives no answers about people: totals leave it, and nothing else.
package func fillCareAnswers(in house: inout House) {
    house.auditWords.merge(feedbackAudit) { own, _ in own }
    house.personalData += [feedbackData]
}
