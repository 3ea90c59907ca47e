/// The value of the first cookie of this name in the header. Linear in the header.
func firstCookie(_ name: String, in header: String) -> String? {
    for pair in header.utf8.split(separator: UInt8(ascii: ";")) {
        let pair = pair.drop { $0 == UInt8(ascii: " ") }
        guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else { continue }
        let value = pair[pair.index(after: equals)...]
        if !value.isEmpty, pair[..<equals].elementsEqual(name.utf8) { return String(value) }
    }
    return nil
}
