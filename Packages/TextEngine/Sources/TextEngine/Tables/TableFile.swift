/// Why bytes are not a table that this version can read.
public enum TableError: Error, Equatable, Sendable {
    case notATable
    /// The file ends inside the named column.
    case truncated(String)
    case missing(String)
    /// The named column holds another kind of number than asked for, or a size that does not fit the others.
    case unexpected(String)
}

/// Learned numbers as a file: named columns of one kind of number each, little-endian, in the order in which the
/// training wrote them (`Training/tables.py`).
///
///     "TXTTBL1\n"  then for every column:
///     UInt16 length of name, name, UInt8 kind, UInt64 count, zero bytes up to a multiple of 8, numbers
///
/// Reading checks every length against the bytes that are there. O(columns) to open, O(count) for each column.
public struct TableFile: Sendable {
    private enum Kind: UInt8 {
        case uint8 = 0, int8, uint16, int32, float32, uint32

        var width: Int {
            switch self {
            case .uint8, .int8: 1
            case .uint16: 2
            case .int32, .float32, .uint32: 4
            }
        }
    }

    private struct Column {
        let kind: Kind
        let start: Int
        let count: Int
    }

    private static let magic = Array("TXTTBL1\n".utf8)
    private let bytes: [UInt8]
    private var columns: [String: Column] = [:]

    public init(_ bytes: [UInt8]) throws(TableError) {
        guard bytes.starts(with: Self.magic) else { throw .notATable }
        self.bytes = bytes
        var at = Self.magic.count
        while at < bytes.count {
            guard at + 2 <= bytes.count else { throw .truncated("") }
            let length = Int(bytes[at]) | Int(bytes[at + 1]) << 8
            guard at + 2 + length + 9 <= bytes.count else { throw .truncated("") }
            let name = String(decoding: bytes[at + 2..<at + 2 + length], as: UTF8.self)
            at += 2 + length
            guard let kind = Kind(rawValue: bytes[at]) else { throw .unexpected(name) }
            let count = (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[at + 1 + $1]) << (8 * UInt64($1)) }
            let start = (at + 9 + 7) / 8 * 8
            guard count <= UInt64(bytes.count), start + Int(count) * kind.width <= bytes.count else {
                throw .truncated(name)
            }
            columns[name] = Column(kind: kind, start: start, count: Int(count))
            at = start + Int(count) * kind.width
        }
    }

    /// Whether there is such a column.
    func has(_ name: String) -> Bool { columns[name] != nil }

    public func uint8s(_ name: String) throws(TableError) -> [UInt8] {
        let column = try column(name, .uint8)
        return Array(bytes[column.start..<column.start + column.count])
    }

    public func int8s(_ name: String) throws(TableError) -> [Int8] {
        let column = try column(name, .int8)
        return bytes[column.start..<column.start + column.count].map { Int8(bitPattern: $0) }
    }

    public func uint16s(_ name: String) throws(TableError) -> [UInt16] {
        let column = try column(name, .uint16)
        return (0..<column.count).map { UInt16(truncatingIfNeeded: word(column, $0)) }
    }

    public func uint32s(_ name: String) throws(TableError) -> [UInt32] {
        let column = try column(name, .uint32)
        return (0..<column.count).map { word(column, $0) }
    }

    public func int32s(_ name: String) throws(TableError) -> [Int32] {
        let column = try column(name, .int32)
        return (0..<column.count).map { Int32(bitPattern: word(column, $0)) }
    }

    public func floats(_ name: String) throws(TableError) -> [Float] {
        let column = try column(name, .float32)
        return (0..<column.count).map { Float(bitPattern: word(column, $0)) }
    }

    /// Texts that the training wrote one a line, UTF-8.
    public func strings(_ name: String) throws(TableError) -> [String] {
        let text = try uint8s(name)
        guard !text.isEmpty else { return [] }
        return text.split(separator: 10, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
    }

    private func column(_ name: String, _ kind: Kind) throws(TableError) -> Column {
        guard let column = columns[name] else { throw .missing(name) }
        guard column.kind == kind else { throw .unexpected(name) }
        return column
    }

    private func word(_ column: Column, _ index: Int) -> UInt32 {
        let start = column.start + index * column.kind.width
        return (0..<column.kind.width).reduce(0) { $0 | UInt32(bytes[start + $1]) << (8 * UInt32($1)) }
    }
}
