import Platform

extension Briefing: RowDecodable {
    package init(row: Row) throws {
        id = try row["id"]
        crisis = try row["crisis"]
        number = try row["number"]
        text = try row["text"]
        isWithoutNews = try row["is_without_news"]
        sentAt = try row["sent_at"]
        sentBy = try row["sent_by"]
        nextAt = try row["next_at"]
        recipients = try row["recipients"]
        urgentBecause = try row["urgent_because"]
        audience = try BriefingAudience(kept: row["audience"])
        short = try row["short"]
    }

    /// When the next update is promised; nil when nothing is.
    package static func next(of crisis: ID<Crisis>, in tx: Transaction) throws -> Instant? {
        try UpdatePromise.open(of: crisis, in: tx)?.dueAt
    }

    package static func latest(of crisis: ID<Crisis>, in tx: Transaction) throws -> Briefing? {
        try tx.remembered("briefing/\(crisis)") {
            try withCorrections(
                tx.all(
                    Briefing.self, "SELECT * FROM briefings WHERE crisis = \(crisis) ORDER BY number DESC LIMIT 1"),
                in: tx
            ).first
        }
    }

    /// The newest that somebody gets; for whoever is not signed in (`nil`) the newest to everyone.
    package static func latest(of crisis: ID<Crisis>, for person: Person?, in tx: Transaction) throws -> Briefing? {
        let newest = try tx.remembered("briefing/some/\(crisis)") {
            try withCorrections(
                tx.all(
                    Briefing.self, "SELECT * FROM briefings WHERE crisis = \(crisis) ORDER BY number DESC LIMIT 8"),
                in: tx)
        }
        func isMeant(_ briefing: Briefing) -> Bool {
            person.map { briefing.audience.includes($0) } ?? briefing.audience.isEveryone
        }
        if let found = newest.first(where: isMeant) { return found }
        return newest.count < 8 ? nil : try all(of: crisis, in: tx).first(where: isMeant)
    }

    package func sender(in tx: Transaction) throws -> Person? {
        try tx.remembered("sender/\(id)") { try Person.find(sentBy, in: tx) }
    }

    /// The newest first.
    package static func all(of crisis: ID<Crisis>, in tx: Transaction) throws -> [Briefing] {
        try tx.remembered("briefings/\(crisis)") {
            try withCorrections(
                tx.all(Briefing.self, "SELECT * FROM briefings WHERE crisis = \(crisis) ORDER BY number DESC"), in: tx)
        }
    }

    /// Found through its crisis: a briefing of another one is not there.
    package static func get(_ id: ID<Briefing>, of crisis: ID<Crisis>, in tx: Transaction) throws -> Briefing {
        guard let found = try all(of: crisis, in: tx).first(where: { $0.id == id }) else { throw Refusal.notFound }
        return found
    }

    /// One that is for others is not there either.
    static func get(
        _ id: ID<Briefing>, of crisis: ID<Crisis>, for viewer: Viewer, in tx: Transaction
    ) throws -> Briefing {
        let found = try get(id, of: crisis, in: tx)
        guard viewer.mayRead(found) else { throw Refusal.notFound }
        return found
    }

    static func find(_ ids: Set<ID<Briefing>>, in tx: Transaction) throws -> [ID<Briefing>: Briefing] {
        let ids = ids.sorted { $0.rawValue < $1.rawValue }
        let found = try withCorrections(
            tx.all(Briefing.self, "SELECT * FROM briefings WHERE id IN \(list: ids)"), in: tx)
        return Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
    }

    func insert(in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO briefings (id, crisis, number, text, is_without_news, sent_at, sent_by, next_at, recipients,
                urgent_because, audience, short)
            VALUES (\(id), \(crisis), \(number), \(text), \(isWithoutNews), \(sentAt), \(sentBy), \(nextAt),
                \(recipients), \(urgentBecause), \(audience.kept), \(short))
            """)
    }

    private static func withCorrections(_ briefings: [Briefing], in tx: Transaction) throws -> [Briefing] {
        let ids = briefings.map(\.id)
        let rows = try tx.all(
            """
            SELECT briefing, text, short, why, corrected_at, corrected_by, '' AS language, 0 AS corrections,
                corrected_at AS translated_at, corrected_by AS translated_by, id
            FROM briefing_corrections WHERE briefing IN \(list: ids)
            UNION ALL SELECT briefing, text, short, '', translated_at, translated_by, language, corrections,
                translated_at, translated_by, language
            FROM briefing_translations WHERE briefing IN \(list: ids) ORDER BY corrected_at, id
            """)
        var corrections: [ID<Briefing>: [BriefingCorrection]] = [:]
        var translations: [ID<Briefing>: [BriefingTranslation]] = [:]
        for row in rows {
            let (briefing, language): (ID<Briefing>, String) = (try row["briefing"], try row["language"])
            if language.isEmpty {
                corrections[briefing, default: []].append(try BriefingCorrection(row: row))
            } else {
                translations[briefing, default: []].append(try BriefingTranslation(row: row))
            }
        }
        return briefings.map { briefing in
            var briefing = briefing
            briefing.corrections = corrections[briefing.id] ?? []
            briefing.translations = (translations[briefing.id] ?? []).sorted { $0.language < $1.language }
            return briefing
        }
    }
}

extension BriefingCorrection: RowDecodable {
    package init(row: Row) throws {
        text = try row["text"]
        short = try row["short"]
        why = try row["why"]
        correctedAt = try row["corrected_at"]
        correctedBy = try row["corrected_by"]
    }

    func insert(for briefing: ID<Briefing>, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO briefing_corrections (id, briefing, text, short, why, corrected_at, corrected_by)
            VALUES (\(ID<BriefingCorrection>.new(at: tx.now)), \(briefing), \(text), \(short), \(why),
                \(correctedAt), \(correctedBy))
            """)
    }
}

extension UpdatePromise: RowDecodable {
    package init(row: Row) throws {
        id = try row["id"]
        crisis = try row["crisis"]
        dueAt = try row["due_at"]
        madeAt = try row["made_at"]
        responsible = try row["responsible"]
        keptAt = try row["kept_at"]
    }

    package static func open(of crisis: ID<Crisis>, in tx: Transaction) throws -> UpdatePromise? {
        try tx.remembered("promise/\(crisis)") {
            try tx.first(
                UpdatePromise.self, "SELECT * FROM update_promises WHERE crisis = \(crisis) AND kept_at IS NULL")
        }
    }

    static func find(_ id: ID<UpdatePromise>, in tx: Transaction) throws -> UpdatePromise? {
        try tx.first(UpdatePromise.self, "SELECT * FROM update_promises WHERE id = \(id)")
    }

    func insert(in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO update_promises (id, crisis, due_at, made_at, responsible)
            VALUES (\(id), \(crisis), \(dueAt), \(madeAt), \(responsible))
            """)
    }

    /// Kept by an update, or let go when the crisis closes.
    static func settle(of crisis: ID<Crisis>, in tx: Transaction) throws {
        try tx.run("UPDATE update_promises SET kept_at = \(tx.now) WHERE crisis = \(crisis) AND kept_at IS NULL")
    }
}
