/// Reads when something was out of a sentence. Linear in the sentence.
struct MomentReader {
    let tokens: Tokens
    let sentence: Range<Int>

    func read() -> [Moment] {
        var moments = dates()
        var taken = Set(moments.flatMap(\.tokens))
        for index in sentence where !taken.contains(index) {
            guard let moment = time(at: index) ?? weekday(at: index) ?? relative(at: index) else { continue }
            moments.append(moment)
            taken.formUnion(moment.tokens)
        }
        return moments.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    // MARK: Days

    private func dates() -> [Moment] {
        AmountReader(tokens, in: sentence).read().filter { $0.kind == .date || $0.kind == .dayOfYear }.compactMap {
            // A month or a year alone is often no date: "May I ask", "1500 of them", "a 2019 model".
            let isBare = $0.tokens.count == 1
            guard !isBare || beforeBare.contains(word($0.tokens.lowerBound - 1)) else { return nil }
            return Moment(what: .date($0), tokens: $0.tokens)
        }
    }

    private func weekday(at index: Int) -> Moment? {
        let spelled = word(index).hasSuffix("'s") ? String(word(index).dropLast(2)) : word(index)
        return weekdays[spelled].map { Moment(what: .weekday($0), tokens: index..<index + 1) }
    }

    private func relative(at index: Int) -> Moment? {
        switch word(index) {
        case "yesterday":
            let isBefore = word(index - 1) == "before" && word(index - 2) == "day"
            let start = isBefore ? max(sentence.lowerBound, index - 3) : index
            return Moment(what: .relative(isBefore ? -2 ... -2 : -1 ... -1), tokens: start..<index + 1)
        case "today", "tonight": return Moment(what: .relative(0...0), tokens: index..<index + 1)
        case "tomorrow": return Moment(what: .relative(1...1), tokens: index..<index + 1)
        case "last" where word(index + 1) == "night":
            return Moment(what: .relative(-1...0), tokens: index..<index + 2)
        case "this" where ["morning", "afternoon", "evening"].contains(word(index + 1)):
            return Moment(what: .relative(0...0), tokens: index..<index + 2)
        default: return nil
        }
    }

    // MARK: Times of day

    /// 14:00, 2:30 pm, 2pm, 6 a.m., noon; after "at" 14.00 too.
    private func time(at index: Int) -> Moment? {
        if let minutes = ["noon": 720, "midday": 720, "midnight": 0][word(index)] {
            return time([minutes, minutes == 0 ? 1440 : minutes], index..<index + 1)
        }
        guard startsWithDigit(word(index)), let clock = Clock(word(index)) else { return nil }
        let (half, end) = clock.half.map { ($0, index + 1) } ?? half(after: index)
        if let half {
            guard (1...12).contains(clock.hour) else { return nil }
            return time([(clock.hour % 12 + (half == .pm ? 12 : 0)) * 60 + clock.minute], index..<end)
        }
        guard clock.hasMinutes, clock.mark == ":" || word(index - 1) == "at" else { return nil }
        let start = clock.hour * 60 + clock.minute
        let isTwice = (1...11).contains(clock.hour) && !clock.isPadded
        return time(isTwice ? [start, start + 720] : [start], index..<index + 1)
    }

    private func half(after index: Int) -> (Clock.Half?, Int) {
        switch (word(index + 1), word(index + 2)) {
        case ("am", _): (.am, index + 2)
        case ("pm", _): (.pm, index + 2)
        case ("a", "m"): (.am, index + 3)
        case ("p", "m"): (.pm, index + 3)
        default: (nil, index + 1)
        }
    }

    private func time(_ starts: [Int], _ at: Range<Int>) -> Moment {
        let (comparator, _) = ComparatorWords(tokens: tokens, sentence: sentence).read(around: at, isDate: true)
        return Moment(what: .time(ClockTime(starts: starts, comparator: comparator)), tokens: at)
    }

    private func word(_ index: Int) -> String { sentence.contains(index) ? tokens[index].folded : "" }
}

/// 14:00, 2.30, 2pm as they stand in one word.
private struct Clock {
    enum Half { case am, pm }

    var hour = 0
    var minute = 0
    var half: Half?
    var mark: Character?
    var hasMinutes: Bool { mark != nil }
    var isPadded = false

    init?(_ word: String) {
        guard word.utf8.count <= 8 else { return nil }
        var rest = word[...]
        if rest.hasSuffix("am") || rest.hasSuffix("pm") {
            half = rest.hasSuffix("am") ? .am : .pm
            rest.removeLast(2)
        }
        if let found = rest.firstIndex(where: { $0 == ":" || $0 == "." }) {
            let minutes = rest[rest.index(after: found)...]
            guard minutes.utf8.count == 2, let minute = Int(minutes), (0...59).contains(minute) else { return nil }
            (self.minute, mark) = (minute, rest[found])
            rest = rest[..<found]
        }
        guard rest.utf8.count <= 2, rest.utf8.allSatisfy(isDigit), let hour = Int(rest), (0...24).contains(hour) else {
            return nil
        }
        (self.hour, isPadded) = (hour, rest.hasPrefix("0"))
    }
}

private let beforeBare: Set<String> = [
    "in", "since", "until", "by", "before", "after", "last", "next", "of", "early", "late", "mid",
]
private let weekdays: [String: Int] = [
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
]
