/// Card numbers as they are typed: in one piece, or in groups of four or more with one kind of mark between.
enum CardNumber {
    static func end(in text: SpanText, at start: Int) -> Int? {
        var (digits, place, mark, group) = ("", start, UInt32?.none, 0)
        while place < text.count, digits.utf8.count <= 19 {
            let scalar = text.scalars[place]
            if text.kinds[place] == .digit, let digit = Unicode.Scalar(scalar) {
                digits.unicodeScalars.append(digit)
                group += 1
            } else if scalar == 0x20 || scalar == 0x2D, group >= 4, scalar == mark ?? scalar,
                place + 1 < text.count, text.kinds[place + 1] == .digit
            {
                (mark, group) = (scalar, 0)
            } else {
                break
            }
            place += 1
        }
        return !text.isWord(place) && isCard(digits) ? place : nil
    }

    /// A beginning that issuers use with that length, and Luhn.
    private static func isCard(_ digits: String) -> Bool {
        guard let starts = starts[digits.utf8.count], starts.contains(where: digits.hasPrefix) else { return false }
        return DigitRun(digits).passesLuhn
    }

    /// Wider than what the draft check accepts: a reader of posts must know old and rare cards, too.
    private static let starts: [Int: [String]] = [
        12: ["5018", "5020", "5038", "56", "57", "58", "6304", "6759", "6761", "6762", "6763", "0604"], 13: ["4"],
        14: ["36", "38", "300", "301", "302", "303", "304", "305"], 15: ["34", "37", "2131", "1800"],
        16: [
            "4", "51", "52", "53", "54", "55", "22", "23", "24", "25", "26", "27", "35", "6011", "64", "65", "62", "50",
        ],
        19: ["4", "62", "6011", "65"],
    ]
}
