/// What an export has to know about a table; each feature says it beside its schema.
package enum TableRule: Sendable, Equatable {
    /// Nothing of it leaves the house: it is worth something only to who wants to come in.
    case secret(String)
    case secretColumn(String, of: String)
    /// It has rows before anybody has done anything.
    case setUp(String)
}

/// One row as a line of JSON, its columns by name in the order of the alphabet.
package struct TableLine: Codable, Equatable {
    private let cells: [String: Cell]

    package init(_ row: Row, of table: Table, without secrets: Set<String>) throws {
        var cells: [String: Cell] = [:]
        for column in table.columns where !secrets.contains(column.name) {
            cells[column.name] = try Cell(row[column.name])
        }
        self.cells = cells
    }

    package init(from decoder: any Decoder) throws { cells = try .init(from: decoder) }
    package func encode(to encoder: any Encoder) throws { try cells.encode(to: encoder) }

    /// In the order of the table's columns; what is secret is empty. Nil when the line has other columns than the table.
    package func values(for table: Table, without secrets: Set<String>) -> [SQLValue]? {
        guard cells.count + secrets.count == table.columns.count else { return nil }
        var values: [SQLValue] = []
        for column in table.columns {
            if secrets.contains(column.name) {
                values.append(column.isRequired ? .text("") : .null)
            } else if let cell = cells[column.name] {
                values.append(cell.value)
            } else {
                return nil
            }
        }
        return values
    }

    private struct Cell: Codable, Equatable {
        let value: SQLValue

        init(_ value: SQLValue) throws {
            if case .blob = value { throw DatabaseError.column("?", expected: "text or a number") }
            self.value = value
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                value = .null
            } else if let number = try? container.decode(Int64.self) {
                value = .integer(number)
            } else if let number = try? container.decode(Double.self) {
                value = .real(number)
            } else {
                value = .text(try container.decode(String.self))
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch value {
            case .null, .blob: try container.encodeNil()
            case .integer(let number): try container.encode(number)
            case .real(let number): try container.encode(number)
            case .text(let text): try container.encode(text)
            }
        }
    }
}
