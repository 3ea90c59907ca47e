/// PNG (ISO/IEC 15948): chunks of a length, a name, data and a checksum.
enum PNGFile {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// What a picture looks like; texts, times, places and second frames stay out.
    private static let kept: Set = [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs",
    ]

    static func clean(_ bytes: [UInt8]) throws(PictureFile.Fault) -> (width: Int, height: Int, bytes: [UInt8]) {
        var (clean, place) = (signature, signature.count)
        var size: (width: Int, height: Int)?
        var hasData = false
        while true {
            let rest = bytes[place...]
            guard let length = rest.number(at: 0, bytes: 4), length <= rest.count - 12 else { throw .unknown }
            let name = String(decoding: rest[(place + 4)..<(place + 8)], as: UTF8.self)
            if size == nil {
                guard name == "IHDR", length == 13, let width = rest.number(at: 8, bytes: 4),
                    let height = rest.number(at: 12, bytes: 4)
                else { throw .unknown }
                size = (width, height)
            } else if name == "IHDR" {
                throw .unknown
            }
            if name == "IDAT" { hasData = true }
            if kept.contains(name) { clean += rest[place..<(place + 12 + length)] }
            place += 12 + length
            if name == "IEND" { break }
        }
        guard let size, hasData else { throw .unknown }
        return (size.width, size.height, clean)
    }
}
