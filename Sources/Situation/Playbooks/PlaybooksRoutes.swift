import HTTPTypes
import Platform

package func playbooksRoutes(_ house: House) -> [Route] {
    [
        Route(.get, "/playbooks/:playbook", .preparer) { try await $0.playbookPage() },
        Route(.get, "/playbooks/:playbook/comparison", .preparer) { try await $0.comparisonPage() },
        Route(.post, "/playbooks/:playbook/lessons", .preparer) { try await $0.noteThisLesson() },
        Route(.post, "/playbooks/:playbook/lessons/:lesson/completion", .preparer) { visit in
            let (slug, id): (String, ID<PlaybookLesson>) = (try visit.playbookName(), try visit.id("lesson"))
            try await visit.write { try finishLesson(id, of: slug, by: visit.viewer.id, in: $0) }
            return .see("/playbooks/\(slug)", .saved)
        },
        Route(.post, "/playbooks/:playbook/lessons/:lesson/return", .preparer) { visit in
            let (slug, id): (String, ID<PlaybookLesson>) = (try visit.playbookName(), try visit.id("lesson"))
            try await visit.write { try reopenLesson(id, of: slug, by: visit.viewer.id, in: $0) }
            return .see("/playbooks/\(slug)", .saved)
        },
        Route(.post, "/playbooks/:playbook/departure", .opener) { visit in
            let (slug, viewer) = (try visit.playbookName(), visit.viewer.id)
            try await visit.write { try takePlaybookAway(slug, by: viewer, in: $0) }
            return .see("/playbooks", .playbookAway)
        },
        Route(.post, "/playbooks/:playbook/return", .opener) { visit in
            let (slug, viewer) = (try visit.playbookName(), visit.viewer.id)
            try await visit.write { try returnPlaybook(slug, by: viewer, in: $0) }
            return .see("/playbooks/\(slug)", .restored)
        },
        Route(.post, "/playbooks/:playbook/standing", .opener) { visit in
            let (slug, content) = (try visit.playbookName(), try visit.form()["content"])
            let (viewer, house) = (visit.viewer.id, visit.house)
            let problems = try await visit.write {
                try takeUpPlaybook(slug, content: content, by: viewer, house: house, in: $0)
            }
            guard problems.isEmpty else { return try await visit.playbookPage(Filled(problems: problems)) }
            return .see("/playbooks/\(slug)", .saved)
        },
        Route(.get, "/crises/:crisis/playbook", .team) { try await $0.crisisPlaybookPage() },
        Route(.post, "/crises/:crisis/playbook/pieces", .team) { try await $0.takeOverThisPiece() },
        Route(.post, "/crises/:crisis/playbook/standing", .team) { try await $0.standOnThisPlaybook() },
    ]
}

extension Visit {
    /// The name of a playbook's file.
    func playbookName() throws(Refusal) -> String {
        guard let text = call.parameters["playbook"], text.wholeMatch(of: /[a-z0-9][a-z0-9-]{0,63}/) != nil else {
            throw .notFound
        }
        return text
    }

    /// The playbook that the path names, as its file is now; its version is kept before anybody looks at it.
    func namedPlaybook() async throws -> Playbook {
        guard let playbook = try await currentPlaybook(playbookName()) else { throw Refusal.notFound }
        try await house.keep([playbook])
        return playbook
    }

    fileprivate func noteThisLesson() async throws -> Answer {
        let (form, playbook) = (try form(), try await namedPlaybook())
        let problems = try await write { [viewer] tx in
            try noteLesson(
                form["what"], origin: .reading, into: playbook.slug, known: [playbook.slug], by: viewer.id, in: tx)
        }
        guard problems.isEmpty else { return try await playbookPage(Filled(form, problems: problems)) }
        return .see("/playbooks/\(playbook.slug)", .saved)
    }

    fileprivate func takeOverThisPiece() async throws -> Answer {
        let (form, crisis) = (try form(), try crisis())
        let pair = try await playbookPair(of: crisis)
        // The file may have changed while the page was open.
        guard let pair, pair.new.content == form["content"], let number = form.number("piece") else {
            throw Refusal.conflict
        }
        let (speech, viewer) = (house.protectedSpeech, viewer.id)
        let problems = try await write { tx in
            try takeOver(number, from: pair.old, to: pair.new, in: crisis, protecting: speech, by: viewer, in: tx)
        }
        guard problems.isEmpty else { return try await crisisPlaybookPage(Filled(form, problems: problems)) }
        return .see("/crises/\(crisis)/playbook", .changed)
    }

    fileprivate func standOnThisPlaybook() async throws -> Answer {
        let (form, crisis, viewer) = (try form(), try crisis(), viewer.id)
        guard let pair = try await playbookPair(of: crisis), pair.new.content == form["content"] else {
            throw Refusal.conflict
        }
        try await write { try standOn(pair.new, crisis: crisis, by: viewer, in: $0) }
        return .see("/crises/\(crisis)/playbook", .saved)
    }

    /// What a crisis stands on, and the playbook as it is now. Nil when there is nothing to compare.
    func playbookPair(of crisis: ID<Crisis>) async throws -> (old: Playbook, new: Playbook)? {
        guard let stands = try await read({ try CrisisPlaybook.find(crisis, in: $0) }),
            let new = try await currentPlaybook(stands.playbook)
        else { return nil }
        try await house.keep([new])
        if new.content == stands.content { return (new, new) }
        return try await house.playbook(stands.playbook, content: stands.content).map { ($0, new) }
    }
}
