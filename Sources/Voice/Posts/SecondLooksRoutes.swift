import Foundation
import HTTPTypes
import Platform
import Situation

func secondLooksRoutes(_ house: House) -> [Route] {
    [
        Route(.get, "/drafts/:draft/second-look", .employee) { try await $0.askPage() },
        Route(.post, "/drafts/:draft/second-look", .employee) { visit in
            let form = try visit.form()
            let id: ID<Draft> = try visit.id("draft")
            let result = try await visit.write {
                try askForSecondLook(id, note: form["note"], by: visit.viewer.id, in: $0)
            }
            switch result {
            case .success: return .see("/drafts/\(id)", .asked)
            case .failure(let problems): return try await visit.askPage(Filled(form, problems: problems.all))
            }
        },
        Route(.post, "/second-look-comments/:comment", .employee) { try await decideOnComment($0) },
        Route(.get, "/crises/:crisis/second-looks", .team) { try await $0.secondLooksPage() },
        Route(.get, "/crises/:crisis/second-looks/:look", .team) { try await $0.secondLookPage() },
        Route(.post, "/crises/:crisis/second-looks/:look/taking", .team) { visit in
            let (crisis, look): (ID<Crisis>, ID<SecondLookRequest>) = (try visit.crisis(), try visit.id("look"))
            try await visit.write { tx in
                _ = try SecondLookRequest.find(look, in: crisis, in: tx)
                try SecondLookRequest.take(look, by: visit.viewer.id, in: tx)
            }
            return .see("/crises/\(crisis)/second-looks/\(look)")
        },
        Route(.post, "/crises/:crisis/second-looks/:look/comments", .team) { visit in
            let form = try visit.form()
            let (crisis, look): (ID<Crisis>, ID<SecondLookRequest>) = (try visit.crisis(), try visit.id("look"))
            let problems = try await visit.write {
                try comment(
                    on: look, in: crisis, quote: form["quote"], comment: form["comment"],
                    suggestion: form["suggestion"], by: visit.viewer.id, in: $0)
            }
            guard problems.isEmpty else { return try await visit.secondLookPage(Filled(form, problems: problems)) }
            return .see("/crises/\(crisis)/second-looks/\(look)", .saved)
        },
        Route(.post, "/crises/:crisis/second-looks/:look/reply", .team) { visit in
            let form = try visit.form()
            let (crisis, look): (ID<Crisis>, ID<SecondLookRequest>) = (try visit.crisis(), try visit.id("look"))
            guard let verdict = SecondLookRequest.Verdict(rawValue: form["verdict"]) else {
                return try await visit.secondLookPage(
                    Filled(form, problems: [Problem("verdict", "Say what you think.")]))
            }
            let problems = try await visit.write {
                try reply(to: look, in: crisis, verdict, words: form["reply"], by: visit.viewer.id, in: $0)
            }
            guard problems.isEmpty else { return try await visit.secondLookPage(Filled(form, problems: problems)) }
            return .see("/crises/\(crisis)/second-looks", .replied)
        },
    ]
}

/// The author takes a suggestion into the draft with one click, or leaves it.
private func decideOnComment(_ visit: Visit) async throws -> Answer {
    let form = try visit.form()
    let id: ID<SecondLookComment> = try visit.id("comment")
    let viewer = visit.viewer
    let draft = try await visit.write { tx -> ID<Draft> in
        let isTaken = form["decision"] == "taken"
        let comment = try SecondLookComment.decide(id, isTaken: isTaken, by: viewer.id, in: tx)
        let draft = try SecondLookRequest.draft(of: id, by: viewer.id, in: tx)
        if isTaken, !comment.suggestion.isEmpty, !comment.quote.isEmpty,
            let range = draft.text.firstRange(of: comment.quote)
        {
            _ = try Draft.save(
                draft.id, text: draft.text.replacingCharacters(in: range, with: comment.suggestion),
                networks: draft.networks, revision: draft.revision, by: viewer.id, in: tx)
        }
        return draft.id
    }
    return .see("/drafts/\(draft)")
}

extension SecondLookRequest {
    fileprivate static func draft(
        of comment: ID<SecondLookComment>, by author: ID<Person>, in tx: Transaction
    ) throws -> Draft {
        let row = try tx.first(
            """
            SELECT second_looks.draft FROM second_look_comments JOIN second_looks ON second_looks.id = second_look_comments.look
            WHERE second_look_comments.id = \(comment)
            """)
        guard let row else { throw Refusal.notFound }
        return try Draft.find(row["draft"], of: author, in: tx)
    }
}
