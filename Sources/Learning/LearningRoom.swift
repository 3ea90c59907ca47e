import Care
import Platform
import Situation

/// All of this room's tables, oldest feature first.
package let learningMigrations: [Migration] =
    trainingMigrations
    + drillsMigrations
    + readinessMigrations
    + ambassadorsMigrations

package func learningRoutes(_ house: House) -> [Route] {
    trainingRoutes(house)
        + drillsRoutes(house)
        + recordSendingsRoutes
        + readinessRoutes
        + ambassadorsRoutes + playbookSharingRoutes
}

package let learningOperations: [APIOperation] =
    trainingOperations
    + courseOffersOperations + assignmentsOperations + courseWritingOperations + coursePicturesOperations
    + courseArchivesOperations
    + drillsOperations + debriefOperations + leadDrillOperations + recordSendingsOperations
    + readinessOperations + ambassadorsOperations + playbookSharingOperations

/// What an export leaves here.
package let learningTables: [TableRule] =
    trainingTables
    + drillsTables
    + recordSendingsTables + courseOffersTables
    + readinessTables
    + ambassadorsTables

package func learningJobs(_ house: House) -> [JobHandler] {
    trainingJobs(house)
        + drillsJobs(house)
        + readinessJobs(house)
}

/// What this room adds to what the house knows.
package func fillLearningAnswers(in house: inout House) {
    fillTrainingAnswers(in: &house)
    fillDrillsAnswers(in: &house)
    house.personalData.append(recordSendingsData)
    fillReadinessAnswers(in: &house)
    fillAmbassadorsAnswers(in: &house)
}

/// What waits for one person on Now, beside what others have for them.
package func learningNews(
    for person: ID<Person>, in crisis: Crisis? = nil, house: House, token: String, tx: Transaction
) throws -> [TogetherNews.Other] {
    DrillTask.news(for: person, at: tx.now) + [Duty.news(for: person, at: tx.now)]
        + (try CourseAddition.news(for: person, in: crisis, house: house, token: token, tx: tx))
}
