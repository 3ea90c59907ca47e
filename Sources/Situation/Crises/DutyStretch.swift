import Platform

/// How long somebody has been on crisis duty without a real break (D11): across functions and crises, as the one who holds
/// them. To stand by as a backup is no duty.
package enum DutyStretch {
    /// Then they are asked whether they want to hand over.
    package static let longest: Duration = .hours(12)
    /// Then whoever leads is told, too.
    package static let tooLong: Duration = .hours(14)
    /// Enough to eat and sleep; less does not end a stretch.
    package static let rest: Duration = .hours(8)

    package struct Term: Sendable {
        package let from: Instant
        /// Nil while it lasts.
        package let until: Instant?

        package init(from: Instant, until: Instant? = nil) {
            self.from = from
            self.until = until
        }
    }

    /// When the stretch that lasts began; nil for somebody who holds nothing now.
    package static func beginning(of terms: [Term]) -> Instant? {
        guard var start = terms.filter({ $0.until == nil }).map(\.from).min() else { return nil }
        let ended = terms.compactMap { term in term.until.map { (term.from, until: $0) } }
        // By their ends: what joins on makes room for what ended before it.
        for (from, until) in ended.sorted(by: { $0.until > $1.until }) where start - until < rest {
            start = min(start, from)
        }
        return start
    }

    /// Everything that these people have held, in crises that are closed up to their end.
    static func terms(of people: [ID<Person>], in tx: Transaction) throws -> [ID<Person>: [Term]] {
        guard !people.isEmpty else { return [:] }
        let people = Set(people).sorted { $0.rawValue < $1.rawValue }
        return try tx.remembered("duty/\(people)") {
            let rows = try tx.all(
                """
                SELECT person, taken_at, COALESCE(handed_over_at, closed_at) AS until
                FROM team_terms JOIN crises ON crises.id = team_terms.crisis
                WHERE person IN \(list: people) AND is_backup = 0
                """)
            return try rows.reduce(into: [:]) { all, row in
                all[try row["person"], default: []].append(Term(from: try row["taken_at"], until: try row["until"]))
            }
        }
    }
}

/// What one person is told about duty that has become long: their own, and of others when they lead.
package struct DutyNews: Sendable {
    /// Since when, and the seats that could be handed over; nil when it is not long.
    let own: (since: Instant, seats: [(crisis: ID<Crisis>, TeamSeat)])?
    let others: [(person: Person, since: Instant, crisis: ID<Crisis>)]

    package static func find(for viewer: Viewer, in tx: Transaction) throws -> DutyNews {
        guard !viewer.memberships.isEmpty else { return DutyNews(own: nil, others: []) }
        var (mine, led): ([(ID<Crisis>, TeamSeat)], [(Person, ID<Crisis>)]) = ([], [])
        for crisis in try Crisis.open(in: tx) where viewer.isOnTeam(crisis.id) {
            let seats = try TeamSeat.all(of: crisis.id, in: tx)
            mine += seats.filter { $0.holder?.0.id == viewer.id }.map { (crisis.id, $0) }
            led += ledBy(viewer.id, seats).map { ($0, crisis.id) }
        }
        let people = led.map(\.0.id) + (mine.isEmpty ? [] : [viewer.id])
        let beginnings = try DutyStretch.terms(of: people, in: tx).compactMapValues(DutyStretch.beginning)
        let own = beginnings[viewer.id].flatMap { tx.now - $0 >= DutyStretch.longest ? $0 : nil }
        return DutyNews(
            own: own.map { ($0, mine) },
            others: led.compactMap { person, crisis in
                guard let since = beginnings[person.id], tx.now - since >= DutyStretch.tooLong else { return nil }
                return (person, since, crisis)
            })
    }

    /// Whoever leads looks after those who hold something, and their backup after them.
    private static func ledBy(_ viewer: ID<Person>, _ seats: [TeamSeat]) -> [Person] {
        guard let lead = seats.first(where: { $0.function.name == TeamFunction.lead }) else { return [] }
        if lead.holder?.0.id == viewer {
            var seen: Set = [viewer]
            return seats.compactMap { $0.holder?.0 }.filter { seen.insert($0.id).inserted }
        }
        return lead.backup?.0.id == viewer ? [lead.holder?.0].compactMap(\.self) : []
    }
}
