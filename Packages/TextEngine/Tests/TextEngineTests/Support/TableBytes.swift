/// Writes a table as `Training/tables.py` does.
struct TableBytes {
    private(set) var bytes = Array("TXTTBL1\n".utf8)

    func uint8s(_ name: String, _ numbers: [UInt8]) -> TableBytes {
        adding(name, kind: 0, count: numbers.count, numbers)
    }

    func uint16s(_ name: String, _ numbers: [UInt16]) -> TableBytes {
        adding(name, kind: 2, count: numbers.count, numbers.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    }

    func floats(_ name: String, _ numbers: [Float]) -> TableBytes {
        let parts = numbers.flatMap { number in (0..<4).map { UInt8(truncatingIfNeeded: number.bitPattern >> (8 * $0)) }
        }
        return adding(name, kind: 4, count: numbers.count, parts)
    }

    private func adding(_ name: String, kind: UInt8, count: Int, _ numbers: [UInt8]) -> TableBytes {
        var whole = self
        whole.bytes += [UInt8(name.utf8.count), 0] + Array(name.utf8) + [kind]
        whole.bytes += (0..<8).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) }
        whole.bytes += [UInt8](repeating: 0, count: (8 - whole.bytes.count % 8) % 8) + numbers
        return whole
    }
}
