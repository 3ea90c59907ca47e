import Platform
import Situation

/// What somebody typed under a post, a mail or a message of a drill.
package struct DrillAnswer: Sendable {
    package var inject: String
    package var text: String
    package var confidence: DrillConfidence?

    package static let longest = 2000

    package init(inject: String, text: String, confidence: DrillConfidence?) {
        self.inject = inject
        self.text = text
        self.confidence = confidence
    }

    /// - Parameter isSilence: when "I would say nothing here" was chosen.
    func validate(isSilence: Bool) -> [Problem] {
        var problems: [Problem] = []
        if !isSilence, text.isEmpty {
            problems.append(Problem("text", "Write what you would say, or choose that you would say nothing."))
        }
        if text.count > Self.longest { problems.append(Problem("text", "An answer has at most 2,000 characters.")) }
        if confidence == nil { problems.append(Problem("confidence", "Say how sure you are. It stays with you.")) }
        return problems
    }
}

/// Reads it, keeps it, and leaves the rest to the script. Nothing leaves the drill.
package func answerDrill(
    _ id: ID<Drill>, _ answer: DrillAnswer, by person: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    let seat = try DrillSeat.get(id, for: person, in: tx)
    let play = seat.play
    guard let thread = try seat.open(answer.inject, in: play) else { return seat.closed(play) }
    let problems = answer.validate(isSilence: false)
    guard problems.isEmpty, let confidence = answer.confidence else { return problems }
    let reading = try seat.reader(play).read(answer.text, on: thread.inject.channel)
    try seat.note(
        .say(inject: answer.inject, text: answer.text, reading: reading, confidence: confidence), in: tx)
    try seat.tellOthers(in: tx)
    return []
}

/// Saying nothing is a decision like any other.
package func stayFromDrill(
    _ id: ID<Drill>, _ answer: DrillAnswer, by person: ID<Person>, in tx: Transaction
) throws -> [Problem] {
    let seat = try DrillSeat.get(id, for: person, in: tx)
    let play = seat.play
    guard try seat.open(answer.inject, in: play) != nil else { return seat.closed(play) }
    let problems = answer.validate(isSilence: true)
    guard problems.isEmpty, let confidence = answer.confidence else { return problems }
    try seat.note(.stay(inject: answer.inject, confidence: confidence), in: tx)
    try seat.tellOthers(in: tx)
    return []
}

extension DrillSeat {
    /// Nil while nothing can be answered.
    fileprivate func open(_ inject: String, in play: DrillPlay) throws -> DrillThread? {
        guard mayAnswer, let thread = play.thread(inject), canSee(thread.inject) else { throw Refusal.notFound }
        return drill.startedAt == nil || drill.isPaused || play.isOver ? nil : thread
    }

    fileprivate func closed(_ play: DrillPlay) -> [Problem] {
        play.isOver
            ? [Problem("", "The drill is over, so nobody in it hears this any more. Your words are still below.")]
            : [Problem("", "The drill is paused. Go on with it, then send your answer.")]
    }

    /// What is meant for another role is not shown to this one. Who leads or watches sees everything.
    package func canSee(_ inject: DrillInject) -> Bool {
        inject.to.isEmpty || me.part != .player || me.role == inject.to
    }
}
