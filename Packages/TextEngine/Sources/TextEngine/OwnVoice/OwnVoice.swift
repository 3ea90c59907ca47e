/// What makes a text somebody's own: said back in words, never as a grade. Linear in the text.
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
            if feelings.contains(token.folded) { signs.insert(.feeling) }
            if isPlace(index, in: tokens) { signs.insert(.place) }
        }
        return OwnVoiceSign.allCases.filter(signs.contains)
    }

    /// "in Aarhus", "from Malmö"; not "in March" and not "on Tuesday".
    private static func isPlace(_ index: Int, in tokens: Tokens) -> Bool {
        let token = tokens[index]
        guard index > 0, token.startsUpper, !token.isTag, token.clause == tokens[index - 1].clause,
            !times.contains(token.folded), !firstPerson.contains(token.folded)
        else { return false }
        return ["in", "near", "outside", "to", "from"].contains(tokens[index - 1].folded)
    }

    private static let moments = Set(
        [
            "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today",
            "tonight", "morning", "evening", "night", "afternoon", "noon", "midnight", "minute", "hour", "shift",
            "week",
            "moment", "alarm", "breakfast", "lunch", "dinner",
        ].map(Stemming.stem))

    private static let times: Set<String> = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
        "april", "may", "june", "july", "august", "september", "october", "november", "december", "english", "danish",
        "swedish", "german", "french", "quality", "finance", "sales", "it", "hr",
    ]

    private static let feelings: Set<String> = [
        "proud", "sorry", "afraid", "scared", "tired", "angry", "sad", "relieved", "worried", "worry", "ashamed",
        "glad", "happy", "cried", "cry", "hope", "hoped", "love", "loved", "grateful", "shaken",
        "nervous", "upset", "thankful", "exhausted", "frightened", "numb", "lonely", "heartbroken", "humbled",
    ]
}
