/// `Folding` as a table of what matching claims needs of a scalar, because most posts have a few that are not ASCII.
struct ClaimFolding: Sendable {
    enum Folded {
        case nothing, gap, apostrophe
        /// Folded letters, UTF-8.
        case letters(Range<Int>)
    }

    static let shared = ClaimFolding()

    private static let reach: UInt32 = 0x3000
    private var codes: [UInt16] = []
    private var starts: [UInt32] = [0]
    private(set) var letters: [UInt8] = []

    private init() {
        codes.reserveCapacity(Int(Self.reach))
        for value in 0..<Self.reach { codes.append(Unicode.Scalar(value).map { code($0) } ?? 1) }
    }

    private mutating func code(_ scalar: Unicode.Scalar) -> UInt16 {
        switch Folding.fold(scalar) {
        case .nothing: return 0
        case .mark("'"): return 2
        case .mark: return 1
        case .letter(let byte): letters.append(byte)
        case .letters(let bytes): letters += bytes
        }
        starts.append(UInt32(letters.count))
        return UInt16(starts.count + 1)
    }

    /// What a scalar becomes; nil beyond the table, where ideographs and pictures are.
    @inline(__always) func fold(_ scalar: UInt32) -> Folded? {
        guard scalar < Self.reach else { return nil }
        switch codes[Int(scalar)] {
        case 0: return .nothing
        case 1: return .gap
        case 2: return .apostrophe
        case let code: return .letters(Int(starts[Int(code) - 3])..<Int(starts[Int(code) - 2]))
        }
    }
}
