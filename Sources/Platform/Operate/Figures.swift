/// Figures of one name, as Prometheus reads them.
package struct Figures: Sendable {
    package enum Kind: String, Sendable { case counter, gauge, histogram }

    package struct Sample: Sendable {
        /// What stands after the family's name, like `_sum`; mostly nothing.
        package var suffix = ""
        package let labels: [(String, String)]
        package let value: Double
    }

    package let name: String
    package let kind: Kind
    package let samples: [Sample]

    package init(_ name: String, _ kind: Kind, samples: [Sample]) {
        self.name = name
        self.kind = kind
        self.samples = samples
    }

    package init(_ name: String, _ kind: Kind = .gauge, is value: Double) {
        self.init(name, kind, samples: [Sample(labels: [], value: value)])
    }

    /// One sample for each value of one label.
    package init(_ name: String, _ kind: Kind = .gauge, by label: String, _ values: [(String, Double)]) {
        self.init(name, kind, samples: values.map { Sample(labels: [(label, $0.0)], value: $0.1) })
    }
}

/// Prometheus's text format 0.0.4, families in the order of their names.
package func exposition(_ all: [Figures], meanings: [String: String]) -> String {
    var text = ""
    for figures in all.sorted(by: { $0.name < $1.name }) {
        text +=
            "# HELP \(figures.name) \(meanings[figures.name] ?? "")\n# TYPE \(figures.name) \(figures.kind.rawValue)\n"
        for sample in figures.samples {
            let labels = sample.labels.map { "\($0.0)=\"\(escaped($0.1))\"" }.joined(separator: ",")
            text += figures.name + sample.suffix + (labels.isEmpty ? "" : "{\(labels)}") + " \(number(sample.value))\n"
        }
    }
    return text
}

private func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
}

func number(_ value: Double) -> String {
    if value.isInfinite { return value > 0 ? "+Inf" : "-Inf" }
    return Int64(exactly: value).map(String.init) ?? (value.isNaN ? "NaN" : String(value))
}
