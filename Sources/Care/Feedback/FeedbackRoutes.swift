import Platform
import Situation

func feedbackRoutes(_ house: House) -> [Route] { [] }
