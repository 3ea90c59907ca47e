import Foundation

/// A numeric address, read from its bytes so that no way of writing one gets past.
package struct IPAddress: Sendable, Equatable {
    /// Four or sixteen.
    let bytes: [UInt8]

    package init?(_ text: String) {
        var four = in_addr()
        var sixteen = in6_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            bytes = withUnsafeBytes(of: &four) { Array($0) }
        } else if inet_pton(AF_INET6, String(text.prefix { $0 != "%" }), &sixteen) == 1 {
            bytes = withUnsafeBytes(of: &sixteen) { Array($0) }
        } else {
            return nil
        }
    }

    private init(bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

    /// Reached over the public internet: none of the ranges that IANA keeps for machines inside, for several at once, for
    /// documentation or for later (RFC 6890 and its registries).
    package var isPublic: Bool {
        guard bytes.count == 16 else { return !insideFour.contains { $0.contains(bytes) } }
        // An IPv4 address in the clothes of an IPv6 one is judged by what it is.
        if let four = embedded { return four.isPublic }
        // 2000::/3 is all that has been given out.
        return bytes[0] & 0xE0 == 0x20 && !insideSixteen.contains { $0.contains(bytes) }
    }

    private var embedded: IPAddress? {
        let translated: [[UInt8]] = [
            [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF],  // ::ffff:0:0/96
            [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0],  // 64:ff9b::/96, NAT64
        ]
        if translated.contains(where: { bytes.starts(with: $0) }) { return IPAddress(bytes: bytes.suffix(4)) }
        if bytes.starts(with: [0x20, 0x02]) { return IPAddress(bytes: bytes[2..<6]) }  // 2002::/16, 6to4
        return nil
    }
}

private struct Block: Sendable {
    let start: [UInt8]
    let bits: Int

    init(_ bits: Int, _ start: UInt8...) {
        self.start = start
        self.bits = bits
    }

    func contains(_ bytes: [UInt8]) -> Bool {
        (0..<bits).allSatisfy { bit in
            let (byte, mask) = (bit / 8, UInt8(0x80) >> UInt8(bit % 8))
            return (bytes[byte] ^ (byte < start.count ? start[byte] : 0)) & mask == 0
        }
    }
}

private let insideFour = [
    Block(8, 0), Block(8, 10), Block(10, 100, 64), Block(8, 127), Block(16, 169, 254), Block(12, 172, 16),
    Block(24, 192, 0, 0), Block(24, 192, 0, 2), Block(24, 192, 88, 99), Block(16, 192, 168), Block(15, 198, 18),
    Block(24, 198, 51, 100), Block(24, 203, 0, 113), Block(4, 224), Block(4, 240),
]

private let insideSixteen = [
    Block(23, 0x20, 0x01, 0x00, 0x00), Block(32, 0x20, 0x01, 0x0D, 0xB8), Block(20, 0x3F, 0xFF, 0x00),
]
