import Platform
import Situation

/// All of this room's tables, oldest feature first.
package let learningMigrations: [Migration] =
    trainingMigrations
    + drillsMigrations

package func learningRoutes(_ house: House) -> [Route] {
    trainingRoutes(house)
        + drillsRoutes(house)
}

package let learningOperations: [APIOperation] =
    trainingOperations
    + drillsOperations

/// What an export leaves here.
package let learningTables: [TableRule] =
    trainingTables
    + drillsTables

package func learningJobs(_ house: House) -> [JobHandler] {
    trainingJobs(house)
        + drillsJobs(house)
}

/// What this room adds to what the house knows.
package func fillLearningAnswers(in house: inout House) {
    fillTrainingAnswers(in: &house)
    fillDrillsAnswers(in: &house)
}
