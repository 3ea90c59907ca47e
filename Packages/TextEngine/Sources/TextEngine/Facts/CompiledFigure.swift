/// A figure of a fact, read once.
struct CompiledFigure: Sendable {
    enum Verdict { case agrees, differs, unsure }

    let figure: Figure
    /// The stems that a number must stand with.
    let unit: Set<String>
    /// Its unit holds a part of the number, as in "million euros".
    let isScaled: Bool
    private let value: Double

    init(_ figure: Figure) {
        self.figure = figure
        let written = figure.unit == "%" ? "percent" : figure.unit.isEmpty ? figure.name : figure.unit
        var words = Tokens(written).all.map(\.stem)
        // "2" of "million euros" is written "2 million" "euros".
        let scale = words.first.flatMap { ["thousand": 1e3, "million": 1e6, "billion": 1e9][$0] }
        if scale != nil { words.removeFirst() }
        isScaled = scale != nil
        unit = Set(words.map { currencies[$0] ?? $0 })
        value = figure.value * (scale ?? 1)
    }

    /// As one would write it: "612 cartons", "about 400 cartons", "€2,000,000".
    var words: String {
        let unit = figure.unit
        if ["€", "£", "$"].contains(unit) { return prefix + unit + number }
        return number(with: unit.isEmpty ? "" : unit == "%" ? unit : " " + unit)
    }

    /// The number with its comparator and something else for the unit.
    func number(with unit: String) -> String { prefix + number + unit }

    private var prefix: String {
        switch figure.comparator {
        case .exactly: ""
        case .about: "about "
        case .atLeast: "at least "
        case .atMost: "at most "
        case .moreThan: "more than "
        case .lessThan: "fewer than "
        }
    }

    private var number: String {
        whole(figure.value).map(grouped) ?? "\(figure.value)"
    }

    /// Both sides are ranges of what they allow: they differ when nothing satisfies both, and agree when they also
    /// say nearly the same. "Over 600" is fair of 612; "over 10" is not wrong, only odd.
    func verdict(on quantity: Quantity) -> Verdict {
        let fact = Extent(value, figure.comparator)
        let said =
            if let upTo = quantity.upTo { Extent(low: quantity.value, high: upTo) } else {
                Extent(quantity.value, quantity.comparator)
            }
        if !fact.meets(said) { return .differs }
        return fact.isNear(said) ? .agrees : .unsure
    }
}

/// From the least to the most that a statement about a number allows.
private struct Extent {
    var low: Double
    var high: Double
    var isOpen = false

    init(low: Double, high: Double) {
        self.low = low
        self.high = high
    }

    init(_ value: Double, _ comparator: Figure.Comparator) {
        let slack = comparator == .about ? max(0.5, abs(value) * 0.05) : 0
        (low, high) = (value - slack, value + slack)
        switch comparator {
        case .exactly, .about: break
        case .atLeast: high = .infinity
        case .moreThan: (high, isOpen) = (.infinity, true)
        case .atMost: low = -.infinity
        case .lessThan: (low, isOpen) = (-.infinity, true)
        }
    }

    func meets(_ other: Extent) -> Bool {
        if isOpen || other.isOpen, low == other.high || high == other.low { return false }
        return low <= other.high && other.low <= high
    }

    func isNear(_ other: Extent) -> Bool {
        // A fact that sets a bound is met by any number within it.
        if low.isInfinite || high.isInfinite, other.low.isFinite, other.high.isFinite { return true }
        return isNear(low, other.low) && isNear(high, other.high)
    }

    private func isNear(_ bound: Double, _ said: Double) -> Bool {
        if bound.isInfinite || said.isInfinite { return true }
        return abs(bound - said) <= 0.2 * max(abs(bound), abs(said))
    }
}

private let currencies = [
    "eur": "euro", "gbp": "pound", "usd": "dollar",
]

private func grouped(_ number: Int) -> String {
    var digits = String(abs(number))
    var index = digits.count - 3
    while index > 0 {
        digits.insert(",", at: digits.index(digits.startIndex, offsetBy: index))
        index -= 3
    }
    return number < 0 ? "-" + digits : digits
}
