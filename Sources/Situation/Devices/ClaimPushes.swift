import Platform

/// What one message will be made of.
struct ClaimedPush: Sendable {
    let push: Push
    let device: Device
    let person: Person
    let briefing: Briefing
    let crisis: Crisis
}

extension Push {
    static func isAnyDue(in tx: Transaction) throws -> Bool {
        try tx.exists("SELECT 1 FROM pushes WHERE state = 'waiting' AND due_at <= \(tx.now) LIMIT 1")
    }

    /// The next ones that are due, in this worker's hands for as long as the lease. A worker that dies in between leaves
    /// them to be sent again: the second takes the place of the first on the device.
    static func claim(_ most: Int, in tx: Transaction) throws -> [ClaimedPush] {
        try tx.requireClock()
        try tx.run(
            """
            UPDATE pushes SET state = 'failed', finished_at = \(tx.now)
            WHERE state = 'waiting' AND due_at <= \(tx.now) AND give_up_at <= \(tx.now)
            """)
        let next: SQL = """
            SELECT device, briefing, version FROM pushes WHERE state = 'waiting' AND due_at <= \(tx.now)
            ORDER BY due_at, device LIMIT \(most) \(sqlite: "", postgres: "FOR UPDATE SKIP LOCKED")
            """
        let taken = try tx.all(
            Push.self,
            """
            UPDATE pushes SET tries = tries + 1, due_at = \(tx.now + lease)
            WHERE (device, briefing, version) IN (\(next)) RETURNING *
            """)
        return try gather(taken, in: tx)
    }

    private static func gather(_ taken: [Push], in tx: Transaction) throws -> [ClaimedPush] {
        let devices = try Device.find(Set(taken.map(\.device)), in: tx)
        let people = try Person.all(devices.values.map(\.person), in: tx)
        let briefings = try Briefing.find(Set(taken.map(\.briefing)), in: tx)
        let crises = try Set(briefings.values.map(\.crisis)).reduce(into: [ID<Crisis>: Crisis]()) {
            $0[$1] = try Crisis.get($1, in: tx)
        }
        return try taken.compactMap { push in
            guard let device = devices[push.device], let person = people[device.person], person.deactivatedAt == nil,
                let briefing = briefings[push.briefing], let crisis = crises[briefing.crisis]
            else {
                try push.settle(.dropped, status: nil, in: tx)
                return nil
            }
            return ClaimedPush(push: push, device: device, person: person, briefing: briefing, crisis: crisis)
        }
    }

    /// - Parameter reply: nil when nobody answered, or nobody may be called there.
    fileprivate func finish(_ reply: WebReply?, in tx: Transaction) throws {
        guard let reply else { return try wait(0, status: nil, in: tx) }
        if reply.isTaken { return try settle(.sent, status: reply.status, in: tx) }
        // Whoever is asked too often, or is not well, may take it later; all else will be refused again.
        guard [408, 425, 429].contains(reply.status) || reply.status >= 500 else {
            return try settle(.failed, status: reply.status, in: tx)
        }
        try wait(reply.headers["retry-after"].flatMap { Int($0) } ?? 0, status: reply.status, in: tx)
    }

    private func settle(_ state: State, status: Int?, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE pushes SET state = \(state), status = \(status), finished_at = \(tx.now)
            WHERE device = \(device) AND briefing = \(briefing) AND version = \(version) AND state = 'waiting'
            """)
    }

    /// What another worker has taken since stays as that one leaves it.
    private func wait(_ wished: Int, status: Int?, in tx: Transaction) throws {
        let pause = max(
            Push.pauses[min(max(1, tries), Push.pauses.count) - 1], .seconds(min(max(0, wished), 3600)))
        let spread = Int64.random(in: 0...pause.wholeMilliseconds / 10)
        try tx.run(
            """
            UPDATE pushes SET due_at = \(tx.now + pause + .milliseconds(spread)), status = \(status)
            WHERE device = \(device) AND briefing = \(briefing) AND version = \(version) AND state = 'waiting'
                AND tries = \(tries)
            """)
    }
}

extension ClaimedPush {
    /// - Parameter reply: as above.
    func finish(_ reply: WebReply?, in tx: Transaction) throws {
        try push.finish(reply, in: tx)
        try device.note(reply, in: tx)
    }
}
