import TextEngine

/// How often a check said what was marked, and how often it said what was not.
struct MarkedTally {
    struct Row {
        var marked = 0
        var found = 0
        var said = 0
        var right = 0

        var recall: Double { marked == 0 ? 1 : Double(found) / Double(marked) }
        var precision: Double { said == 0 ? 1 : Double(right) / Double(said) }

        /// Between what the true share lies, 19 times in 20 (Wilson 1927).
        static func interval(_ part: Int, of whole: Int) -> ClosedRange<Double> {
            guard whole > 0 else { return 0...1 }
            let (share, count, z) = (Double(part) / Double(whole), Double(whole), 1.96)
            let middle = share + z * z / (2 * count)
            let reach = z * (share * (1 - share) / count + z * z / (4 * count * count)).squareRoot()
            let scale = 1 + z * z / count
            return max(0, (middle - reach) / scale)...min(1, (middle + reach) / scale)
        }
    }

    struct Miss {
        let line: Int
        /// Not found, or found where nothing is.
        let isFalseAlarm: Bool
        let code: String
        let passage: String
    }

    private(set) var kinds: [String: Row] = [:]
    private(set) var boundaries: [String: Row] = [:]
    /// Marks of boundaries, those said plainly and those said around corners; both share what was said.
    private(set) var plain = Row()
    private(set) var oblique = Row()
    private(set) var misses: [Miss] = []
    private(set) var drafts = 0
    private(set) var clean = 0
    private(set) var cleanWithAlarm = 0

    /// - Parameter codes: of boundaries, by title
    mutating func add(_ draft: MarkedDraft, line: Int, findings: [Finding], codes: [String: String]) throws {
        let names = Set(codes.values)
        let said = findings.compactMap { MarkedFinding($0, codes: codes) }
        drafts += 1
        for mark in draft.marks {
            guard let kind = MarkedFinding.kind(of: mark.code, boundaries: names) else {
                throw BadLine(expected: "a code that there is, not “\(mark.code)”")
            }
            guard !mark.isOptional else { continue }
            let isFound = said.contains { finding in
                finding.code == mark.code
                    && (finding.ranges.isEmpty || finding.ranges.contains { mark.covers($0) })
            }
            count(kind, mark.code, names) { row in
                row.marked += 1
                if isFound { row.found += 1 }
            }
            if kind == "boundary" { count(mark, isFound) }
            if !isFound { misses.append(Miss(line: line, isFalseAlarm: false, code: mark.code, passage: mark.passage)) }
        }
        var alarms = 0
        for finding in said {
            let places: [TextRange?] = finding.ranges.isEmpty ? [nil] : finding.ranges
            let isRight = draft.marks.contains { mark in
                mark.code == finding.code && places.contains { mark.covers($0) }
            }
            count(finding.kind, finding.code, names) { row in
                row.said += 1
                if isRight { row.right += 1 }
            }
            guard !isRight else { continue }
            alarms += 1
            misses.append(Miss(line: line, isFalseAlarm: true, code: finding.code, passage: finding.quote))
        }
        guard draft.isClean else { return }
        clean += 1
        if alarms > 0 { cleanWithAlarm += 1 }
    }

    private mutating func count(_ mark: MarkedDraft.Mark, _ isFound: Bool) {
        func count(_ row: inout Row) {
            row.marked += 1
            if isFound { row.found += 1 }
        }
        if mark.isOblique { count(&oblique) } else { count(&plain) }
    }

    private mutating func count(_ kind: String, _ code: String, _ names: Set<String>, _ change: (inout Row) -> Void) {
        change(&kinds[kind, default: Row()])
        if names.contains(code) { change(&boundaries[code, default: Row()]) }
    }
}

extension MarkedDraft.Mark {
    /// Whether a finding at this place answers the mark: one of them has no place, or the places overlap.
    fileprivate func covers(_ place: TextRange?) -> Bool {
        guard let range, let place else { return true }
        return range.overlaps(place.utf8)
    }
}
