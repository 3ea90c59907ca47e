import Foundation
import TextEngine

/// `check --marked FILE --guide FOLDER`: how often a check says what somebody has marked. A line names its playbook, which
/// stands in the folder; a file of that name beside the drafts says what the day's facts are and what the codes mean.
struct MarkedCheck {
    private struct Known {
        let checker: Checker
        let codes: [String: String]
    }

    static func run(file: String, guides: String, verifier: Verifier? = nil) throws {
        let tally = try tally(file: file, guides: guides, verifier: verifier)
        FileHandle.standardOutput.write(Data((table(tally) + "\n").utf8))
    }

    static func tally(file: String, guides: String, verifier: Verifier? = nil) throws -> MarkedTally {
        let days = URL(fileURLWithPath: file).deletingLastPathComponent().path
        var (tally, known): (MarkedTally, [String: Known]) = (MarkedTally(), [:])
        let text = try contents(of: file)
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard !line.isEmpty, !line.hasPrefix("# ") else { continue }
            do {
                let draft = try MarkedDraft(line)
                let held = try known[draft.guide] ?? guide(draft.guide, in: guides, days: days, verifier)
                known[draft.guide] = held
                let findings = held.checker.check(draft.text)
                try tally.add(draft, line: number + 1, findings: findings, codes: held.codes)
            } catch let bad as BadLine {
                throw Refusal(message: "\(file), line \(number + 1): expected \(bad.expected).")
            }
        }
        return tally
    }

    private static func guide(
        _ name: String, in guides: String, days: String, _ verifier: Verifier?
    ) throws -> Known {
        let playbook = "\(guides)/\(name).yaml"
        var guide = try GuideFile(try contents(of: playbook), name: playbook).guide
        let path = "\(days)/\(name).yaml"
        let day = try GuideFile(try contents(of: path), name: path)
        if !day.guide.facts.isEmpty { guide.facts = day.guide.facts }
        guide.disclosure = day.guide.disclosure
        guide.colleagues = day.guide.colleagues
        do {
            let codes = Dictionary(day.marks.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
            return Known(checker: try Checker(guide, verifier: verifier), codes: codes)
        } catch {
            throw Refusal(message: "\(playbook): \(error).")
        }
    }

    private static func contents(of path: String) throws -> String {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw Refusal(message: "\(path) cannot be read.")
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func table(_ tally: MarkedTally) -> String {
        func lines(_ rows: [String: MarkedTally.Row]) -> [String] {
            rows.sorted { $0.key < $1.key }.map { name, row in
                "\(name)\t\(row.marked)\t\(row.found)\t\(rounded(row.recall))\t\(row.said)\t\(row.right)\t"
                    + rounded(row.precision)
            }
        }
        var all = ["kind\tmarked\tfound\trecall\tsaid\tright\tprecision"] + lines(tally.kinds)
        all += ["", "boundary\tmarked\tfound\trecall\tsaid\tright\tprecision"] + lines(tally.boundaries)
        all += ["", "boundaries\tshare\t95 %"]
        if let row = tally.kinds["boundary"] {
            all += [
                share("said plainly, recall", tally.plain.found, of: tally.plain.marked),
                share("around corners, recall", tally.oblique.found, of: tally.oblique.marked),
                share("precision", row.right, of: row.said),
            ]
        }
        all += [share("clean drafts with a false alarm", tally.cleanWithAlarm, of: tally.clean)]
        all += [
            "", "\(tally.drafts) drafts; \(tally.clean) clean, \(tally.cleanWithAlarm) of them with a false alarm", "",
        ]
        all += tally.misses.map { miss in
            "line \(miss.line)\t\(miss.isFalseAlarm ? "false alarm" : "missed")\t\(miss.code)\t\(miss.passage)"
        }
        return all.joined(separator: "\n")
    }

    private static func share(_ name: String, _ part: Int, of whole: Int) -> String {
        let interval = MarkedTally.Row.interval(part, of: whole)
        let ends = "\(rounded(interval.lowerBound))–\(rounded(interval.upperBound))"
        return "\(name)\t\(part)/\(whole) = \(rounded(whole == 0 ? 0 : Double(part) / Double(whole)))\t\(ends)"
    }

    private static func rounded(_ share: Double) -> String { String(format: "%.3f", share) }
}
