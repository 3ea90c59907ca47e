import Platform

/// What is different between two versions of a playbook, piece by piece. The order of things is none.
package struct PlaybookComparison: Sendable, Equatable {
    package struct Change: Sendable, Equatable {
        /// Nil when it is new.
        package let before: PlaybookPiece?
        /// Nil when it is gone.
        package let after: PlaybookPiece?

        package init(before: PlaybookPiece?, after: PlaybookPiece?) {
            (self.before, self.after) = (before, after)
        }

        package var part: PlaybookPart { (after ?? before)?.part ?? .whole }
        package var title: String { (after ?? before)?.title ?? "" }

        /// The fields that differ, each with what it said and what it says.
        package var fields: [(name: PlaybookPiece.Field.Name, before: String, after: String)] {
            let (old, new) = (before?.fields ?? [], after?.fields ?? [])
            let names = new.map(\.name) + old.map(\.name).filter { name in !new.contains { $0.name == name } }
            return names.compactMap { name in
                let was = old.first { $0.name == name }?.text ?? ""
                let says = new.first { $0.name == name }?.text ?? ""
                return was == says ? nil : (name, was, says)
            }
        }
    }

    package let changes: [Change]

    package init(from old: Playbook, to new: Playbook) {
        changes = PlaybookPart.allCases.flatMap { part in
            Self.changes(old.pieces.filter { $0.part == part }, new.pieces.filter { $0.part == part }, part)
        }
    }

    /// A piece is the same one when it has the same name; what is left over is paired by its words, so that a new title
    /// is not one thing gone and another come.
    static func changes(_ old: [PlaybookPiece], _ new: [PlaybookPiece], _ part: PlaybookPart) -> [Change] {
        var left = old
        var partners: [PlaybookPiece?] = new.map { piece in
            guard let place = left.firstIndex(where: { $0.title == piece.title || part == .whole }) else { return nil }
            return left.remove(at: place)
        }
        for index in new.indices where partners[index] == nil {
            let likely = left.indices.max { left[$0].likeness(to: new[index]) < left[$1].likeness(to: new[index]) }
            guard let likely, left[likely].likeness(to: new[index]) >= 0.5 else { continue }
            partners[index] = left.remove(at: likely)
        }
        let changed = zip(new, partners).compactMap { piece, partner in
            partner == piece ? nil : Change(before: partner, after: piece)
        }
        return changed + left.map { Change(before: $0, after: nil) }
    }
}

extension PlaybookPiece {
    /// How much of their words two pieces share, from 0 to 1 (Dice 1945, over the words that each has).
    fileprivate func likeness(to other: PlaybookPiece) -> Double {
        let (mine, theirs) = (words, other.words)
        guard !mine.isEmpty, !theirs.isEmpty else { return 0 }
        return 2 * Double(mine.intersection(theirs).count) / Double(mine.count + theirs.count)
    }

    private var words: Set<Substring> {
        Set(
            ([title] + fields.map(\.text)).joined(separator: " ").lowercased().split { !$0.isLetter && !$0.isNumber }
                .map { Substring($0) })
    }
}
