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
        let descent = PieceDescent(from: (base ?? own).pieces, to: own.pieces)
        let changes = PlaybookComparison(from: base ?? own, to: theirs).changes
        let offers = changes.enumerated().map { number, change in
            let here = descent.place(of: change).map { descent.own[$0] }
            return Offer(
                number: number, change: change, own: here, state: .init(change, own: here, isBaseKnown: base != nil))
        }
        self.offers = offers
        let mine = base.map { PlaybookComparison(from: $0, to: own).changes } ?? []
        kept = mine.filter { mine in !offers.contains { $0.isAbout(mine) } }
    }

    /// One’s own with what was chosen of theirs. As it stands when that is all of one of them.
    ///
    /// - Parameter numbers: of the offers that are taken.
    package func taking(_ numbers: Set<Int>) -> Playbook {
        var merged = own
        for offer in offers where numbers.contains(offer.number) && offer.state != .settled {
            merged.take(offer, from: theirs)
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

extension PlaybookMerge.Offer {
    fileprivate func isAbout(_ mine: PlaybookComparison.Change) -> Bool {
        change.part == mine.part
            && (mine.before != nil && change.before == mine.before || mine.after != nil && own == mine.after)
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

extension Playbook {
    fileprivate func hasThePieces(of other: Playbook) -> Bool {
        let (mine, theirs) = (pieces, other.pieces)
        return mine.count == theirs.count && theirs.allSatisfy(mine.contains) && mine.allSatisfy(theirs.contains)
    }

    fileprivate mutating func take(_ offer: PlaybookMerge.Offer, from theirs: Playbook) {
        switch offer.change.part {
        case .whole:
            (title, kind, summary) = (theirs.title, theirs.kind, theirs.summary)
            (cadence, approvalsNeeded, secondLook) = (theirs.cadence, theirs.approvalsNeeded, theirs.secondLook)
        case .function: functions.take(offer, from: theirs.functions, \.piece)
        case .fact: facts.take(offer, from: theirs.facts, \.piece)
        case .message: guidance.messages.take(offer, from: theirs.guidance.messages, \.piece)
        case .boundary: guidance.boundaries.take(offer, from: theirs.guidance.boundaries, \.piece)
        case .guideline: guidance.guidelines.take(offer, from: theirs.guidance.guidelines, \.piece)
        case .template: guidance.templates.take(offer, from: theirs.guidance.templates, \.piece)
        case .task: checklist.take(offer, from: theirs.checklist, \.piece)
        }
    }
}

extension Array {
    fileprivate mutating func take(
        _ offer: PlaybookMerge.Offer, from theirs: [Element], _ piece: (Element) -> PlaybookPiece
    ) {
        let here = firstIndex { piece($0) == offer.own }
        guard let place = theirs.firstIndex(where: { piece($0) == offer.change.after }) else {
            if let here { remove(at: here) }
            return
        }
        if let here { self[here] = theirs[place] } else { insert(theirs[place], at: Swift.min(place, count)) }
    }
}
