/// JPEG (ITU-T T.81): segments that begin with a marker, and coded data after each scan.
enum JPEGFile {
    static func clean(_ bytes: [UInt8]) throws(PictureFile.Fault) -> (width: Int, height: Int, bytes: [UInt8]) {
        var clean: [UInt8] = [0xFF, 0xD8]
        var place = 2
        var size: (width: Int, height: Int)?
        var turned: Int?
        var hasScan = false
        while true {
            guard place + 1 < bytes.count, bytes[place] == 0xFF else { throw .unknown }
            let marker = bytes[place + 1]
            // A marker may be preceded by any number of these.
            if marker == 0xFF {
                place += 1
                continue
            }
            // The end: whatever follows, such as a second picture, stays out.
            if marker == 0xD9 { break }
            guard let length = bytes[place...].number(at: 2, bytes: 2), length >= 2, place + 2 + length <= bytes.count
            else { throw .unknown }
            let segment = bytes[place..<(place + 2 + length)]
            if isFrame(marker) {
                guard size == nil, let height = segment.number(at: 5, bytes: 2),
                    let width = segment.number(at: 7, bytes: 2)
                else { throw .unknown }
                size = (width, height)
            }
            if marker == 0xE1 { turned = turned ?? orientation(in: segment.dropFirst(4)) }
            if isKept(marker, segment.dropFirst(4)) { clean += segment }
            place += 2 + length
            if marker == 0xDA {
                hasScan = true
                let end = endOfScan(bytes, from: place)
                clean += bytes[place..<end]
                place = end
            }
        }
        guard let size, hasScan else { throw .unknown }
        if let turned, (2...8).contains(turned) { clean.insert(contentsOf: segment(turned: turned), at: 2) }
        // From five on it lies on its side.
        let isLying = (5...8).contains(turned ?? 1)
        return (isLying ? size.height : size.width, isLying ? size.width : size.height, clean + [0xFF, 0xD9])
    }

    /// Start of a frame, of any of the ways of coding.
    private static func isFrame(_ marker: UInt8) -> Bool {
        (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
    }

    /// Tables, frames and scans, how colours are meant, and nothing that says anything else.
    private static func isKept(_ marker: UInt8, _ data: ArraySlice<UInt8>) -> Bool {
        switch marker {
        case 0xC0...0xCF, 0xDA...0xDD: true
        case 0xE0: data.starts(with: "JFIF\0".utf8) && data.count <= 14
        case 0xE2: data.starts(with: "ICC_PROFILE\0".utf8)
        case 0xEE: data.starts(with: "Adobe".utf8)
        default: false
        }
    }

    private static func endOfScan(_ bytes: [UInt8], from start: Int) -> Int {
        var place = start
        while place + 1 < bytes.count {
            // Zero after it is data, and so are restarts; all else is the next marker.
            if bytes[place] == 0xFF, bytes[place + 1] != 0, !(0xD0...0xD7).contains(bytes[place + 1]) { return place }
            place += 1
        }
        return bytes.count
    }

    // MARK: - Which side is up

    /// What the camera noted (Exif 2.3, tag 0x0112): without it, what was held upright would lie.
    private static func orientation(in data: ArraySlice<UInt8>) -> Int? {
        guard data.starts(with: "Exif\0\0".utf8) else { return nil }
        let tiff = data.dropFirst(6)
        let isReversed = tiff.starts(with: "II".utf8)
        guard isReversed || tiff.starts(with: "MM".utf8) else { return nil }
        func number(_ place: Int, _ count: Int) -> Int? {
            isReversed ? tiff.reversedNumber(at: place, bytes: count) : tiff.number(at: place, bytes: count)
        }
        guard let table = number(4, 4), let count = number(table, 2) else { return nil }
        for entry in 0..<min(count, 64) {
            let place = table + 2 + entry * 12
            if number(place, 2) == 0x0112 { return number(place + 8, 2) }
        }
        return nil
    }

    /// That alone, and nothing else of what the camera noted.
    private static func segment(turned: Int) -> [UInt8] {
        let tiff: [UInt8] = [
            0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(turned), 0, 0, 0, 0, 0, 0,
        ]
        let data = Array("Exif\0\0".utf8) + tiff
        return [0xFF, 0xE1, 0, UInt8(data.count + 2)] + data
    }
}
