/// X's weighted count (twitter-text): the text in NFC; 1 for a letter of most alphabets and 2 for others, 2 for an
/// emoji however it is made, 23 for an address. Linear in the text.
enum XCount {
    static func count(_ text: String) -> Int {
        let addresses = Addresses.find(in: text)
        let utf8 = text.utf8
        var sum = 0
        var start = utf8.startIndex
        for address in addresses {
            let end = utf8.index(utf8.startIndex, offsetBy: address.lowerBound)
            sum += weight(text[start..<end]) + 23
            start = utf8.index(end, offsetBy: address.count)
        }
        return sum + weight(text[start...])
    }

    private static func weight(_ text: Substring) -> Int { text.reduce(0) { $0 + weight($1) } }

    private static func weight(_ character: Character) -> Int {
        if character.utf8.count == 1 { return 1 }
        if character.isEmoji {
            // Letters' marks piled on an emoji are not part of it.
            return 2 + character.unicodeScalars.reduce(0) { $0 + (isPartOfEmoji($1) ? 0 : weight($1)) }
        }
        return composed(character.unicodeScalars)
    }

    /// A letter and the marks that NFC joins to it weigh as one. No letter takes more than three; after eight marks
    /// that do not join, the rest are counted without being tried.
    private static func composed(_ scalars: Character.UnicodeScalarView) -> Int {
        var (sum, loose) = (0, 0)
        var head = ""
        var previous: Unicode.Scalar?
        for scalar in scalars {
            defer { previous = scalar }
            if let before = previous, Hangul.joins(scalar, to: before) { continue }
            if loose < 8 {
                var joined = head
                joined.unicodeScalars.append(scalar)
                if previous == nil {
                    head = joined
                } else if let letter = joined.first, precomposed.contains(letter) {
                    head = joined
                    continue
                } else {
                    loose += 1
                }
            }
            sum += weight(scalar)
        }
        return sum
    }

    private static func weight(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0...0x10FF, 0x2000...0x200D, 0x2010...0x201F, 0x2032...0x2037: 1
        default: 2
        }
    }

    private static func isPartOfEmoji(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isEmoji || [0x200D, 0x20E3, 0xFE0F].contains(scalar.value)
            || (0xE0020...0xE007F).contains(scalar.value)
    }

    /// Letters that exist with their marks as one scalar. Characters compare by canonical equivalence, so a letter
    /// typed in parts is found here.
    private static let precomposed: Set<Character> = {
        let blocks: [ClosedRange<UInt32>] = [0xC0...0x24F, 0x370...0x4FF, 0x1E00...0x1FFF, 0x3040...0x30FF]
        var letters: Set<Character> = []
        for block in blocks {
            for value in block {
                guard let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic else { continue }
                letters.insert(Character(scalar))
            }
        }
        return letters
    }()
}

/// Korean syllables written as their parts.
private enum Hangul {
    static func joins(_ scalar: Unicode.Scalar, to before: Unicode.Scalar) -> Bool {
        switch (before.value, scalar.value) {
        case (0x1100...0x1112, 0x1161...0x1175), (0x1161...0x1175, 0x11A8...0x11C2): true
        case (0xAC00...0xD7A3, 0x11A8...0x11C2): (before.value - 0xAC00) % 28 == 0
        default: false
        }
    }
}
