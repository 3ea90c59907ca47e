/// The header by which W3C Trace Context hands a trace on, version 00: what stands in the log is its id, in hexadecimal,
/// and never anything else that somebody sent.
func traceID(of traceparent: String?) -> String? {
    let parts = (traceparent ?? "").split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0] == "00", zip(parts.dropFirst(), [32, 16, 2]).allSatisfy({ isHex($0, $1) }),
        parts[1].contains(where: { $0 != "0" }), parts[2].contains(where: { $0 != "0" })
    else { return nil }
    return String(parts[1])
}

private func isHex(_ text: Substring, _ length: Int) -> Bool {
    text.utf8.count == length
        && text.utf8.allSatisfy {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
        }
}
