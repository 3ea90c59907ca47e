import Crypto
import Foundation

/// A file that is written line by line and knows its own digest at the end. Only its owner may read it.
package struct LinesFile {
    private let file: FileHandle
    private var hash = SHA256()
    package private(set) var lines = 0

    package init(creating path: String) throws {
        let isThere = FileManager.default.createFile(
            atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        guard isThere, let file = FileHandle(forWritingAtPath: path) else {
            throw KeepFault("\(path) cannot be read or written.")
        }
        self.file = file
    }

    package mutating func write(_ rows: [some Encodable], as encoder: JSONEncoder = onOneLine) throws {
        var data = Data()
        for row in rows {
            data += try encoder.encode(row)
            data.append(UInt8(ascii: "\n"))
        }
        hash.update(data: data)
        lines += rows.count
        try file.write(contentsOf: data)
    }

    /// SHA-256 over the whole file, in hexadecimal.
    package consuming func close() throws -> String {
        try file.synchronize()
        try file.close()
        return hex(hash.finalize())
    }
}

/// Keys in the order of the alphabet, so that the same row is the same bytes.
package var onOneLine: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
}

/// Hands a file over line by line, some hundred at a time, and gives back its digest.
package func readLines<Line: Decodable>(
    of path: String, as type: Line.Type, _ body: (ArraySlice<Line>) throws -> Void
) throws -> String {
    guard let file = FileHandle(forReadingAtPath: path) else { throw KeepFault("\(path) cannot be read or written.") }
    defer { try? file.close() }
    var hash = SHA256()
    var rest = Data()
    let decoder = JSONDecoder()
    while let piece = try file.read(upToCount: 1 << 18), !piece.isEmpty {
        hash.update(data: piece)
        rest += piece
        guard let end = rest.lastIndex(of: UInt8(ascii: "\n")) else { continue }
        let lines = rest[..<end].split(separator: UInt8(ascii: "\n")).map { Data($0) }
        rest = Data(rest[(end + 1)...])
        try body(try lines.map { try decoder.decode(Line.self, from: $0) }[...])
    }
    guard rest.isEmpty else { throw KeepFault("\(path) cannot be read or written.") }
    return hex(hash.finalize())
}

private func hex(_ digest: SHA256.Digest) -> String {
    digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
