import Foundation

/// Whom we believe when they say for whom they ask. Anyone can write X-Forwarded-For; only what a proxy of ours added to
/// it counts.
package struct TrustedProxies: Sendable {
    package static let none = TrustedProxies(ranges: [])

    private let ranges: [AddressRange]

    private init(ranges: [AddressRange]) { self.ranges = ranges }

    /// Addresses and ranges with commas in between, like `127.0.0.1, 10.0.0.0/8, ::1`. Nil when one of them is neither.
    package init?(_ text: String) {
        let parts = text.split(separator: ",").map { AddressRange(String($0).trimmingCharacters(in: .whitespaces)) }
        guard !parts.isEmpty else { return nil }
        ranges = parts.compactMap(\.self)
        guard ranges.count == parts.count else { return nil }
    }

    /// The address nearest to us that is not a proxy of ours. Linear in the length of the header.
    ///
    /// - Parameters:
    ///   - peer: who is on the other end of the connection.
    ///   - forwarded: what X-Forwarded-For says, all of its lines in order.
    package func origin(peer: String, forwarded: [String]) -> String {
        guard !ranges.isEmpty, var known = Address(peer), trusts(known) else { return Address(peer)?.text ?? peer }
        let hops = forwarded.joined(separator: ",").split(separator: ",", omittingEmptySubsequences: false)
        for hop in hops.reversed() {
            // What our proxy could not have written ends the trail at the last one we know.
            guard let next = Address(hop: hop.trimmingCharacters(in: .whitespaces)) else { break }
            known = next
            if !trusts(known) { break }
        }
        return known.text
    }

    private func trusts(_ address: Address) -> Bool { ranges.contains { $0.contains(address) } }
}

/// An address of either family as its bytes; one of IPv4 that is written as IPv6 is the IPv4 one.
private struct Address: Equatable {
    let bytes: [UInt8]

    init?(_ text: String) {
        var four = in_addr()
        var six = in6_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            bytes = withUnsafeBytes(of: &four) { Array($0) }
        } else if inet_pton(AF_INET6, text, &six) == 1 {
            let all = withUnsafeBytes(of: &six) { Array($0) }
            bytes = all.starts(with: Address.mapped) ? Array(all.dropFirst(Address.mapped.count)) : all
        } else {
            return nil
        }
    }

    /// As proxies write it: some add the port.
    init?(hop: String) {
        if hop.hasPrefix("["), let end = hop.firstIndex(of: "]") {
            self.init(String(hop[hop.index(after: hop.startIndex)..<end]))
        } else if hop.count(where: { $0 == ":" }) == 1 {
            self.init(String(hop.prefix { $0 != ":" }))
        } else {
            self.init(hop)
        }
    }

    private static let mapped: [UInt8] = Array(repeating: 0, count: 10) + [255, 255]

    /// One way to write each, so that one client is one key.
    var text: String {
        if bytes.count == 4 { return bytes.map(String.init).joined(separator: ".") }
        return stride(from: 0, to: 16, by: 2).map { String(Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]), radix: 16) }
            .joined(separator: ":")
    }
}

private struct AddressRange {
    let start: Address
    let bits: Int

    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let start = Address(String(parts[0])) else { return nil }
        self.start = start
        let all = start.bytes.count * 8
        guard parts.count == 2 else {
            bits = all
            return
        }
        guard let bits = Int(parts[1]), (0...all).contains(bits) else { return nil }
        self.bits = bits
    }

    func contains(_ address: Address) -> Bool {
        guard address.bytes.count == start.bytes.count else { return false }
        for (index, (ours, theirs)) in zip(start.bytes, address.bytes).enumerated() {
            let left = bits - index * 8
            guard left > 0 else { return true }
            let mask = left >= 8 ? UInt8.max : ~(UInt8.max >> left)
            if ours & mask != theirs & mask { return false }
        }
        return true
    }
}
