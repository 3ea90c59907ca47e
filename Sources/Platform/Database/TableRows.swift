extension Table {
    /// Every row in the order of its key, byte by byte and so the same on both engines, a page at a time. A table without
    /// a key is sorted by all of its columns; on SQLite it is held in memory as a whole.
    package func pages(in tx: Transaction, _ body: ([Row]) throws -> Void) throws {
        switch tx.engine {
        case .sqlite: try keyedPages(in: tx, body)
        case .postgres: try cursorPages(in: tx, body)
        }
    }

    package func isEmpty(in tx: Transaction) throws -> Bool {
        try !tx.exists("SELECT 1 FROM \(try SQLName(name)) LIMIT 1")
    }

    package func clear(in tx: Transaction) throws { try tx.run("DELETE FROM \(try SQLName(name))") }

    /// - Parameter rows: values in the order of `columns`.
    package func insert(_ rows: ArraySlice<[SQLValue]>, in tx: Transaction) throws {
        guard !rows.isEmpty else { return }
        var values: SQL = ""
        for (index, row) in rows.enumerated() {
            values = values + "\(index == 0 ? "" : ", " as SQL)\(list: row)"
        }
        let names = try columns.map { try SQLName($0.name) }
        try tx.run(
            """
            INSERT INTO \(try SQLName(name)) (\(names))
            \(sqlite: "", postgres: "OVERRIDING SYSTEM VALUE") VALUES \(values)
            """)
    }

    /// After rows came in with their own numbers, the engine counts on behind the last.
    package func countOn(in tx: Transaction) throws {
        guard tx.engine == .postgres else { return }
        for column in columns where column.isCounted {
            let name = try SQLName(column.name)
            _ = try tx.all(
                """
                SELECT setval(pg_get_serial_sequence(\(self.name), \(column.name)), COALESCE(max(\(name)), 1), max(\(name)) IS NOT NULL)
                FROM \(try SQLName(self.name))
                """)
        }
    }

    private func keyedPages(in tx: Transaction, _ body: ([Row]) throws -> Void) throws {
        let table = try SQLName(name)
        guard !key.isEmpty else {
            return try body(try tx.all("SELECT * FROM \(table) ORDER BY \(try columns.map { try SQLName($0.name) })"))
        }
        let order = try key.map { try SQLName($0) }
        var last: [SQLValue] = []
        while true {
            let after: SQL = last.isEmpty ? "" : "WHERE (\(order)) > \(list: last)"
            let rows = try tx.all("SELECT * FROM \(table) \(after) ORDER BY \(order) LIMIT 2000")
            guard let end = rows.last else { return }
            try body(rows)
            last = try key.map { try end[$0] }
        }
    }

    /// The server sorts once, and hands over piece by piece.
    private func cursorPages(in tx: Transaction, _ body: ([Row]) throws -> Void) throws {
        let cursor = try SQLName("rows_of_" + name)
        try tx.run("DECLARE \(cursor) CURSOR FOR SELECT * FROM \(try SQLName(name)) ORDER BY \(try order())")
        while true {
            let rows = try tx.all("FETCH 2000 FROM \(cursor)")
            if rows.isEmpty { break }
            try body(rows)
        }
        try tx.run("CLOSE \(cursor)")
    }

    private func order() throws -> SQL {
        let sorted = key.isEmpty ? columns : columns.filter { key.contains($0.name) }
        let names = key.isEmpty ? columns.map(\.name) : key
        var order: SQL = ""
        for (index, name) in names.enumerated() {
            let isText = sorted.contains { $0.name == name && $0.isText }
            order =
                order
                + "\(index == 0 ? "" : ", " as SQL)\(try SQLName(name))\(isText ? " COLLATE \"C\"" : "" as SQL) NULLS FIRST"
        }
        return order
    }
}

extension SQLValue: SQLConvertible {
    package var sqlValue: SQLValue { self }
    package init?(sqlValue: SQLValue) { self = sqlValue }
}
