import Platform

extension Boundary: GuidanceItem {
    package static let kind = GuidanceKind.boundary
    package static var table: SQL { "boundaries" }

    package init(row: Row) throws {
        id = try row["id"]
        crisis = try row["crisis"]
        details = try BoundaryDetails(row: row)
        writtenAt = try row["written_at"]
        writtenBy = try row["written_by"]
        changedAt = try row["changed_at"]
        retiredAt = try row["retired_at"]
        retiredBy = try row["retired_by"]
    }

    /// Neither retired nor expired: what checks use and what readers are asked to keep to.
    package static func inForce(of crisis: ID<Crisis>, in tx: Transaction) throws -> [Boundary] {
        try all(of: crisis, in: tx).filter { $0.isInForce(at: tx.now) }
    }

    package static func insert(
        _ details: BoundaryDetails, as id: ID<Boundary>, in crisis: ID<Crisis>, by author: ID<Person>,
        in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO boundaries
                (id, crisis, title, weight, subject, protects, narrower, reason, instead, ask, owner, expires_at,
                 match_lines, unless_lines, unless_anywhere_lines, at_most, per, replacement, even_if_denied, flags,
                 allows, position, written_at, written_by)
            VALUES (\(id), \(crisis), \(details.title), \(details.weight), \(details.subject), \(details.protects),
                    \(details.narrower), \(details.reason), \(details.instead), \(details.ask), \(details.owner),
                    \(details.expiresAt), \(details.match.lines), \(details.unless.lines),
                    \(details.unlessAnywhere.lines), \(details.atMost), \(details.per), \(details.replacement),
                    \(details.evenIfDenied), \(details.flags.lines), \(details.allows.lines),
                    (SELECT count(*) FROM boundaries WHERE crisis = \(crisis)), \(tx.now), \(author))
            """)
    }

    package static func update(_ id: ID<Boundary>, to details: BoundaryDetails, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE boundaries SET title = \(details.title), weight = \(details.weight), subject = \(details.subject),
                protects = \(details.protects), narrower = \(details.narrower), reason = \(details.reason),
                instead = \(details.instead), ask = \(details.ask), owner = \(details.owner),
                expires_at = \(details.expiresAt), match_lines = \(details.match.lines),
                unless_lines = \(details.unless.lines), unless_anywhere_lines = \(details.unlessAnywhere.lines),
                at_most = \(details.atMost), per = \(details.per), replacement = \(details.replacement),
                even_if_denied = \(details.evenIfDenied), flags = \(details.flags.lines),
                allows = \(details.allows.lines), changed_at = \(tx.now)
            WHERE id = \(id)
            """)
    }
}

extension BoundaryDetails {
    fileprivate init(row: Row) throws {
        title = try row["title"]
        weight = try row["weight"]
        subject = try row["subject"]
        protects = try row["protects"]
        narrower = try row["narrower"]
        reason = try row["reason"]
        instead = try row["instead"]
        ask = try row["ask"]
        owner = try row["owner"]
        expiresAt = try row["expires_at"]
        match = [String](lines: try row["match_lines"])
        unless = [String](lines: try row["unless_lines"])
        unlessAnywhere = [String](lines: try row["unless_anywhere_lines"])
        atMost = try row["at_most"]
        per = try row["per"]
        replacement = try row["replacement"]
        evenIfDenied = try row["even_if_denied"]
        flags = [String](lines: try row["flags"])
        allows = [String](lines: try row["allows"])
    }
}
