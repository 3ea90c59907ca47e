import Platform

/// What one mail, or the messages to somebody's devices, will be made of.
struct ClaimedNotice: Sendable {
    let notice: PersonalNotice
    let person: Person
    let devices: [Device]
    /// Of the update that is there in their language, when it is for everyone and somebody wrote one in it.
    var short: String?
}

extension PersonalNotice {
    static func isAnyDue(_ way: NoticeWay, in tx: Transaction) throws -> Bool {
        try tx.exists("SELECT 1 FROM personal_notices WHERE \(way.due) <= \(tx.now) LIMIT 1")
    }

    /// The next ones that are due, in this worker's hands for as long as the lease. A worker that dies in between leaves
    /// them to be sent again.
    static func claim(_ way: NoticeWay, most: Int, in tx: Transaction) throws -> [ClaimedNotice] {
        try tx.requireClock()
        try tx.run(
            "UPDATE personal_notices SET \(way.due) = NULL WHERE \(way.due) <= \(tx.now) AND give_up_at <= \(tx.now)")
        let next: SQL = """
            SELECT person, kind, path FROM personal_notices WHERE \(way.due) <= \(tx.now)
            ORDER BY \(way.due), person LIMIT \(most) \(sqlite: "", postgres: "FOR UPDATE SKIP LOCKED")
            """
        let taken = try tx.all(
            PersonalNotice.self,
            """
            UPDATE personal_notices SET \(way.tries) = \(way.tries) + 1, \(way.due) = \(tx.now + lease)
            WHERE (person, kind, path) IN (\(next))
            RETURNING person, kind, path, give_up_at, \(way.tries) AS tries
            """)
        let people = try Person.all(taken.map(\.person), in: tx)
        let briefings = try Briefing.find(Set(taken.compactMap(\.translated)), in: tx)
        return try taken.compactMap { notice in
            let devices = way == .push ? try Device.all(of: notice.person, in: tx) : []
            guard let person = people[notice.person], person.deactivatedAt == nil, way == .mail || !devices.isEmpty,
                try notice.isNews(in: tx)
            else {
                try notice.settle(way, in: tx)
                return nil
            }
            let briefing = notice.translated.flatMap { briefings[$0] }
            let short = briefing?.audience.isEveryone == true ? briefing?.translation(for: person)?.short : nil
            return ClaimedNotice(notice: notice, person: person, devices: devices, short: short)
        }
    }

    /// Whoever has looked meanwhile is not told to.
    private func isNews(in tx: Transaction) throws -> Bool {
        switch kind {
        case .questionLate, .replyLate: return true
        case .tipSettled: return try Tip.isAnyUnseen(by: person, in: tx)
        case .translation: return try translated.map { try !Briefing.isRead($0, by: person, in: tx) } ?? false
        }
    }

    /// The update that is there in another language.
    private var translated: ID<Briefing>? {
        guard kind == .translation else { return nil }
        return path.split(separator: "/").last.flatMap { ID<Briefing>(rawValue: String($0)) }
    }

    func settle(_ way: NoticeWay, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE personal_notices SET \(way.due) = NULL
            WHERE person = \(person) AND kind = \(kind) AND path = \(path) AND \(way.tries) = \(tries)
            """)
    }

    /// Tries again later; what another worker has taken since stays as that one leaves it.
    func wait(_ way: NoticeWay, in tx: Transaction) throws {
        let pause = PersonalNotice.pauses[min(max(1, tries), PersonalNotice.pauses.count) - 1]
        try tx.run(
            """
            UPDATE personal_notices SET \(way.due) = \(tx.now + pause)
            WHERE person = \(person) AND kind = \(kind) AND path = \(path) AND \(way.tries) = \(tries)
                AND \(way.due) IS NOT NULL
            """)
    }
}
