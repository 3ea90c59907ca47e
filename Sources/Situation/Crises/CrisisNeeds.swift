import Platform

/// What needs the crisis team now, the most urgent first.
package enum CrisisNeeds {
    package static func find(
        of crisis: Crisis, house: House, in tx: Transaction, _ t: Words
    ) throws -> [RoomNeed] {
        guard crisis.isOpen else { return try followUpNeeds(of: crisis, in: tx, t) }
        let seats = try TeamSeat.all(of: crisis.id, in: tx)
        let gaps = TeamGaps(seats, departments: try Person.departments(in: tx), at: tx.now)
        let checklist = try ChecklistItem.all(of: crisis.id, in: tx)
        let looks = try house.secondLooksWaiting(crisis.id, tx)
        let needs =
            leadNeed(gaps, crisis, t) + (try updateNeeds(of: crisis, in: tx, t))
            + secondLookNeeds(looks, crisis, t) + (try Fact.needs(of: crisis, in: tx, t))
            + (try Tip.needs(of: crisis, in: tx, t)) + (try BriefingQuestion.needs(of: crisis, in: tx, t))
            + checklistNeeds(checklist, crisis, t) + teamNeeds(gaps, crisis, t)
            + (try playbookNeeds(of: crisis, house: house, in: tx, t))
        return needs.sorted { $0.tone.urgency < $1.tone.urgency }
    }

    private static func secondLookNeeds(_ looks: SecondLooksWaiting, _ crisis: Crisis, _ t: Words) -> [RoomNeed] {
        guard looks.count > 0, let oldest = looks.oldest else { return [] }
        let minutes = max(1, (t.now - oldest).wholeSeconds / 60)
        let since = t(minutes, "oldest 1 minute", "oldest \(minutes) minutes")
        let waiting = t(
            looks.count, "A draft asked for a second look, \(since)", "Drafts asked for a second look, \(since)")
        let late = t(
            looks.late, "The answer promised to 1 author is late",
            "The answers promised to \(looks.late) authors are late")
        return [
            RoomNeed(
                looks.late > 0 ? .stop : .care, t("\(looks.count) waiting"),
                looks.late > 0 ? t("\(waiting). \(late)") : waiting,
                action: t("Review"), path: crisis.path + "/second-looks")
        ]
    }

    private static func checklistNeeds(_ items: [ChecklistItem], _ crisis: Crisis, _ t: Words) -> [RoomNeed] {
        let late = items.filter { $0.isLate(at: t.now) }
        guard let first = late.first else { return [] }
        return [
            RoomNeed(
                .care, t("\(late.count) overdue"),
                late.count == 1
                    ? t(.verbatim(first.task)) : t("\(first.task), and \(late.count - 1) more of the first hour"),
                action: t("Checklist"), path: crisis.path + "/checklist")
        ]
    }

    private static func followUpNeeds(of crisis: Crisis, in tx: Transaction, _ t: Words) throws -> [RoomNeed] {
        let open = try FollowUp.all(of: crisis.id, in: tx).filter { $0.doneAt == nil }
        guard let first = open.first else { return [] }
        return [
            RoomNeed(
                .info, t("\(open.count) open"),
                open.count == 1 ? t(.verbatim(first.task)) : t("\(first.task), and \(open.count - 1) more follow-ups"),
                action: t("Look at it"), path: crisis.path + "/closure")
        ]
    }
}

extension Tone {
    fileprivate var urgency: Int {
        switch self {
        case .stop: 0
        case .care: 1
        case .info: 2
        case .plain: 3
        case .ok: 4
        }
    }
}
