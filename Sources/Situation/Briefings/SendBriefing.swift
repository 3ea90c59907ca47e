import Platform

/// What a form, the demo or a program says about an update, before it is sent.
package struct BriefingDetails: Sendable, Equatable {
    package var text: String
    package var isWithoutNews: Bool
    package var nextAt: Instant?
    /// Who answers for the next one; the sender when nobody is named.
    package var responsible: ID<Person>?
    package var isUrgent = false
    /// Everybody whom it wakes gets to read this.
    package var urgentBecause = ""
    package var audience = BriefingAudience.everyone
    /// For phones; empty when there is none.
    package var short = ""

    package init(text: String, isWithoutNews: Bool = false, nextAt: Instant?, responsible: ID<Person>? = nil) {
        self.text = text
        self.isWithoutNews = isWithoutNews
        self.nextAt = nextAt
        self.responsible = responsible
    }

    package func validate(at now: Instant) -> [Problem] {
        var problems: [Problem] = []
        if text.isEmpty { problems.append(Problem("text", "Say what is new, or send the line that says nothing is.")) }
        if text.count > 4000 { problems.append(Problem("text", "An update has at most 4,000 characters.")) }
        problems += ShortForm.validate(short)
        if isUrgent, urgentBecause.isEmpty {
            problems.append(
                Problem("urgent_because", "It breaks quiet hours. Say why: everybody whom it wakes will ask."))
        }
        if !isUrgent, !urgentBecause.isEmpty {
            problems.append(Problem("urgent_because", "Say above that it is urgent, or take the reason out."))
        }
        if urgentBecause.count > 300 {
            problems.append(Problem("urgent_because", "A reason has at most 300 characters."))
        }
        guard let nextAt else {
            return problems + [Problem("next_at", "When will people hear from us again? An update always says so.")]
        }
        if nextAt < now + .minutes(1) { problems.append(Problem("next_at", "The next update has to lie ahead.")) }
        if nextAt > now + .days(14) {
            problems.append(
                Problem(
                    "next_at", "Promise the next update within two weeks, even if it only says that nothing is new."))
        }
        return problems
    }
}

/// Sends an update to everyone, keeps the promise that was open and makes the next one, in one transaction. One for some
/// of us leaves the promise to everyone as it is: they hear next with all the others.
package func sendBriefing(
    _ details: BriefingDetails, in crisisID: ID<Crisis>, by sender: ID<Person>, in tx: Transaction
) throws -> Result<Briefing, Problems> {
    let (crisis, audience) = (try Crisis.get(crisisID, in: tx), details.audience)
    let promised = try UpdatePromise.open(of: crisisID, in: tx)?.dueAt
    var details = details
    if !audience.isEveryone { details.nextAt = promised }
    let recipients = try audience.count(in: tx)
    var problems = audience.isEveryone ? [] : audience.problems(promised, recipients, at: tx.now)
    if problems.isEmpty { problems += details.validate(at: tx.now) }
    if !crisis.isOpen { problems.append(Problem("", "The crisis is closed. Nothing more is sent about it.")) }
    guard problems.isEmpty, let nextAt = details.nextAt else { return .failure(Problems(problems)) }
    let briefing = Briefing(
        id: .new(at: tx.now), crisis: crisis.id, number: (try Briefing.latest(of: crisis.id, in: tx)?.number ?? 0) + 1,
        text: details.text, isWithoutNews: details.isWithoutNews, sentAt: tx.now, sentBy: sender, nextAt: nextAt,
        recipients: recipients, urgentBecause: details.isUrgent ? details.urgentBecause : nil, audience: audience,
        short: details.short.isEmpty ? nil : details.short)
    try briefing.insert(in: tx)
    if audience.isEveryone {
        try promiseUpdate(of: crisis.id, by: nextAt, responsible: details.responsible ?? sender, in: tx)
    }
    try tx.record(
        .briefingSent, actor: sender.rawValue, scope: crisis.id.rawValue, subject: briefing.id.rawValue,
        data: BriefingEvent(
            number: briefing.number, isWithoutNews: briefing.isWithoutNews, nextAt: nextAt,
            audience: audience.isEveryone ? nil : audience.words))
    return .success(briefing)
}

extension BriefingAudience {
    /// - Parameter promised: when the next update to everyone is due
    fileprivate func problems(_ promised: Instant?, _ recipients: Int, at now: Instant) -> [Problem] {
        let problems = validate()
        guard problems.isEmpty else { return problems }
        guard let promised else {
            return [
                Problem("departments", "Tell everyone first: their update promises the next one, for these people too.")
            ]
        }
        if promised < now + .minutes(1) {
            return [Problem("departments", "The update to everyone is due. Send that one first.")]
        }
        return recipients == 0 ? [Problem("departments", "Nobody here fits all of this.")] : []
    }
}

/// Better words for an update that is out. What it said before stays in sight. Where there is a short form, that is put
/// right too: phones would go on with the wrong one.
package func correctBriefing(
    _ id: ID<Briefing>, of crisis: ID<Crisis>, text: String, short: String = "", why: String, by person: ID<Person>,
    in tx: Transaction
) throws -> [Problem] {
    let briefing = try Briefing.get(id, of: crisis, in: tx)
    var problems: [Problem] = []
    if text.isEmpty { problems.append(Problem("text", "What should it say?")) }
    if text == briefing.currentText, short == briefing.currentShort ?? "" {
        problems.append(Problem("text", "It says this already."))
    }
    if why.isEmpty {
        problems.append(Problem("why", "Say what was wrong. Readers of the first version deserve to know."))
    }
    problems += ShortForm.validate(short)
    if short.isEmpty, briefing.currentShort != nil {
        problems.append(Problem("short", "Phones show a short form of it. Say how that reads now."))
    }
    guard problems.isEmpty else { return problems }
    try BriefingCorrection(
        text: text, short: short.isEmpty ? nil : short, why: why, correctedAt: tx.now, correctedBy: person
    ).insert(for: id, in: tx)
    try tx.record(
        .briefingCorrected, actor: person.rawValue, scope: crisis.rawValue, subject: id.rawValue,
        data: BriefingEvent(
            number: briefing.number, isWithoutNews: briefing.isWithoutNews, nextAt: briefing.nextAt,
            audience: briefing.audience.isEveryone ? nil : briefing.audience.words))
    return []
}
