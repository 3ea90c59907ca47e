/// What a scalar is to the readers of personal data. Own ranges instead of Unicode's properties: they are the same in
/// every version and in the training (`Training/personal_data_features.py`), and cost a comparison or two.
enum ScalarKind: UInt8 {
    case other = 0, space, digit, letter

    init(_ scalar: UInt32) {
        switch scalar {
        case 48...57: self = .digit
        case 65...90, 97...122: self = .letter
        case 32, 9...13: self = .space
        case 0..<0x80: self = .other
        case 0x85, 0xA0, 0x1680, 0x202F, 0x205F, 0x3000, 0x2000...0x200A, 0x2028...0x2029: self = .space
        case 0xAA, 0xB5, 0xBA, 0x2126, 0x2206: self = .letter
        case 0x80..<0xC0, 0xD7, 0xF7, 0x2000...0x2BFF, 0x3001...0x303F, 0xE000...0xF8FF, 0xFE00...0xFE6F: self = .other
        case 0xFF00...0xFF20, 0xFF5B...0xFF65, 0xFFF0...0xFFFF, 0x1F000...0x1FAFF, 0xE0000...: self = .other
        default: self = .letter
        }
    }

    var isWord: Bool { self == .letter || self == .digit }
}

/// The small letter of a Latin, Greek or Cyrillic capital; any other scalar as it is.
func smallLetter(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 65...90: scalar + 32
    case 0..<0xC0: scalar
    case 0xD7: scalar
    case 0xC0...0xDE: scalar + 32
    case 0x178: 0xFF
    case 0x130: 0x69
    case 0x100...0x137, 0x14A...0x177: scalar | 1
    case 0x139...0x148, 0x179...0x17E: scalar + (scalar & 1)
    case 0x386: 0x3AC
    case 0x388...0x38A: scalar + 37
    case 0x38C: 0x3CC
    case 0x38E, 0x38F: scalar + 63
    case 0x3A2: scalar
    case 0x391...0x3AB: scalar + 32
    case 0x400...0x40F: scalar + 80
    case 0x410...0x42F: scalar + 32
    case 0x1E96...0x1E9F: scalar
    case 0x1E00...0x1EFF: scalar | 1
    default: scalar
    }
}
