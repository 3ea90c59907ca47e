import Platform

extension Form {
    /// What was typed about a fact, and what could not be read in it.
    func factDetails(_ t: Words) -> (FactDetails, [Problem]) {
        var problems: [Problem] = []
        func moment(_ field: String) -> Instant? {
            guard !self[field].isEmpty else { return nil }
            let read = t.instant(input: self[field])
            if read == nil { problems.append(Problem(field, "This is not a day and a time.")) }
            return read
        }
        let details = FactDetails(
            statement: self["statement"], status: FactStatus(rawValue: self["status"]) ?? .developing,
            figures: figures, notPublicBefore: moment("not_public_before"), owner: self["owner"],
            source: self["source"], reviewBy: moment("review_by"), why: self["why"])
        return (details, problems)
    }

    init(_ details: FactDetails, _ t: Words) {
        self.init([
            "statement": [details.statement], "status": [details.status.rawValue], "owner": [details.owner],
            "source": [details.source],
            "not_public_before": [details.notPublicBefore.map(t.input) ?? ""],
            "review_by": [details.reviewBy.map(t.input) ?? ""],
            "figure_name": details.figures.map(\.name),
            "figure_comparator": details.figures.map(\.comparator.rawValue),
            "figure_value": details.figures.map { plain($0.value) },
            "figure_unit": details.figures.map(\.unit),
        ])
    }

    /// Rows that were left empty are no figures; a number that cannot be read is kept as one, so that it is pointed out.
    private var figures: [FactFigure] {
        let (names, values) = (all("figure_name"), all("figure_value"))
        let (units, comparators) = (all("figure_unit"), all("figure_comparator"))
        return names.indices.compactMap { row in
            let value = values.indices ~= row ? values[row].trimmed : ""
            guard !names[row].trimmed.isEmpty || !value.isEmpty else { return nil }
            return FactFigure(
                name: names[row].trimmed, value: typedNumber(value) ?? .nan,
                unit: units.indices ~= row ? units[row].trimmed : "",
                comparator: comparators.indices ~= row ? .init(rawValue: comparators[row]) ?? .exactly : .exactly)
        }
    }
}

/// Reads `612`, `1,200`, `1.200`, `1 200`, `0,5` and `12.25` as they are meant.
func typedNumber(_ text: String) -> Double? {
    let text = text.filter { !$0.isWhitespace }
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
    let isGrouped =
        parts.count > 1 && parts.dropFirst().allSatisfy { $0.count == 3 } && (1...3).contains(parts[0].count)
        && parts[0] != "0"
    if isGrouped { return Double(parts.joined()) }
    return Double(text.replacing(",", with: "."))
}

private func plain(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
}
