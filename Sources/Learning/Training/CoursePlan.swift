import Platform

/// The steps of one attempt: each lesson, then the questions that were drawn for it. The same seed draws the same.
struct CoursePlan: Sendable {
    enum Step: Sendable {
        case lesson(Lesson)
        case question(CourseQuestion)
    }

    let steps: [Step]
    private let seed: Int64

    /// - Parameter since: the version whose certificate is renewed; only what has changed since is asked. 0 for the whole.
    init(_ course: Course, since: Int, seed: Int64) {
        self.seed = seed
        let lessons = course.lessons.filter { $0.changed > since }
        var drawn: Set<String> = []
        for (pool, questions) in Dictionary(grouping: course.questions, by: \.pool) {
            var chance = Chance(seed, pool)
            let shuffled = questions.shuffled(using: &chance)
            drawn.formUnion(shuffled.prefix(course.draw[pool] ?? questions.count).map(\.id))
        }
        steps = lessons.flatMap { lesson in
            [.lesson(lesson)]
                + course.questions.filter { $0.lesson == lesson.id && drawn.contains($0.id) }.map { .question($0) }
        }
    }

    /// Everything that there is, drawn or not.
    init(whole course: Course) {
        var all = course
        all.draw = [:]
        self.init(all, since: 0, seed: 0)
    }

    var questions: [CourseQuestion] {
        steps.compactMap { if case .question(let question) = $0 { question } else { nil } }
    }

    /// In which order a question shows what one may choose from: places in the file.
    func order(of question: CourseQuestion) -> [Int] {
        switch question.kind {
        case .choice(let options), .several(let options), .decide(let options):
            var chance = Chance(seed, question.id)
            return options.indices.shuffled(using: &chance)
        case .order(let items):
            var chance = Chance(seed, question.id)
            let mixed = items.indices.shuffled(using: &chance)
            // As it stands already would be no question.
            return mixed == Array(items.indices) ? mixed.reversed() : mixed
        case .mark(let pieces): return Array(pieces.indices)
        case .rewrite: return []
        }
    }
}

/// SplitMix64 (Steele, Lea and Flood, 2014): the same draw from the same seed, on every machine.
private struct Chance: RandomNumberGenerator {
    private var state: UInt64

    /// FNV-1a over the name, so that each pool and question has a chance of its own.
    init(_ seed: Int64, _ name: String) {
        let mixed = name.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        state = UInt64(bitPattern: seed) ^ mixed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
