import Platform

/// What went well and what did not, by dimension, each with the words it stands on (C4). There is no sum and no grade.
package struct DrillScores: Sendable, Equatable {
    package struct Evidence: Sendable, Equatable {
        package enum Finding: String, Sendable {
            case said, missing, crossed, personalData, wrong, borrowed, silent, answered, promised, attacked
        }

        package let dimension: DrillDimension
        package let inject: String
        package let moment: Int
        package let isHeld: Bool
        package let finding: Finding
        package let quote: String
        /// The fact or the boundary that it is about.
        package let says: String
        package let confidence: DrillConfidence?
        package let better: String

        /// C5: what one was sure of and got wrong is looked at first.
        package var weight: Int { isHeld ? 0 : confidence?.weight ?? 1 }
    }

    package var evidence: [Evidence] = []
    /// Somebody asked, and nothing was decided. Not answering is no failure; here it is only said.
    package var unanswered: [String] = []

    package func of(_ dimension: DrillDimension) -> [Evidence] {
        evidence.filter { $0.dimension == dimension }.enumerated()
            .sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }.map(\.element)
    }

    /// - Parameter player: whose answers are read; nil for everyone's.
    package init(_ play: DrillPlay, of player: Int?) {
        let mine = play.moments.filter { player == nil || $0.player == player }
        for thread in play.threads where thread.inject.asks {
            let answers = mine.filter { $0.kind == .answer && $0.inject == thread.inject.id }
            let left = mine.first { $0.kind == .silence && $0.inject == thread.inject.id }
            for answer in answers { read(answer, thread.inject) }
            if answers.isEmpty { readSilence(left, thread, isDecided: left != nil) }
        }
    }

    private mutating func read(_ answer: DrillMoment, _ inject: DrillInject) {
        func note(_ dimension: DrillDimension, _ isHeld: Bool, _ finding: Evidence.Finding, _ sign: DrillReading.Sign?)
        {
            evidence.append(
                Evidence(
                    dimension: dimension, inject: inject.id, moment: answer.number, isHeld: isHeld, finding: finding,
                    quote: sign.map(\.quote).flatMap { $0.isEmpty ? nil : $0 } ?? answer.text, says: sign?.says ?? "",
                    confidence: answer.confidence, better: inject.better))
        }
        let (reading, expects) = (answer.reading, Set(inject.expects))
        for sign in reading.all(.boundary) { note(.boundary, false, .crossed, sign) }
        for sign in reading.all(.personalData) { note(.boundary, false, .personalData, sign) }
        for sign in reading.all(.promise) { note(.boundary, false, .promised, sign) }
        if expects.contains(.boundary), !reading.has(.boundary), !reading.has(.personalData), !reading.has(.promise) {
            note(.boundary, true, .said, nil)
        }
        for sign in reading.all(.wrongFacts) { note(.facts, false, .wrong, sign) }
        if expects.contains(.facts), !reading.has(.wrongFacts) {
            note(.facts, reading.has(.facts), reading.has(.facts) ? .said : .missing, reading.all(.facts).first)
        }
        if expects.contains(.disclosure), inject.channel == .feed {
            note(.disclosure, reading.has(.disclosed), reading.has(.disclosed) ? .said : .missing, nil)
        }
        for sign in reading.all(.attack) { note(.care, false, .attacked, sign) }
        if expects.contains(.care), !reading.has(.attack) {
            note(.care, reading.has(.care), reading.has(.care) ? .said : .missing, reading.all(.care).first)
        }
        if expects.contains(.ownWords) {
            let borrowed = reading.all(.borrowed).first
            note(
                .ownWords, reading.has(.ownWords) && borrowed == nil,
                borrowed != nil ? .borrowed : reading.has(.ownWords) ? .said : .missing,
                borrowed ?? reading.all(.ownWords).first)
        }
        if expects.contains(.silence) { note(.silence, false, .answered, nil) }
    }

    private mutating func readSilence(_ left: DrillMoment?, _ thread: DrillThread, isDecided: Bool) {
        let isRight = thread.inject.expects == [.silence]
        guard isRight || isDecided else { return unanswered.append(thread.inject.id) }
        evidence.append(
            Evidence(
                dimension: .silence, inject: thread.inject.id, moment: left?.number ?? 0, isHeld: isRight,
                finding: .silent, quote: "", says: "", confidence: left?.confidence, better: thread.inject.better))
    }
}
