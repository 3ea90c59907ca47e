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
