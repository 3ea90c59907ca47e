import Platform
import Situation

let drillsMigrations: [Migration] = []

func drillsRoutes(_ house: House) -> [Route] { [] }

let drillsOperations: [APIOperation] = []

let drillsTables: [TableRule] = []

func drillsJobs(_ house: House) -> [JobHandler] { [] }

func fillDrillsAnswers(in house: inout House) {}
