import Platform
import Situation

func drillsJobs(_ house: House) -> [JobHandler] { [] }

func fillDrillsAnswers(in house: inout House) {
    house.held[DrillShelf.self] = DrillShelf()
    house.personalData.append(drillsData)
    house.auditWords.merge(drillsAudit) { own, _ in own }
}
