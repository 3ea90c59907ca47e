/// Makes the bytes of a small table, as `Training/tables.py` does.
enum TableBytes {
    enum Column {
        case uint8s([UInt8]), int8s([Int8]), uint16s([UInt16]), int32s([Int32]), floats([Float])
        case uint32s([UInt32])
    }

    static func file(_ columns: [(name: String, values: Column)]) -> [UInt8] {
        var bytes = Array("TXTTBL1\n".utf8)
        for (name, values) in columns {
            let (kind, count, numbers) = encoded(values)
            bytes += little(UInt16(name.utf8.count), 2) + Array(name.utf8) + [kind] + little(count, 8)
            bytes += [UInt8](repeating: 0, count: (8 - bytes.count % 8) % 8) + numbers
        }
        return bytes
    }

    private static func encoded(_ values: Column) -> (kind: UInt8, count: Int, numbers: [UInt8]) {
        switch values {
        case .uint8s(let all): (0, all.count, all)
        case .int8s(let all): (1, all.count, all.map { UInt8(bitPattern: $0) })
        case .uint16s(let all): (2, all.count, all.flatMap { little($0, 2) })
        case .int32s(let all): (3, all.count, all.flatMap { little(UInt32(bitPattern: $0), 4) })
        case .floats(let all): (4, all.count, all.flatMap { little($0.bitPattern, 4) })
        case .uint32s(let all): (5, all.count, all.flatMap { little($0, 4) })
        }
    }

    private static func little(_ number: some BinaryInteger, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}
