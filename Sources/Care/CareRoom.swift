import Platform
import Situation

/// All of this room's tables, oldest feature first.
package let careMigrations: [Migration] = feedbackMigrations + supportMigrations

package func careRoutes(_ house: House) -> [Route] {
    feedbackRoutes(house) + supportRoutes(house)
}

package let careOperations: [APIOperation] = supportOperations

package let careTables: [TableRule] = supportTables

package func careJobs(_ house: House) -> [JobHandler] { checkInJobs }

/// What this room adds to what the house knows. It gives no answers about people: totals leave it, and nothing else.
package func fillCareAnswers(in house: inout House) {
    house.ownState = ownState
    house.auditWords.merge(supportAudit) { own, _ in own }
    house.personalData += [supportData]
}
