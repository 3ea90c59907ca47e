import Care
import Learning
import Platform
import PracticeNetwork
import Situation
import Voice

/// Everything that the database holds, and how each table is treated when it leaves or comes in.
package struct Belongings: Sendable {
    package let tables: [Table]
    /// Whole tables that stay here.
    package let secret: [String]
    private let secretColumns: [String: Set<String>]
    private let setUp: Set<String>

    static let rules =
        eventsTables + peopleTables + erasureRequestsTables + apiTables + networksTables + practiceTables
        + webhooksTables + channelsTables + questionsTables + personalNoticesTables + chatsTables + devicesTables
        + careTables
        + learningTables
    /// The program writes it by itself; a manifest names what is in it.
    private static let schema = "schema_migrations"

    package static func find(in tx: Transaction) throws -> Belongings {
        Belongings(try Table.all(in: tx).filter { $0.name != schema }, rules)
    }

    private init(_ all: [Table], _ rules: [TableRule]) {
        var secret: Set<String> = []
        var columns: [String: Set<String>] = [:]
        var setUp: Set<String> = []
        for rule in rules {
            switch rule {
            case .secret(let table): secret.insert(table)
            case .secretColumn(let column, let table): columns[table, default: []].insert(column)
            case .setUp(let table): setUp.insert(table)
            }
        }
        tables = all.filter { !secret.contains($0.name) }
        self.secret = secret.sorted()
        secretColumns = columns
        self.setUp = setUp
    }

    package func secrets(of table: Table) -> Set<String> { secretColumns[table.name] ?? [] }

    /// The first table that somebody has put something into.
    package func firstFilled(in tx: Transaction) throws -> String? {
        try tables.first { try !setUp.contains($0.name) && !$0.isEmpty(in: tx) }?.name
    }

    /// What every system has in it at the start makes room for what comes in.
    func makeRoom(in tx: Transaction) throws {
        for table in tables where setUp.contains(table.name) { try table.clear(in: tx) }
    }
}

/// Where the chain of the log stands.
package struct LogEnd: Sendable, Codable, Equatable {
    package let events: Int
    package let lastHash: String

    package static func find(in tx: Transaction) throws -> LogEnd { LogEnd(try EventLog.end(in: tx)) }

    private init(_ end: (position: Int64, hash: String)) {
        events = Int(end.position)
        lastHash = end.hash
    }
}
