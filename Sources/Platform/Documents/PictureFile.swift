/// A picture that somebody brings: known by its bytes, measured without decoding it, and without what it says besides its
/// picture, such as where and with what it was taken.
package struct PictureFile: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        case png, jpeg, webp

        package var type: String { "image/\(rawValue)" }
        /// How its file is named.
        package var ending: String { self == .jpeg ? "jpg" : rawValue }
    }

    package enum Fault: Error, Equatable {
        /// None of the three kinds, or broken.
        case unknown
        case moving
        case tooHeavy
        case tooLarge(width: Int, height: Int)
    }

    package let kind: Kind
    package let width: Int
    package let height: Int
    /// The file, clean.
    package let bytes: [UInt8]

    package static let heaviest = 2 << 20
    /// Pixels a side.
    package static let longest = 4000

    package init(_ bytes: [UInt8]) throws(Fault) {
        guard bytes.count <= PictureFile.heaviest else { throw .tooHeavy }
        let found: (width: Int, height: Int, bytes: [UInt8])
        if bytes.starts(with: PNGFile.signature) {
            (kind, found) = (.png, try PNGFile.clean(bytes))
        } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            (kind, found) = (.jpeg, try JPEGFile.clean(bytes))
        } else if bytes.count > 12, bytes.starts(with: "RIFF".utf8), bytes[8..<12].elementsEqual("WEBP".utf8) {
            (kind, found) = (.webp, try WebPFile.clean(bytes))
        } else {
            throw .unknown
        }
        (width, height, self.bytes) = found
        guard width > 0, height > 0 else { throw .unknown }
        guard max(width, height) <= PictureFile.longest else { throw .tooLarge(width: width, height: height) }
    }
}

extension ArraySlice<UInt8> {
    /// The bytes at this distance from the beginning, the first one highest; nil when they are not all there.
    func number(at place: Int, bytes count: Int) -> Int? {
        guard place >= 0, place + count <= self.count else { return nil }
        return self[(startIndex + place)..<(startIndex + place + count)].reduce(0) { $0 << 8 | Int($1) }
    }

    /// The same with the first byte lowest.
    func reversedNumber(at place: Int, bytes count: Int) -> Int? {
        guard place >= 0, place + count <= self.count else { return nil }
        return self[(startIndex + place)..<(startIndex + place + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
