/// Makes letters that look or mean the same into the same letter, for matching only. Marks and invisible characters
/// fold to nothing. Constant time per scalar.
enum Folding {
    enum Folded {
        case nothing
        case one(UInt8)
        case several([UInt8])
    }

    static func fold(_ scalar: Unicode.Scalar) -> Folded {
        let value = scalar.value
        if value < 0x80 {
            return .one((0x41...0x5A).contains(value) ? UInt8(value) | 0x20 : UInt8(value))
        }
        if isInvisible(value) { return .nothing }
        if (0xFF01...0xFF5E).contains(value), let ascii = Unicode.Scalar(value - 0xFEE0) { return fold(ascii) }
        if let known = table[value] { return known }
        let lower = scalar.properties.lowercaseMapping
        if let first = lower.unicodeScalars.first, first != scalar, let known = table[first.value] { return known }
        return .several(Array(lower.utf8))
    }

    private static func isInvisible(_ value: UInt32) -> Bool {
        switch value {
        case 0x00AD, 0x034F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFE00...0xFE0F, 0xFEFF: true
        case 0x0300...0x036F, 0x1AB0...0x1AFF, 0x20D0...0x20FF: true
        default: false
        }
    }

    /// Accented Latin, and the Cyrillic and Greek letters that pass for Latin ones.
    private static let table: [UInt32: Folded] = {
        var table: [UInt32: Folded] = [:]
        let groups: [(String, String)] = [
            ("a", "àáâãäåāăąаα"), ("c", "çćĉċčс"), ("d", "ďđԁ"), ("e", "èéêëēĕėęěеεё"), ("g", "ĝğġģ"), ("h", "ĥħһ"),
            ("i", "ìíîïĩīĭįıіι"), ("j", "ĵј"), ("k", "ķкκ"), ("l", "ĺļľŀł"), ("n", "ñńņňŉ"), ("o", "òóôõöøōŏőоο"),
            ("p", "рρ"), ("r", "ŕŗř"), ("s", "śŝşšșѕ"), ("t", "ţťŧțт"), ("u", "ùúûüũūŭůűųυ"), ("w", "ŵ"), ("x", "хχ"),
            ("y", "ýÿŷу"), ("z", "źżž"), ("'", "’‘ʼ＇"),
        ]
        for (letter, variants) in groups {
            for variant in variants.unicodeScalars { table[variant.value] = .several(Array(letter.utf8)) }
        }
        for (source, target) in [("ß", "ss"), ("æ", "ae"), ("œ", "oe"), ("þ", "th"), ("ς", "σ")] {
            if let scalar = source.unicodeScalars.first { table[scalar.value] = .several(Array(target.utf8)) }
        }
        return table
    }()
}
