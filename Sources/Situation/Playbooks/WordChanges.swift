import Platform

/// A text with what was taken out and what was put in, word by word.
package struct WordChanges: Sendable, Equatable {
    package enum Run: Sendable, Equatable {
        case kept(String), removed(String), added(String)
    }

    package let runs: [Run]

    /// Myers’ difference over words: linear in the text, times how much is different.
    package init(from old: String, to new: String) {
        let (before, after) = (Self.pieces(old), Self.pieces(new))
        let difference = after.difference(from: before)
        let kept = before.count - difference.removals.count
        // Where little is left, the two read better one after the other.
        guard kept * 3 >= max(before.count, after.count) else {
            runs = [Run.removed(old), .added(new)].filter { $0.text != "" }
            return
        }
        let removed = Set(difference.removals.map(\.place))
        let added = Set(difference.insertions.map(\.place))
        var runs: [Run] = []
        var (from, to) = (0, 0)
        while from < before.count || to < after.count {
            if removed.contains(from) {
                runs.add(.removed(before[from]))
                from += 1
            } else if added.contains(to) {
                runs.add(.added(after[to]))
                to += 1
            } else {
                runs.add(.kept(after[to]))
                (from, to) = (from + 1, to + 1)
            }
        }
        self.runs = runs
    }

    /// Words; a line break is one of them.
    private static func pieces(_ text: String) -> [String] {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return Array(lines.map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }.joined(separator: ["\n"]))
    }
}

extension WordChanges.Run {
    package var text: String {
        switch self {
        case .kept(let text), .removed(let text), .added(let text): text
        }
    }
}

extension [WordChanges.Run] {
    /// Together with what went before, when that is of the same kind.
    fileprivate mutating func add(_ run: WordChanges.Run) {
        switch (last, run) {
        case (.kept(let text), .kept(let more)): self[count - 1] = .kept(joined(text, more))
        case (.removed(let text), .removed(let more)): self[count - 1] = .removed(joined(text, more))
        case (.added(let text), .added(let more)): self[count - 1] = .added(joined(text, more))
        default: append(run)
        }
    }

    private func joined(_ text: String, _ more: String) -> String {
        more == "\n" || text.hasSuffix("\n") ? text + more : text + " " + more
    }
}

extension CollectionDifference.Change {
    fileprivate var place: Int {
        switch self {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }
}

extension WordChanges {
    /// Struck out and underlined, and said in words for whoever cannot see it.
    func shown(_ t: Words) -> [HTML] {
        runs.map { run in
            switch run {
            case .kept(let text): "\(lines(text)) "
            case .removed(let text):
                """
                <del><span class="visually-hidden">\(t("[taken out:"))</span> \(lines(text))<span class="visually-hidden">]</span></del> \

                """
            case .added(let text):
                """
                <ins><span class="visually-hidden">\(t("[put in:"))</span> \(lines(text))<span class="visually-hidden">]</span></ins> \

                """
            }
        }
    }

    private func lines(_ text: String) -> [HTML] {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { index, line in
            index == 0 ? said(String(line)) : "<br>\(said(String(line)))"
        }
    }
}
