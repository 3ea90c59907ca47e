/// A row as it can be handed out: by the names of its columns, times as people write them.
package struct RowFields: Encodable {
    let row: Row

    package init(_ row: Row) { self.row = row }

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        for (name, value) in zip(row.columns.names, row.values) {
            let key = Key(stringValue: name)
            switch value {
            case .null: try container.encodeNil(forKey: key)
            case .integer(let number) where name == "at" || name.hasSuffix("_at"):
                try container.encode(Instant(milliseconds: number).iso, forKey: key)
            case .integer(let number): try container.encode(number, forKey: key)
            case .real(let number): try container.encode(number, forKey: key)
            case .text(let text): try container.encode(text, forKey: key)
            case .blob(let bytes): try container.encode(bytes, forKey: key)
            }
        }
    }
}
