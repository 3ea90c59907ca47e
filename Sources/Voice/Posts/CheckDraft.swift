import Platform
import Situation
import TextEngine

/// Holds a text against everything that is known right now: the crisis's guide and colleagues' posts.
package func checkDraft(
    _ text: String, networks: [Network], in crisis: ID<Crisis>?, by author: ID<Person>, house: House,
    in tx: Transaction
) throws -> [Finding] {
    guard let checker = try checker(in: crisis, house: house, in: tx) else { return [] }
    return checker.check(text, author: author.rawValue, networks: networks, at: tx.now.milliseconds)
}

/// Outside a crisis there are no facts and no boundaries; disclosure, limits and personal data still count.
func checker(in crisis: ID<Crisis>?, house: House, in tx: Transaction) throws -> Checker? {
    guard let crisis else {
        let employer = house.employer(in: nil)
        return try? Checker(Guide(disclosure: employer.disclosure))
    }
    let colleagues = ColleaguesWords(version: try Post.countChanges(in: crisis, in: tx)) { tx in
        try Post.newest(in: crisis, limit: colleaguesHeardOf, in: tx).map {
            Passage(id: $0.id.rawValue, author: $0.author.rawValue, text: $0.text)
        }
    }
    return try house.checkers.checker(of: crisis, with: colleagues, in: tx)
}

/// A new post makes the checker anew, so that the cost must not grow with the crisis. Readers, too, remember what was
/// said last.
let colleaguesHeardOf = 1000

/// The disclosure that is added when the author does not say it: shown before, exactly (E4).
package func disclosureToAdd(_ findings: [Finding]) -> String? {
    for finding in findings {
        switch finding.detail {
        case .disclosureMissing(let suggested), .disclosureOnlyInHashtags(let suggested):
            return suggested.isEmpty ? nil : suggested
        default: continue
        }
    }
    return nil
}

/// The words as they leave.
func leaving(_ text: String, after findings: [Finding]) -> String {
    guard !text.isEmpty, let disclosure = disclosureToAdd(findings) else { return text }
    return "\(disclosure) \(text)"
}

extension House {
    func employer(in crisis: Crisis?) -> Employer {
        Employer(names: crisis?.organisationNames ?? [], organisation: services.settings.organisation)
    }
}
