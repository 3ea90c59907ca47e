import Platform

/// The playbooks that this house has: files, and in their place or beside them what was brought.
extension House {
    package func playbooks(_ brought: [BroughtPlaybook]) -> (good: [Playbook], bad: [Playbook.Fault]) {
        playbooks.all(in: services.settings.playbooks, besides: brought, protecting: protectedSpeech)
    }

    package func goodPlaybooks(in tx: Transaction) throws -> [Playbook] {
        try playbooks(BroughtPlaybook.inForce(in: tx)).good
    }

    package func currentPlaybook(_ slug: String, in tx: Transaction) throws -> Playbook? {
        try goodPlaybooks(in: tx).first { $0.slug == slug }
    }

    /// A version as it was kept, to compare with: what the law protects is not asked for it.
    package func keptPlaybook(_ slug: String, content: String, in tx: Transaction) throws -> Playbook? {
        if let known = playbooks.earlier(content) { return known }
        return try PlaybookVersion.text(of: slug, content: content, in: tx).flatMap {
            playbooks.understand($0, of: slug, content: content)
        }
    }

    /// What they are called, for a choice among them: nothing is held against the law for it.
    package func playbookTitles(in tx: Transaction) throws -> [(slug: String, title: String)] {
        let brought = try BroughtPlaybook.inForce(in: tx).map { (slug: $0.playbook, title: $0.title) }
        let files = Playbook.titles(in: services.settings.playbooks)
        let others = files.filter { file in !brought.contains { $0.slug == file.slug } }
        return (brought + others).sorted { $0.slug < $1.slug }
    }
}

extension Visit {
    /// Reading them takes its time, and no transaction waits for it.
    package func playbooks() async throws -> (good: [Playbook], bad: [Playbook.Fault]) {
        house.playbooks(try await read { try BroughtPlaybook.inForce(in: $0) })
    }

    package func goodPlaybooks() async throws -> [Playbook] { try await playbooks().good }

    package func currentPlaybook(_ slug: String) async throws -> Playbook? {
        try await goodPlaybooks().first { $0.slug == slug }
    }
}
