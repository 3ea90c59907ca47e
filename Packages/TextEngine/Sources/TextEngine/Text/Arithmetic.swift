// What the package would otherwise need a library of mathematics for.

/// The natural logarithm by a series after halving. Exact to 1e-9 for 1…1e6.
func naturalLogarithm(_ number: Double) -> Double {
    var (value, halvings) = (number, 0.0)
    while value > 1.5 {
        value /= 2
        halvings += 1
    }
    let ratio = (value - 1) / (value + 1)
    var (term, sum) = (ratio, 0.0)
    for power in stride(from: 1.0, through: 25, by: 2) {
        sum += term / power
        term *= ratio * ratio
    }
    return 2 * sum + halvings * 0.693_147_180_559_945_3
}

/// The whole number that this is, if it is one.
func whole(_ number: Double) -> Int? {
    guard abs(number) < 1e15, Double(Int(number)) == number else { return nil }
    return Int(number)
}

/// e to a power: halved until a short series is exact, then squared as often. Exact to 1e-12 of the result for -700…700.
func naturalExponential(_ power: Double) -> Double {
    guard power > -700 else { return 0 }
    var (part, halvings) = (min(power, 700), 0)
    while abs(part) > 0.5 {
        part /= 2
        halvings += 1
    }
    var (term, sum) = (1.0, 1.0)
    for step in 1...14 {
        term *= part / Double(step)
        sum += term
    }
    for _ in 0..<halvings { sum *= sum }
    return sum
}
