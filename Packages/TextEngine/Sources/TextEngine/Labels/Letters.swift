/// The folded bytes of a word while it is read: lower case, digits as 0, no letter more than twice in a row, and no more
/// than 32 bytes.
struct Letters {
    static let longest = 32

    /// `<`, the bytes, `>`.
    private(set) var bytes = [UInt8](repeating: 0, count: longest + 2)
    private(set) var count = 0
    private(set) var isStretched = false
    private var state: UInt64 = 0
    private var last: UInt8 = 0
    private var row = 0
    private var uppers = 0
    private var hasLower = false

    init() { bytes[0] = UInt8(ascii: "<") }

    var hash: UInt64 { Feature.finished(state) }
    var isShouted: Bool { uppers > 2 && !hasLower }

    mutating func clear() {
        (count, state, last, row, uppers) = (0, 0, 0, 0, 0)
        (isStretched, hasLower) = (false, false)
    }

    /// A letter, digit, underscore or apostrophe.
    @inline(__always)
    mutating func add(ascii byte: UInt8) {
        var folded = byte
        switch byte {
        case 0x41...0x5A:
            uppers += 1
            folded = byte | 0x20
        case 0x61...0x7A: hasLower = true
        case 0x30...0x39: folded = 0x30
        default: break
        }
        row = folded == last ? row + 1 : 1
        last = folded
        guard row < 3 else {
            if bytes[1] != 0x30 { isStretched = true }
            return
        }
        append(folded)
    }

    /// Bytes of another letter, of which only Latin-1's have a case here.
    mutating func add(wide scalar: UInt32, _ utf8: UInt32) {
        last = 0
        let isUpper = (0xC0...0xDE).contains(scalar) && scalar != 0xD7
        var rest = isUpper ? utf8 + 0x20 : utf8
        rest = rest.byteSwapped
        while rest & 0xFF == 0 { rest >>= 8 }
        while rest != 0 {
            append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
    }

    /// Closes the word, so that its runs can be read.
    mutating func close() { bytes[count + 1] = UInt8(ascii: ">") }

    @inline(__always)
    private mutating func append(_ byte: UInt8) {
        guard count < Self.longest else { return }
        count += 1
        bytes[count] = byte
        state = Feature.step(state, UInt64(byte))
    }

    /// The hashes of all runs of 2 to 5 bytes.
    @inline(__always)
    func forEachRun(_ body: (UInt64) -> Void) {
        let end = count + 2
        for start in 0..<end - 1 {
            var state = Feature.step(0, UInt64(bytes[start]))
            for at in start + 1..<min(end, start + 5) {
                state = Feature.step(state, UInt64(bytes[at]))
                body(Feature.finished(state))
            }
        }
    }
}
