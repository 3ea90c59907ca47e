/// A text's vector in small numbers: `values` times `unit` has length 1.
public struct TextVector: Sendable, Equatable {
    public private(set) var values: [Int8]
    /// 0 for a text in which there is nothing to read.
    public private(set) var unit: Float = 0

    public init(width: Int) { values = Array(repeating: 0, count: width) }

    /// Values that were kept somewhere, as they were.
    public init(values: [Int8], unit: Float) { (self.values, self.unit) = (values, unit) }

    /// How near two texts are: 1 the same, about 0 unrelated, 0 if one says nothing. O(width).
    public func cosine(_ other: TextVector) -> Float {
        let count = min(values.count, other.values.count)
        return values.withUnsafeBufferPointer { mine in
            other.values.withUnsafeBufferPointer { theirs in
                var sum: Int32 = 0
                for index in 0..<count { sum &+= Int32(mine[index]) &* Int32(theirs[index]) }
                return Float(sum) * unit * other.unit
            }
        }
    }

    /// The nearest small numbers in the same direction.
    mutating func set(to sums: UnsafeBufferPointer<Int32>) {
        var largest: UInt32 = 0
        for sum in sums { largest = max(largest, sum.magnitude) }
        guard largest > 0, sums.count == values.count else {
            for index in values.indices { values[index] = 0 }
            unit = 0
            return
        }
        let scale = 127 / Float(largest)
        var squares: Int32 = 0
        values.withUnsafeMutableBufferPointer { values in
            for index in 0..<values.count {
                // Beside 1.5 × 2²³ a Float has no room for fractions: the sum's last bits are the rounded number.
                let value = Int8(truncatingIfNeeded: (Float(sums[index]) * scale + 12_582_912).bitPattern)
                values[index] = value
                squares &+= Int32(value) &* Int32(value)
            }
        }
        unit = 1 / Float(squares).squareRoot()
    }
}
