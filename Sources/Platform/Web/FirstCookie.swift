import Foundation

/// The value of the first cookie of this name in the header. Linear in the header.
func firstCookie(_ name: String, in header: String) -> String? {
    for pair in header.split(separator: ";") {
        let parts = pair.split(separator: "=", maxSplits: 1)
        if parts.count == 2, parts[0].trimmingCharacters(in: .whitespaces) == name { return String(parts[1]) }
    }
    return nil
}
