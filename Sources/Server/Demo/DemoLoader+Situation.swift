import Platform
import Situation

extension DemoLoader {
    func addGuidance(by author: ID<Person>) async throws {
        let (crisis, story, speech, start) = (try opened(), story, house.protectedSpeech, start)
        try await at(story.crisis.opened.duration + .minutes(40)) { tx in
            for message in story.messages {
                let details = MessageDetails(
                    text: message.text, value: message.value, stance: message.stance, carries: message.carries)
                _ = try write(KeyMessage.self, details, in: crisis, protecting: speech, by: author, in: tx).get()
            }
            for boundary in story.boundaries {
                let details = BoundaryDetails(boundary, start: start)
                _ = try write(Situation.Boundary.self, details, in: crisis, protecting: speech, by: author, in: tx)
                    .get()
            }
            for template in story.templates {
                let details = TemplateDetails(
                    kind: TemplateKind(rawValue: template.kind) ?? .prompt, title: template.title, text: template.text)
                _ = try write(Situation.Template.self, details, in: crisis, protecting: speech, by: author, in: tx)
                    .get()
            }
        }
    }

    mutating func say(_ fact: DemoStory.FactStory, _ version: DemoStory.VersionStory, isFirst: Bool) async throws {
        let (id, author) = (try opened(), try person(version.by))
        let details = details(of: fact, version)
        let first = fact.versions.first?.statement ?? ""
        try await at(version.at.duration) { tx in
            let crisis = try Crisis.get(id, in: tx)
            if isFirst {
                _ = try establish(details, in: crisis, by: author.id, in: tx).get()
            } else {
                try DemoLoader.change(factThatBegan: first, to: details, in: id, by: author.id, tx)
            }
        }
    }

    /// A fact is known to the story by the words it began with.
    static func change(
        factThatBegan first: String, to details: FactDetails, in crisis: ID<Crisis>, by author: ID<Person>,
        _ tx: Transaction
    ) throws {
        let facts = try Situation.Fact.current(of: crisis, in: tx)
        guard let fact = facts.first(where: { $0.published.first?.statement == first }), let current = fact.current
        else {
            throw Broken(description: "no fact began with “\(first)”")
        }
        _ = try changeFact(fact.id, to: details, basedOn: current.number, by: author, in: tx).get()
    }

    private func details(of fact: DemoStory.FactStory, _ version: DemoStory.VersionStory) -> FactDetails {
        FactDetails(
            statement: version.statement, status: FactStatus(rawValue: version.status) ?? .developing,
            figures: (version.figures ?? []).map {
                FactFigure(
                    name: $0.name, value: $0.value, unit: $0.unit,
                    comparator: FactFigure.Comparator(rawValue: $0.comparator) ?? .exactly)
            },
            notPublicBefore: version.not_public_before.map { start + $0.duration }, owner: fact.owner,
            source: version.source, reviewBy: start + fact.review_in.duration, why: version.why)
    }

    mutating func send(_ briefing: DemoStory.BriefingStory) async throws {
        let (crisis, sender) = (try opened(), try person(briefing.by))
        var details = BriefingDetails(
            text: briefing.text, nextAt: start + briefing.at.duration + briefing.next_in.duration)
        details.audience = BriefingAudience(departments: briefing.departments ?? [])
        let (meant, translations) = (details, briefing.translations ?? [:])
        let sent = try await at(briefing.at.duration) { tx in
            let sent = try sendBriefing(meant, in: crisis, by: sender.id, in: tx).get()
            for (language, text) in translations.sorted(by: { $0.key < $1.key }) {
                let problems = try translateBriefing(
                    sent.id, of: crisis, into: language, text: text, by: sender.id, in: tx)
                if let problem = problems.first { throw Problems([problem]) }
            }
            return sent
        }
        try await beRead(sent, at: briefing.at.duration, percent: briefing.read)
    }

    /// Most people read an update within the first minutes, some later, some never.
    private func beRead(_ briefing: Briefing, at sent: Duration, percent: Int) async throws {
        let readers = try await house.services.database.read { try Person.active(in: $0) }
            .filter(briefing.audience.includes).map(\.id)
        let waves: [(Duration, Int)] = [(.minutes(3), 26), (.minutes(9), 58), (.minutes(14), 79), (.minutes(28), 100)]
        var from = 0
        for (after, share) in waves where sent + after < .zero {
            let until = readers.count * percent * share / 10_000
            let wave = Array(readers[from..<until])
            from = until
            try await at(sent + after) { tx in for reader in wave { try Briefing.read(briefing.id, by: reader, in: tx) }
            }
        }
    }
}

extension BoundaryDetails {
    fileprivate init(_ boundary: DemoStory.BoundaryStory, start: Instant) {
        self.init()
        title = boundary.title
        weight = BoundaryWeight(rawValue: boundary.weight) ?? .care
        subject = boundary.subject
        protects = boundary.protects
        narrower = boundary.narrower
        reason = boundary.reason
        instead = boundary.instead
        ask = boundary.ask
        owner = boundary.owner
        expiresAt = start + boundary.expires.duration
        match = boundary.match
        unless = boundary.unless
        flags = boundary.flags
        allows = boundary.allows
    }
}
