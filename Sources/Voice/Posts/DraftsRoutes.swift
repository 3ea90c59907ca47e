import HTTPTypes
import Platform
import Situation
import TextEngine

func draftsRoutes(_ house: House) -> [Route] {
    [
        Route(.get, "/drafts", .employee) { try await $0.speakPage() },
        Route(.post, "/drafts", .employee) { visit in
            let form = try visit.form()
            let crisis = visit.bar.flatMap { $0.crisis.isOpen ? $0.crisis.id : nil }
            let id = try await visit.write { tx in
                try Draft.begin(
                    text: form["text"], networks: Network.usual(for: visit.viewer.id, in: tx), crisis: crisis,
                    by: visit.viewer.id, in: tx)
            }
            return .see("/drafts/\(id)")
        },
        Route(.get, "/drafts/:draft", .employee) { visit in try await visit.composerPage(visit.id("draft")) },
        Route(.post, "/drafts/:draft", .employee) { try await decideOnDraft($0) },
        Route(.post, "/drafts/:draft/text", .employee) { try await saveDraft($0) },
        Route(asking: .post, "/drafts/:draft/check", .employee, pace: .checks) { try checkWhileTyping($0, in: $1) },
        Route(.post, "/drafts/:draft/withdrawal", .employee) { visit in
            let id: ID<Draft> = try visit.id("draft")
            try await visit.write { try Draft.setWithdrawn(true, id, of: visit.viewer.id, in: $0) }
            return .see("/drafts/\(id)", .deleted)
        },
        Route(.post, "/drafts/:draft/return", .employee) { visit in
            let id: ID<Draft> = try visit.id("draft")
            try await visit.write { try Draft.setWithdrawn(false, id, of: visit.viewer.id, in: $0) }
            return .see("/drafts/\(id)", .saved)
        },
        Route(.post, "/crises/:crisis/declines", .employee) { visit in
            let crisis = try visit.crisis()
            try await visit.write { tx in
                guard try Crisis.find(crisis, in: tx) != nil else { throw Refusal.notFound }
                try decline(in: crisis, in: tx)
            }
            return .see("/drafts", .declined)
        },
    ]
}

/// The form without script: save, then do what the button says. With script the text is saved already.
private func decideOnDraft(_ visit: Visit) async throws -> Answer {
    let form = try visit.form()
    let id: ID<Draft> = try visit.id("draft")
    let (house, viewer) = (visit.house, visit.viewer)
    let networks = form.all("networks").compactMap { Network(rawValue: $0) }
    let text = (form.all("text").last ?? "").replacing("\r\n", with: "\n")
    let saving = try await visit.write { tx in
        try Draft.save(
            id, text: text, networks: networks, revision: form.number("revision") ?? 0, by: viewer.id, in: tx)
    }
    if case .conflict = saving {
        let copy = try await visit.write { tx in
            let other = try Draft.find(id, of: viewer.id, in: tx)
            return try Draft.begin(text: text, networks: networks, crisis: other.crisis, by: viewer.id, in: tx)
        }
        let problem = Problem(
            "", "This draft was changed in another window. Your text is kept here as a draft of its own.")
        return try await visit.composerPage(copy, Filled(form, problems: [problem]))
    }
    if form.isOn("apply") { return try await applyWayOut(form["apply"], to: id, visit) }
    switch form["do"] {
    case "check": return .see("/drafts/\(id)")
    case "ask":
        return .see("/drafts/\(id)/second-look")
    default:
        var publication = Publication(networks: networks, isConfirmed: form.isOn("confirmed"))
        if case .saved(let revision) = saving { publication.revision = revision }
        if form.isOn("at") {
            guard let at = visit.t.instant(input: form["at"]) else {
                let problem = Problem("at", "This is not a time. It looks like 2026-11-24 09:30.")
                return try await visit.composerPage(id, Filled(form, problems: [problem]))
            }
            publication.at = at
        }
        let wanted = publication
        let result = try await visit.write { try publish(id, wanted, by: viewer.person, house: house, in: $0) }
        switch result {
        case .failure(let problems): return try await visit.composerPage(id, Filled(form, problems: problems.all))
        case .success(let posts):
            guard posts.count == 1, let post = posts.first else { return .see("/drafts", .published) }
            let leavesByItself = try await visit.read { try !Delivery.all(of: post, in: $0).isEmpty }
            guard leavesByItself else { return .see("/posts/\(post)") }
            return .see("/posts/\(post)", wanted.at == nil ? .published : .scheduled)
        }
    }
}

private func applyWayOut(_ name: String, to id: ID<Draft>, _ visit: Visit) async throws -> Answer {
    let (house, viewer, t) = (visit.house, visit.viewer, visit.t)
    try await visit.write { tx in
        let draft = try Draft.find(id, of: viewer.id, in: tx)
        let shown = try ComposerShown.find(draft, house: house, in: tx, t)
        let parts = name.split(separator: ".")
        guard parts.count == 2, let index = Int(parts[1]),
            let view = shown.views.first(where: { $0.id == parts[0] }), view.waysOut.indices ~= index
        else { return }
        _ = try Draft.save(
            id, text: draft.text.applying(view.waysOut[index].remedy), networks: draft.networks,
            revision: draft.revision, by: viewer.id, in: tx)
    }
    return .see("/drafts/\(id)")
}
