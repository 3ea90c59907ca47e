/// Where in a trace something happens, as W3C Trace Context hands it on in `traceparent`, version 00. What only looks
/// like one is none, so nothing else that somebody sent is ever taken over.
struct TracePlace: Sendable, Equatable {
    let high: UInt64
    let low: UInt64
    let span: UInt64
    /// Whether this trace is written down; who began it decided.
    let isSampled: Bool

    var traceID: String { hex(high) + hex(low) }
    var spanID: String { hex(span) }
    var traceparent: String { "00-\(traceID)-\(spanID)-\(isSampled ? "01" : "00")" }

    init(high: UInt64, low: UInt64, span: UInt64, isSampled: Bool) {
        self.high = high
        self.low = low
        self.span = span
        self.isSampled = isSampled
    }

    init?(traceparent: String?) {
        let parts = (traceparent ?? "").split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0] == "00", zip(parts.dropFirst(), [32, 16, 2]).allSatisfy({ isHex($0, $1) }),
            let high = UInt64(parts[1].prefix(16), radix: 16), let low = UInt64(parts[1].suffix(16), radix: 16),
            let span = UInt64(parts[2], radix: 16), let flags = UInt8(parts[3], radix: 16),
            high != 0 || low != 0, span != 0
        else { return nil }
        self.init(high: high, low: low, span: span, isSampled: flags & 1 == 1)
    }
}

private func hex(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
}

private func isHex(_ text: Substring, _ length: Int) -> Bool {
    text.utf8.count == length
        && text.utf8.allSatisfy {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
        }
}
