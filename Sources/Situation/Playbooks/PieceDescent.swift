/// What has become of each piece of an earlier version among one’s own: also under another name, or in other words.
struct PieceDescent {
    let own: [PlaybookPiece]
    private let changes: [PlaybookComparison.Change]

    init(from base: [PlaybookPiece], to own: [PlaybookPiece]) {
        self.own = own
        changes = PlaybookPart.allCases.flatMap { part in
            PlaybookComparison.changes(base.filter { $0.part == part }, own.filter { $0.part == part }, part)
        }
    }

    /// Where one’s own has what a newer version changes: as it was, under its new name, or as one has changed it. Nil when
    /// one does without it, or it is new.
    func place(of change: PlaybookComparison.Change) -> Int? {
        let same = own.firstIndex { $0.part == change.part && ($0 == change.before || $0 == change.after) }
        if let same { return same }
        if let mine = changes.first(where: { $0.before != nil && $0.before == change.before })?.after {
            return own.firstIndex(of: mine)
        }
        return own.firstIndex { $0.part == change.part && $0.title == change.after?.title }
    }
}
