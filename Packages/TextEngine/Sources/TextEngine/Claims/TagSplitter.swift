/// Cuts names written in one: #RedFort by its capitals, #redfort by the words that claims are made of. (The cheapest way
/// through by the words' frequencies, after Viterbi 1967.)
struct TagSplitter: Sendable {
    private static let longestTag = 40
    private static let longestWord = 20
    private let numbers: HashedNumbers
    private let costs: [Float]

    /// - Parameters:
    ///   - numbers: of each word as it is written.
    ///   - counts: how often each number was met.
    init(numbers: HashedNumbers, counts: [Int32]) {
        self.numbers = numbers
        let total = Double(max(1, counts.reduce(0) { $0 + Int($1) }))
        costs = counts.map { Float(naturalLogarithm(total / Double(max(1, $0)))) + 2 }
    }

    /// Words in order; without a splitter only capitals and digits count. O(bytes × 20) for names of up to 40 bytes, else
    /// O(bytes).
    static func split(_ text: Span<UInt8>, _ name: Range<Int>, _ splitter: TagSplitter?, _ found: (Range<Int>) -> Void)
    {
        var start = name.lowerBound
        while start < name.upperBound {
            guard isLetterOrDigit(text[start]) else {
                start += 1
                continue
            }
            let end = endOfPart(text, start, name.upperBound)
            if start == name.lowerBound, end == name.upperBound, let splitter, end - start <= longestTag {
                splitter.cut(text, start..<end, found)
            } else {
                found(start..<end)
            }
            start = end
        }
    }

    /// A run of digits, of capitals, or of small letters with at most one capital before them.
    private static func endOfPart(_ text: Span<UInt8>, _ start: Int, _ limit: Int) -> Int {
        var end = start
        if isDigit(text[start]) {
            while end < limit, isDigit(text[end]) { end += 1 }
            return end
        }
        while end < limit, isUpper(text[end]) { end += 1 }
        if end < limit, isLower(text[end]) {
            // The last capital begins the next part: "NHSTrust".
            if end - start > 1 { return end - 1 }
            while end < limit, isLower(text[end]) { end += 1 }
        }
        return end
    }

    private func cut(_ text: Span<UInt8>, _ name: Range<Int>, _ found: (Range<Int>) -> Void) {
        let count = name.count
        withUnsafeTemporaryAllocation(of: Float.self, capacity: count + 1) { best in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count + 1) { from in
                best.initialize(repeating: .infinity)
                from.initialize(repeating: 0)
                best[0] = 0
                for start in 0..<count where best[start] < .infinity {
                    var hash = WordHash()
                    for end in start + 1...min(count, start + Self.longestWord) {
                        hash.add(lowered(text[name.lowerBound + end - 1]))
                        guard let number = numbers[hash], end - start > 1 || isAlone(text[name.lowerBound + start])
                        else { continue }
                        let cost = best[start] + costs[Int(number)]
                        if cost < best[end] { (best[end], from[end]) = (cost, UInt8(start)) }
                    }
                }
                guard best[count] < 12 + 3 * Float(count) else { return found(name) }
                report(name, from, found)
            }
        }
    }

    private func report(_ name: Range<Int>, _ from: UnsafeMutableBufferPointer<UInt8>, _ found: (Range<Int>) -> Void) {
        withUnsafeTemporaryAllocation(of: Int.self, capacity: name.count + 1) { ends in
            var (count, end) = (0, name.count)
            while end > 0 {
                ends[count] = end
                count += 1
                end = Int(from[end])
            }
            var start = 0
            for index in (0..<count).reversed() {
                found(name.lowerBound + start..<name.lowerBound + ends[index])
                start = ends[index]
            }
        }
    }

    private func isAlone(_ byte: UInt8) -> Bool {
        lowered(byte) == UInt8(ascii: "a") || lowered(byte) == UInt8(ascii: "i")
    }
    private func lowered(_ byte: UInt8) -> UInt8 { Self.isUpper(byte) ? byte | 0x20 : byte }
    private static func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
    private static func isLower(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
}
