import Platform

/// A newer version from outside, held beside one’s own and the one from which both come.
package struct PlaybookMerge: Sendable {
    /// One change that the newer version brings, as one’s own playbook meets it.
    package struct Offer: Sendable {
        package enum State: Sendable, Equatable {
            /// One’s own says the same already.
            case settled
            /// One’s own stands as the earlier version had it, or does not have what is new.
            case untouched
            /// Both were changed: here one’s own is kept unless somebody chooses otherwise.
            case both
            /// One’s own has done without it.
            case dropped
        }

        /// Its place among the changes.
        package let number: Int
        package let change: PlaybookComparison.Change
        package let own: PlaybookPiece?
        package let state: State

        /// What is taken when nobody chooses.
        package var isTakenByItself: Bool { state == .untouched }
    }

    /// Nil when nobody knows from which version one’s own was made: then nothing counts as untouched but what is new.
    package let base: Playbook?
    package let own: Playbook
    package let theirs: Playbook
    package let offers: [Offer]
    /// What was changed here and not there: it stays, whatever is chosen.
    package let kept: [PlaybookComparison.Change]

    package init(base: Playbook?, own: Playbook, theirs: Playbook) {
        (self.base, self.own, self.theirs) = (base, own, theirs)
        let changes = PlaybookComparison(from: base ?? own, to: theirs).changes
        let pieces = own.pieces
        let offers = changes.enumerated().map { number, change in
            let here = change.standing(among: pieces.filter { $0.part == change.part })
            return Offer(
                number: number, change: change, own: here, state: .init(change, own: here, isBaseKnown: base != nil))
        }
        self.offers = offers
        kept = base.map { base in
            PlaybookComparison(from: base, to: own).changes.filter { mine in
                !offers.contains { offer in
                    offer.change.part == mine.part
                        && (offer.change.before == mine.before && mine.before != nil || offer.own == mine.after
                            && mine.after != nil)
                }
            }
        } ?? []
    }

    /// One’s own with what was chosen of theirs. As it stands when that is all of one of them.
    ///
    /// - Parameter numbers: of the offers that are taken.
    package func taking(_ numbers: Set<Int>) -> Playbook {
        var merged = own
        for offer in offers where numbers.contains(offer.number) && offer.state != .settled {
            merged.take(offer.change, from: theirs)
        }
        merged.version = own.version
        if merged.saysTheSame(as: own) { return own }
        merged.version = theirs.version
        if merged.hasThePieces(of: theirs) { return theirs }
        merged.version = max(own.version, theirs.version) + 1
        merged.text = merged.written(under: own.head)
        merged.content = Tokens.digest(merged.text)
        return merged
    }
}

extension PlaybookMerge.Offer.State {
    fileprivate init(_ change: PlaybookComparison.Change, own: PlaybookPiece?, isBaseKnown: Bool) {
        guard let own else {
            self = change.after == nil ? .settled : change.before == nil ? .untouched : .dropped
            return
        }
        if own == change.after {
            self = .settled
        } else {
            self = isBaseKnown && own == change.before ? .untouched : .both
        }
    }
}

extension PlaybookComparison.Change {
    /// As one’s own has it: under the name that it had, or under the one that it has now.
    fileprivate func standing(among pieces: [PlaybookPiece]) -> PlaybookPiece? {
        if part == .whole { return pieces.first }
        return pieces.first { $0 == before } ?? pieces.first { $0.title == before?.title }
            ?? pieces.first { $0.title == after?.title }
    }
}

extension Playbook {
    fileprivate func hasThePieces(of other: Playbook) -> Bool {
        let (mine, theirs) = (pieces, other.pieces)
        return mine.count == theirs.count && theirs.allSatisfy { piece in mine.contains(piece) }
            && mine.map(\.title).filter { $0 == title }.count == theirs.map(\.title).filter { $0 == title }.count
    }

    fileprivate mutating func take(_ change: PlaybookComparison.Change, from theirs: Playbook) {
        switch change.part {
        case .whole:
            (title, kind, summary) = (theirs.title, theirs.kind, theirs.summary)
            (cadence, approvalsNeeded, secondLook) = (theirs.cadence, theirs.approvalsNeeded, theirs.secondLook)
        case .function: functions.take(change, from: theirs.functions, \.piece)
        case .fact: facts.take(change, from: theirs.facts, \.piece)
        case .message: guidance.messages.take(change, from: theirs.guidance.messages, \.piece)
        case .boundary: guidance.boundaries.take(change, from: theirs.guidance.boundaries, \.piece)
        case .guideline: guidance.guidelines.take(change, from: theirs.guidance.guidelines, \.piece)
        case .template: guidance.templates.take(change, from: theirs.guidance.templates, \.piece)
        case .task: checklist.take(change, from: theirs.checklist, \.piece)
        }
    }
}

extension Array {
    fileprivate mutating func take(
        _ change: PlaybookComparison.Change, from theirs: [Element], _ piece: (Element) -> PlaybookPiece
    ) {
        let own = change.standing(among: map(piece))
        let here = firstIndex { piece($0) == own }
        guard let place = theirs.firstIndex(where: { piece($0) == change.after }) else {
            if let here { remove(at: here) }
            return
        }
        if let here { self[here] = theirs[place] } else { insert(theirs[place], at: Swift.min(place, count)) }
    }
}
