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

private func decideOnComment(_ visit: Visit) async throws -> Answer {
    let form = try visit.form()
    let id: ID<SecondLookComment> = try visit.id("comment")
    let viewer = visit.viewer
    let (draft, result) = try await visit.write { tx in
        let draft = try SecondLookComment.find(id, of: viewer.id, in: tx).1.draft
        return (draft, try decide(on: id, isTaken: form["decision"] == "taken", by: viewer.id, in: tx))
    }
    switch result {
    case .success: return .see("/drafts/\(draft)")
    case .failure(let problems): return try await visit.composerPage(draft, Filled(problems: problems.all))
    }
}
