/// WebP (RFC 9649): a RIFF file of chunks, each of a name, a length and data.
enum WebPFile {
    static func clean(_ bytes: [UInt8]) throws(PictureFile.Fault) -> (width: Int, height: Int, bytes: [UInt8]) {
        guard let whole = bytes[...].reversedNumber(at: 4, bytes: 4), whole + 8 <= bytes.count else { throw .unknown }
        var (chunks, place): ([UInt8], Int) = ([], 12)
        var sizes: [(width: Int, height: Int)] = []
        var hasData = false
        while place + 8 <= whole + 8 {
            let rest = bytes[place...]
            guard let length = rest.reversedNumber(at: 4, bytes: 4), place + 8 + length <= whole + 8 else {
                throw .unknown
            }
            let name = String(decoding: rest.prefix(4), as: UTF8.self)
            let data = bytes[(place + 8)..<(place + 8 + length)]
            switch name {
            case "VP8 ", "VP8L":
                guard let size = name == "VP8L" ? lossless(data) : lossy(data), !hasData else { throw .unknown }
                sizes.append(size)
                hasData = true
                chunks += chunk(name, Array(data))
            case "VP8X":
                guard let size = extended(data) else { throw .unknown }
                sizes.append(size)
                var header = Array(data)
                // It announces Exif and XMP, which stay out.
                header[0] &= ~0x0C
                chunks += chunk(name, header)
            case "ALPH", "ICCP": chunks += chunk(name, Array(data))
            case "ANIM", "ANMF": throw .moving
            default: break
            }
            place += 8 + length + length % 2
        }
        guard hasData, let width = sizes.map(\.width).max(), let height = sizes.map(\.height).max() else {
            throw .unknown
        }
        let body = Array("WEBP".utf8) + chunks
        return (width, height, Array("RIFF".utf8) + four(body.count) + body)
    }

    private static func lossy(_ data: ArraySlice<UInt8>) -> (width: Int, height: Int)? {
        guard data.dropFirst(3).starts(with: [0x9D, 0x01, 0x2A]), let width = data.reversedNumber(at: 6, bytes: 2),
            let height = data.reversedNumber(at: 8, bytes: 2)
        else { return nil }
        return (width & 0x3FFF, height & 0x3FFF)
    }

    private static func lossless(_ data: ArraySlice<UInt8>) -> (width: Int, height: Int)? {
        guard data.first == 0x2F, let bits = data.reversedNumber(at: 1, bytes: 4) else { return nil }
        return ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    }

    private static func extended(_ data: ArraySlice<UInt8>) -> (width: Int, height: Int)? {
        guard data.count == 10, let width = data.reversedNumber(at: 4, bytes: 3),
            let height = data.reversedNumber(at: 7, bytes: 3)
        else { return nil }
        return (width + 1, height + 1)
    }

    private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
        Array(name.utf8) + four(data.count) + data + (data.count % 2 == 1 ? [0] : [])
    }

    private static func four(_ number: Int) -> [UInt8] { (0..<4).map { UInt8(number >> (8 * $0) & 0xFF) } }
}
