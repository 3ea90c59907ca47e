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
        let name = house.services.settings.organisation
        return try? Checker(Guide(disclosure: Disclosure(names: [name], suggested: "I work at \(name).")))
    }
    let version = try tx.count(
        """
        SELECT count(*) + (SELECT count(*) FROM post_edits) + (SELECT count(*) FROM posts WHERE withdrawn_at IS NOT NULL)
        FROM posts WHERE crisis = \(crisis)
        """)
    let colleagues = ColleaguesWords(version: version) { tx in
        try Post.living(in: crisis, in: tx).map {
            Passage(id: $0.id.rawValue, author: $0.author.rawValue, text: $0.text)
        }
    }
    return try house.checkers.checker(of: crisis, with: colleagues, in: tx)
}

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
