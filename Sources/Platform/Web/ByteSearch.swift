import Foundation

extension UnsafeRawBufferPointer {
    /// Where `needle` first stands at or after `start`; linear in the bytes for a needle whose first byte is rare in them.
    ///
    /// The standard library's `firstRange(of:)` is generic and not specialised for other modules' buffers: finding two
    /// parts of a page took two thirds of what a live page cost.
    func firstRange(of needle: some Collection<UInt8>, from start: Int = 0) -> Range<Int>? {
        let needle = Array(needle)
        guard let first = needle.first, let base = baseAddress else { return nil }
        var place = start
        while place + needle.count <= count {
            guard let found = memchr(base + place, Int32(first), count - place - needle.count + 1) else { return nil }
            place = UnsafeRawPointer(found) - base
            if memcmp(found, needle, needle.count) == 0 { return place..<(place + needle.count) }
            place += 1
        }
        return nil
    }
}

extension [UInt8] {
    /// What stands between these bytes, empty or not: one more than there are of them.
    func parted(by delimiter: [UInt8]) -> [ArraySlice<UInt8>] {
        var (parts, start): ([ArraySlice<UInt8>], Int) = ([], 0)
        withUnsafeBytes { all in
            while let found = all.firstRange(of: delimiter, from: start) {
                parts.append(self[start..<found.lowerBound])
                start = found.upperBound
            }
        }
        return parts + [self[start...]]
    }
}
