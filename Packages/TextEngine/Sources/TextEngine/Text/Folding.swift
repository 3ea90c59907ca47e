/// Makes letters that look or mean the same into the same letter, for matching only. Constant time per scalar.
enum Folding {
    enum Folded {
        /// A mark on the letter before it, or something that cannot be seen.
        case nothing(isMark: Bool)
        /// a–z or 0–9
        case letter(UInt8)
        /// Letters that are not ASCII, or several for one: "ss" for ß.
        case letters([UInt8])
        /// Anything between words, with its look-alikes made one.
        case mark(Unicode.Scalar)
    }

    static func fold(_ scalar: Unicode.Scalar) -> Folded {
        let value = scalar.value
        if value < 0x80 { return ascii(UInt8(value)) }
        if let isMark = invisible(value) { return .nothing(isMark: isMark) }
        if let plain = undressed(value) { return ascii(plain) }
        if let known = table[value] { return known }
        let properties = scalar.properties
        if properties.numericType == .decimal, let digit = properties.numericValue {
            return .letter(UInt8(ascii: "0") + UInt8(digit))
        }
        guard properties.isAlphabetic || properties.numericType != nil else {
            switch properties.generalCategory {
            case .nonspacingMark, .enclosingMark: return .nothing(isMark: true)
            case .spaceSeparator: return .mark(" ")
            default: return .mark(scalar)
            }
        }
        if let small = properties.lowercaseMapping.unicodeScalars.first, let known = table[small.value] { return known }
        return lettered(withoutCase(scalar))
    }

    private static func ascii(_ byte: UInt8) -> Folded {
        switch byte {
        case 0x61...0x7A, 0x30...0x39: .letter(byte)
        case 0x41...0x5A: .letter(byte | 0x20)
        default: .mark(Unicode.Scalar(byte))
        }
    }

    private static func lettered(_ mapping: String) -> Folded {
        var bytes: [UInt8] = []
        for scalar in mapping.unicodeScalars {
            if scalar.isASCII {
                bytes.append(UInt8(scalar.value))
            } else if case .letters(let known)? = table[scalar.value] {
                bytes += known
            } else if invisible(scalar.value) == nil {
                bytes += Array(String(scalar).utf8)
            }
        }
        return .letters(bytes)
    }

    /// nil when it can be seen; else whether it belongs to the letter before it.
    private static func invisible(_ value: UInt32) -> Bool? {
        switch value {
        case 0x0300...0x036F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F: true
        case 0x200C...0x200D, 0xFE00...0xFE0F, 0x1F3FB...0x1F3FF, 0xE0020...0xE007F, 0xE0100...0xE01EF: true
        case 0x00AD, 0x061C, 0x180E, 0x200B, 0x200E...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: false
        default: nil
        }
    }

    /// Full-width letters, and the mathematical, circled and boxed ones that pass for bold or fancy type.
    private static func undressed(_ value: UInt32) -> UInt8? {
        switch value {
        case 0xFF01...0xFF5E: UInt8(value - 0xFEE0)
        case 0x1D400...0x1D6A3: letter((value - 0x1D400) % 26)
        case 0x1D7CE...0x1D7FF: UInt8(ascii: "0") + UInt8((value - 0x1D7CE) % 10)
        case 0x24B6...0x24CF: letter(value - 0x24B6)
        case 0x24D0...0x24E9: letter(value - 0x24D0)
        case 0x1F130...0x1F149: letter(value - 0x1F130)
        case 0x1F150...0x1F169: letter(value - 0x1F150)
        case 0x1F170...0x1F189: letter(value - 0x1F170)
        default: nil
        }
    }

    private static func letter(_ index: UInt32) -> UInt8 { UInt8(ascii: "a") + UInt8(index) }

    /// Accented Latin, and the Cyrillic, Greek and phonetic letters that pass for Latin ones.
    private static let table: [UInt32: Folded] = {
        var table: [UInt32: Folded] = [:]
        let letters: [(String, String)] = [
            ("a", "àáâãäåāăąǎаαᴀ"), ("b", "вʙ"), ("c", "çćĉċčсᴄ"), ("d", "ďđԁðᴅ"), ("e", "èéêëēĕėęěеεёєᴇ"),
            ("f", "ꜰ"), ("g", "ĝğġģɢ"), ("h", "ĥħһʜ"), ("i", "ìíîïĩīĭįıіιїɪ"), ("j", "ĵјᴊ"), ("k", "ķкκᴋ"),
            ("l", "ĺļľŀłʟ"), ("m", "мᴍ"), ("n", "ñńņňŉɴ"), ("o", "òóôõöøōŏőоοᴏ"), ("p", "рρᴘ"), ("r", "ŕŗřʀ"),
            ("s", "śŝşšșѕꜱ"), ("t", "ţťŧțтᴛ"), ("u", "ùúûüũūŭůűųυᴜ"), ("v", "ᴠν"), ("w", "ŵᴡ"), ("x", "хχ"),
            ("y", "ýÿŷуʏ"), ("z", "źżžᴢ"), ("ss", "ß"), ("ae", "æǽ"), ("oe", "œ"), ("th", "þ"), ("σ", "ς"),
            ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ"), ("ffi", "ﬃ"), ("ffl", "ﬄ"), ("st", "ﬅﬆ"),
        ]
        for (letter, variants) in letters + dressed {
            for variant in variants.unicodeScalars {
                table[variant.value] = .letters(Array(letter.utf8))
                let upper = variant.properties.uppercaseMapping.unicodeScalars
                guard upper.count == 1, let upper = upper.first, !upper.isASCII, table[upper.value] == nil else {
                    continue
                }
                table[upper.value] = .letters(Array(letter.utf8))
            }
        }
        let marks: [(Unicode.Scalar, String)] = [
            ("'", "’‘ʼ′`´"), ("-", "‐‑‒–−"), (";", "—―；"), ("\n", "\u{0085}\u{2028}\u{2029}"), ("!", "！"),
            ("?", "？؟"), (".", "。।"), (",", "、،"),
        ]
        for (mark, variants) in marks {
            for variant in variants.unicodeScalars where !variant.isASCII { table[variant.value] = .mark(mark) }
        }
        table[0x00A0] = .mark("\u{00A0}")
        table[0x2009] = .mark("\u{00A0}")
        table[0x202F] = .mark("\u{00A0}")
        return table
    }()
}
