/// A table as the database itself describes it, so that nobody has to remember a new one.
package struct Table: Sendable, Equatable {
    package struct Column: Sendable, Equatable {
        package let name: String
        let isText: Bool
        let isRequired: Bool
        /// The engine counts it up.
        let isCounted: Bool
    }

    package let name: String
    package let columns: [Column]
    let key: [String]
    /// The tables whose rows its own point to.
    package let pointsTo: Set<String>

    /// Every table of ours, those that others point to first, otherwise by name.
    package static func all(in tx: Transaction) throws -> [Table] {
        let pointers = try tx.all(tx.engine == .sqlite ? sqlitePointers : postgresPointers)
        var pointsTo: [String: Set<String>] = [:]
        for row in pointers { pointsTo[try row["table_name"], default: []].insert(try row["target"]) }
        var names: [String] = []
        var rows: [String: [Row]] = [:]
        for row in try tx.all(tx.engine == .sqlite ? sqliteColumns : postgresColumns) {
            let name: String = try row["table_name"]
            if rows[name] == nil { names.append(name) }
            rows[name, default: []].append(row)
        }
        return inOrder(try names.map { try Table($0, rows[$0] ?? [], pointsTo: pointsTo[$0] ?? []) })
    }

    private init(_ name: String, _ rows: [Row], pointsTo: Set<String>) throws {
        self.name = name
        self.pointsTo = pointsTo.subtracting([name])
        columns = try rows.map { row in
            let type: String = try row["type"]
            return Column(
                name: try row["name"], isText: type.lowercased() == "text", isRequired: try row["is_required"],
                isCounted: try row["is_counted"])
        }
        let places: [(place: Int, name: String)] = try rows.map { (try $0["key_place"], try $0["name"]) }
        key = places.filter { $0.place > 0 }.sorted { $0.place < $1.place }.map(\.name)
    }

    private static func inOrder(_ tables: [Table]) -> [Table] {
        var waiting = tables
        var placed: [Table] = []
        while let next = waiting.firstIndex(where: { table in
            !waiting.contains { table.pointsTo.contains($0.name) }
        }) ?? waiting.indices.first {
            placed.append(waiting.remove(at: next))
        }
        return placed
    }
}

private let sqliteColumns: SQL = """
    SELECT tables.name AS table_name, columns.name, columns.type, columns.pk AS key_place,
        columns."notnull" AS is_required, 0 AS is_counted
    FROM sqlite_master AS tables JOIN pragma_table_info(tables.name) AS columns
    WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite%' ORDER BY tables.name, columns.cid
    """

private let sqlitePointers: SQL = """
    SELECT tables.name AS table_name, pointers."table" AS target
    FROM sqlite_master AS tables JOIN pragma_foreign_key_list(tables.name) AS pointers WHERE tables.type = 'table'
    """

private let postgresColumns: SQL = """
    SELECT tables.relname AS table_name, columns.attname AS name, format_type(columns.atttypid, NULL) AS type,
        COALESCE(array_position(keys.indkey::int2[], columns.attnum) + 1, 0) AS key_place,
        CASE WHEN columns.attnotnull THEN 1 ELSE 0 END AS is_required,
        CASE WHEN columns.attidentity = '' THEN 0 ELSE 1 END AS is_counted
    FROM pg_class AS tables JOIN pg_attribute AS columns ON columns.attrelid = tables.oid
    LEFT JOIN pg_index AS keys ON keys.indrelid = tables.oid AND keys.indisprimary
    WHERE tables.relkind = 'r' AND tables.relnamespace = current_schema()::regnamespace
    AND columns.attnum > 0 AND NOT columns.attisdropped ORDER BY tables.relname COLLATE "C", columns.attnum
    """

private let postgresPointers: SQL = """
    SELECT tables.relname AS table_name, targets.relname AS target FROM pg_constraint AS pointers
    JOIN pg_class AS tables ON tables.oid = pointers.conrelid JOIN pg_class AS targets ON targets.oid = pointers.confrelid
    WHERE pointers.contype = 'f' AND tables.relnamespace = current_schema()::regnamespace
    """
