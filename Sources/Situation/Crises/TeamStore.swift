import Platform

extension TeamFunction: RowDecodable {
    package init(row: Row) throws {
        name = try row["name"]
        duties = try row["duties"]
        department = try row["department"]
    }

    package static func all(of crisis: ID<Crisis>, in tx: Transaction) throws -> [TeamFunction] {
        try tx.remembered("functions/\(crisis)") {
            try tx.all(
                TeamFunction.self, "SELECT * FROM team_functions WHERE crisis = \(crisis) ORDER BY position, name")
        }
    }

    func insert(in crisis: ID<Crisis>, position: Int, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO team_functions (crisis, name, duties, department, position)
            VALUES (\(crisis), \(name), \(duties), \(department), \(position))
            """)
    }
}

extension TeamTerm: RowDecodable {
    package init(row: Row) throws {
        id = try row["id"]
        function = try row["function"]
        person = try row["person"]
        isBackup = try row["is_backup"]
        takenAt = try row["taken_at"]
        givenBy = try row["given_by"]
        handedOverAt = try row["handed_over_at"]
    }

    static func held(in crisis: ID<Crisis>, in tx: Transaction) throws -> [TeamTerm] {
        try tx.all(TeamTerm.self, "SELECT * FROM team_terms WHERE crisis = \(crisis) AND handed_over_at IS NULL")
    }

    /// Everyone who ever held a function, in the order in which they took it.
    package static func history(of crisis: ID<Crisis>, in tx: Transaction) throws -> [TeamTerm] {
        try tx.all(TeamTerm.self, "SELECT * FROM team_terms WHERE crisis = \(crisis) ORDER BY taken_at, id")
    }

    static func begin(
        _ function: String, of crisis: ID<Crisis>, person: ID<Person>, isBackup: Bool, by giver: ID<Person>,
        in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO team_terms (id, crisis, function, person, is_backup, taken_at, given_by)
            VALUES (\(ID<TeamTerm>.new(at: tx.now)), \(crisis), \(function), \(person), \(isBackup), \(tx.now),
                    \(giver))
            """)
    }

    @discardableResult
    static func end(
        _ function: String, of crisis: ID<Crisis>, isBackup: Bool, by actor: ID<Person>, in tx: Transaction
    ) throws -> Bool {
        try tx.run(
            """
            UPDATE team_terms SET handed_over_at = \(handedOver(at: tx.now)), handed_over_by = \(actor)
            WHERE crisis = \(crisis) AND function = \(function) AND is_backup = \(isBackup)
            AND handed_over_at IS NULL
            """) > 0
    }

    /// Someone who leaves the company leaves every team.
    static func endAll(of person: ID<Person>, by actor: ID<Person>, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE team_terms SET handed_over_at = \(handedOver(at: tx.now)), handed_over_by = \(actor)
            WHERE person = \(person) AND handed_over_at IS NULL
            """)
    }
}

/// A clock that was set back in the meantime ends no term before it began.
private func handedOver(at now: Instant) -> SQL {
    "CASE WHEN taken_at > \(now) THEN taken_at ELSE \(now) END"
}

extension Membership {
    package static func all(of person: ID<Person>, in tx: Transaction) throws -> [Membership] {
        try tx.remembered("memberships/\(person)") {
            try tx.all(
                """
                SELECT team_terms.crisis, team_terms.function, team_terms.is_backup, team_functions.department
                FROM team_terms JOIN team_functions
                ON team_functions.crisis = team_terms.crisis AND team_functions.name = team_terms.function
                WHERE team_terms.person = \(person) AND team_terms.handed_over_at IS NULL
                ORDER BY team_functions.position
                """
            ).map { row in
                Membership(
                    crisis: try row["crisis"], function: try row["function"], isBackup: try row["is_backup"],
                    department: try row["department"])
            }
        }
    }
}

extension TeamSeat {
    package static func all(of crisis: ID<Crisis>, in tx: Transaction) throws -> [TeamSeat] {
        try tx.remembered("seats/\(crisis)") { try read(of: crisis, in: tx) }
    }

    private static func read(of crisis: ID<Crisis>, in tx: Transaction) throws -> [TeamSeat] {
        let terms = try TeamTerm.held(in: crisis, in: tx)
        let people = try Person.all(terms.map(\.person), in: tx)
        func seat(_ function: String, isBackup: Bool) -> (Person, since: Instant)? {
            terms.first { $0.function == function && $0.isBackup == isBackup }
                .flatMap { term in people[term.person].map { ($0, since: term.takenAt) } }
        }
        return try TeamFunction.all(of: crisis, in: tx).map { function in
            TeamSeat(
                function: function, holder: seat(function.name, isBackup: false),
                backup: seat(function.name, isBackup: true))
        }
    }

    static func find(_ function: String, of crisis: ID<Crisis>, in tx: Transaction) throws -> TeamSeat? {
        try all(of: crisis, in: tx).first { $0.function.name == function }
    }
}
