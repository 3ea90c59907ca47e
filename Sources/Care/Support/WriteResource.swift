import Platform
import Situation

package func addResource(
    _ details: SupportResourceDetails, by author: ID<Person>, in tx: Transaction
) throws -> Result<ID<SupportResource>, Problems> {
    var problems = details.validate()
    if try SupportResource.count(in: tx) >= SupportResource.most {
        problems.append(Problem("", "There are \(SupportResource.most) already. Change one that is out of use."))
    }
    guard problems.isEmpty, let kind = details.kind else { return .failure(Problems(problems)) }
    let id = ID<SupportResource>.new(at: tx.now)
    try SupportResource.insert(id, kind, details, by: author, in: tx)
    try note(.resourceAdded, id, author, tx)
    return .success(id)
}

package func changeResource(
    _ id: ID<SupportResource>, to details: SupportResourceDetails, by author: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    _ = try SupportResource.get(id, in: tx)
    let problems = details.validate()
    guard problems.isEmpty, let kind = details.kind else { return problems }
    try SupportResource.update(id, kind, details, in: tx)
    try note(.resourceChanged, id, author, tx)
    return []
}

/// Out of use: nobody is shown a number that nobody answers. It can be brought back.
package func retireResource(_ id: ID<SupportResource>, by person: ID<Person>, in tx: Transaction) throws {
    guard try SupportResource.get(id, in: tx).retiredAt == nil else { return }
    try SupportResource.setRetired(id, by: person, in: tx)
    try note(.resourceRetired, id, person, tx)
}

package func restoreResource(_ id: ID<SupportResource>, by person: ID<Person>, in tx: Transaction) throws {
    guard try SupportResource.get(id, in: tx).retiredAt != nil else { return }
    try SupportResource.setRetired(id, by: nil, in: tx)
    try note(.resourceRestored, id, person, tx)
}

private func note(_ kind: EventKind, _ id: ID<SupportResource>, _ person: ID<Person>, _ tx: Transaction) throws {
    try tx.record(kind, actor: person.rawValue, scope: nil, subject: id.rawValue)
}
