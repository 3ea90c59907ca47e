/// What makes a text somebody's own: said back in words, never as a grade.
enum OwnVoice {
    static func finding(in tokens: Tokens) -> Finding? {
        let signs = signs(in: tokens)
        guard signs.contains(.firstPerson), signs.count >= 2 else { return nil }
        return Finding(weight: .ok, detail: .ownVoice(signs: signs))
    }

    static func signs(in tokens: Tokens) -> [OwnVoiceSign] {
        var signs: Set<OwnVoiceSign> = []
        for (index, token) in tokens.all.enumerated() {
            if firstPerson.contains(token.folded) { signs.insert(.firstPerson) }
            if moments.contains(token.stem) { signs.insert(.moment) }
            if feelings.contains(token.stem) { signs.insert(.feeling) }
            if index > 0, token.startsUpper, token.sentence == tokens[index - 1].sentence,
                ["in", "at", "from", "near"].contains(tokens[index - 1].folded)
            {
                signs.insert(.place)
            }
        }
        return OwnVoiceSign.allCases.filter(signs.contains)
    }

    private static let moments = Set(
        [
            "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today",
            "tonight",
            "morning", "evening", "night", "afternoon", "minute", "hour", "shift", "week", "moment", "alarm",
        ].map(Stemming.stem))

    private static let feelings = Set(
        [
            "proud", "sorry", "afraid", "scared", "tired", "angry", "sad", "relieved", "worried", "ashamed", "glad",
            "happy",
            "cried", "hope", "love", "miss", "grateful", "shaken", "nervous", "hurt", "care", "upset", "thankful",
        ].map(Stemming.stem))
}
