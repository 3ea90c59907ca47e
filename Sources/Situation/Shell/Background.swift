import Platform

/// Work of this area that outlives a request.
package func situationJobs(_ house: House) -> [JobHandler] {
    factsJobs + briefingsJobs + questionsJobs + keptTimeJobs(house)
}
