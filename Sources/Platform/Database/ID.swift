/// The name of one thing, typed by what it names: 26 characters, the first ten from its time, so that ids sort by age.
package struct ID<Of>: RawRepresentable, Hashable, Codable, Sendable, CustomStringConvertible, SQLConvertible {
    package let rawValue: String

    /// Nil for text that cannot be an id, so that what people type into an address never reaches the database.
    package init?(rawValue: String) {
        guard (1...64).contains(rawValue.utf8.count), rawValue.utf8.allSatisfy(isPart) else { return nil }
        self.rawValue = rawValue
    }

    private init(unchecked: String) { rawValue = unchecked }

    /// 80 random bits after the time.
    package static func new(at time: Instant) -> ID {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(26)
        let milliseconds = UInt64(max(0, time.milliseconds))
        for shift in stride(from: 45, through: 0, by: -5) {
            bytes.append(alphabet[Int(milliseconds >> UInt64(shift) & 31)])
        }
        var random = SystemRandomNumberGenerator()
        for _ in 0..<16 { bytes.append(alphabet[Int(random.next() & 31)]) }
        return ID(unchecked: String(decoding: bytes, as: UTF8.self))
    }

    package var description: String { rawValue }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let id = ID(rawValue: text) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not an id"))
        }
        self = id
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

/// Crockford's base 32: no letters that look like others.
private let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

private func isPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"): true
    default: false
    }
}
