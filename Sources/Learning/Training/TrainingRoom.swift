import Platform
import Situation

let trainingMigrations: [Migration] = []

func trainingRoutes(_ house: House) -> [Route] { [] }

let trainingOperations: [APIOperation] = []

let trainingTables: [TableRule] = []

func trainingJobs(_ house: House) -> [JobHandler] { [] }

func fillTrainingAnswers(in house: inout House) {}
