import Platform
import Situation

/// A drill is its scenario, a seed and what people did: from these follows what happens when, to the letter. Nothing
/// else is kept of it, so a node may die and any other goes on.
package struct DrillScript: Sendable {
    package let scenario: DrillScenario
    package let seed: Int64
    package let actions: [DrillAction]

    /// - Parameter actions: in the order in which they were done.
    package init(_ scenario: DrillScenario, seed: Int64, actions: [DrillAction]) {
        self.scenario = scenario
        self.seed = seed
        self.actions = actions
    }

    package func play(until time: Int64) -> DrillPlay {
        var play = DrillPlay(scenario, seed: seed)
        for action in actions where action.at <= time && !play.isOver {
            play.go(to: action.at)
            play.apply(action)
        }
        play.go(to: time)
        return play
    }
}

/// Where a drill stands at one time.
package struct DrillPlay: Sendable {
    package let scenario: DrillScenario
    let seed: Int64
    package private(set) var time: Int64 = 0
    package private(set) var moments: [DrillMoment] = []
    package private(set) var threads: [DrillThread] = []
    package private(set) var facts: [DrillFactNow]
    package private(set) var sheet = 1
    package private(set) var pressure = 0
    package private(set) var endedAt: Int64?
    private var due: [Due] = []
    private var order = 0
    private var said: Set<String> = []
    private var skipped: Set<String> = []

    private struct Due {
        enum What { case inject(DrillInject), patience(String, Int), reaction(String, Int, to: Int) }
        let at: Int64
        let order: Int
        let what: What
    }

    init(_ scenario: DrillScenario, seed: Int64) {
        self.scenario = scenario
        self.seed = seed
        facts = scenario.facts.map { DrillFactNow($0) }
        for inject in scenario.injects { if let at = inject.at { schedule(.inject(inject), at: at) } }
    }

    package var isOver: Bool { endedAt != nil }
    /// When the next thing happens by itself.
    package var nextAt: Int64? {
        isOver ? nil : due.map(\.at).filter { $0 < scenario.length }.min() ?? scenario.length
    }
    /// Nothing more will come, and nothing waits for an answer.
    package var isQuiet: Bool { due.isEmpty && !threads.contains(where: \.isWaiting) }
    /// What the one who leads it can still skip or move, in order.
    package var ahead: [(at: Int64, inject: DrillInject)] {
        due.sorted { ($0.at, $0.order) < ($1.at, $1.order) }.compactMap { item in
            guard case .inject(let inject) = item.what else { return nil }
            return (item.at, inject)
        }
    }

    package func thread(_ inject: String) -> DrillThread? { threads.first { $0.inject.id == inject } }

    mutating func go(to time: Int64) {
        while !isOver, let next = due.indices.min(by: { (due[$0].at, due[$0].order) < (due[$1].at, due[$1].order) }),
            due[next].at <= time, due[next].at < scenario.length
        {
            let item = due.remove(at: next)
            self.time = max(self.time, item.at)
            fire(item.what)
        }
        if !isOver, time >= scenario.length { end(at: scenario.length) }
        self.time = max(self.time, min(time, endedAt ?? time))
        for index in threads.indices { threads[index].go(to: self.time, pressure: pressure) }
    }

    private mutating func schedule(_ what: Due.What, at time: Int64) {
        order += 1
        due.append(Due(at: time, order: order, what: what))
    }

    private mutating func end(at time: Int64) {
        self.time = time
        endedAt = time
        due = []
        add(DrillMoment(at: time, kind: .ended, inject: "", channel: .feed, text: ""))
    }

    @discardableResult
    private mutating func add(_ moment: DrillMoment) -> Int {
        var moment = moment
        moment.number = moments.count + 1
        moments.append(moment)
        return moment.number
    }
}

extension DrillPlay {
    private mutating func fire(_ what: Due.What) {
        switch what {
        case .inject(let inject): open(inject)
        case .patience(let inject, let reaction): loseWait(inject, reaction)
        case .reaction(let inject, let reaction, let answer): react(inject, reaction, to: answer)
        }
    }

    private mutating func open(_ inject: DrillInject) {
        guard thread(inject.id) == nil, !skipped.contains(inject.id) else { return }
        guard inject.pressure == .any || pressure > 0 else { return }
        let persona = scenario.persona(inject.from)
        var moment = DrillMoment(
            at: time, kind: .inject, inject: inject.id, channel: inject.channel, to: inject.to, persona: persona,
            text: line(inject.text, inject.id + ":text") ?? inject.text.first ?? "")
        moment.fact = inject.fact.map { change($0) }
        add(moment)
        let followers = inject.channel == .feed ? Int64(persona?.followers ?? 0) : 0
        threads.append(
            DrillThread(
                inject: inject, openedAt: time, heat: inject.spread, seenMilli: followers * 100, since: time,
                followers: followers))
        guard inject.asks, let index = inject.reactions.firstIndex(where: { $0.when == .silence }) else { return }
        schedule(.patience(inject.id, index), at: time + inject.reactions[index].after)
    }

    private mutating func change(_ fact: DrillFact) -> DrillFactNow {
        sheet += 1
        var now = DrillFactNow(fact)
        now.changedAt = time
        if let index = facts.firstIndex(where: { $0.number == fact.number }) {
            now.earlier = facts[index].earlier + [facts[index].asWas]
            facts[index] = now
            for place in moments.indices where moments[place].reading.signs.contains(where: { $0.fact == fact.number })
            {
                moments[place].outdated.insert(fact.number)
            }
        } else {
            facts.append(now)
            facts.sort { $0.number < $1.number }
        }
        return now
    }

    private mutating func loseWait(_ inject: String, _ reaction: Int) {
        guard let thread = thread(inject), thread.isWaiting else { return }
        add(DrillMoment(at: time, kind: .unanswered, inject: inject, channel: thread.inject.channel, text: ""))
        react(inject, reaction, to: moments.count)
    }

    private mutating func react(_ inject: String, _ reaction: Int, to answer: Int) {
        guard let index = threads.firstIndex(where: { $0.inject.id == inject }) else { return }
        let reaction = threads[index].inject.reactions[reaction]
        threads[index].go(to: time, pressure: pressure)
        threads[index].heat = min(100, max(0, threads[index].heat + reaction.spread))
        if let text = line(reaction.say, "\(inject):\(reaction.when.rawValue)") {
            var moment = DrillMoment(
                at: time, kind: .reaction, inject: inject, channel: threads[index].inject.channel,
                to: threads[index].inject.to, persona: scenario.persona(reaction.from), text: text)
            moment.answers = answer
            add(moment)
        }
        if let then = reaction.then.flatMap(scenario.inject) { schedule(.inject(then), at: time + 20_000) }
    }

    /// Never the same line twice; nil when there is none left.
    private mutating func line(_ variations: [String], _ purpose: String) -> String? {
        let left = variations.filter { !said.contains($0) }
        guard !left.isEmpty else { return nil }
        let chosen = left[Int(draw(purpose + String(said.count)) % UInt64(left.count))]
        said.insert(chosen)
        return chosen
    }

    /// Chance that is the same each time: from the seed and what it is for (FNV-1a, mixed as SplitMix64 does).
    private func draw(_ purpose: String) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(bitPattern: seed)
        for byte in purpose.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
        hash = (hash ^ (hash >> 27)) &* 0x94d0_49bb_1331_11eb
        return hash ^ (hash >> 31)
    }
}

extension DrillPlay {
    mutating func apply(_ action: DrillAction) {
        switch action.deed {
        case .say(let inject, let text, let reading, let confidence):
            answer(inject, text, reading, confidence, action)
        case .stay(let inject, let confidence): leave(inject, confidence, action)
        case .skip(let inject): skipped.insert(inject)
        case .insert(let inject): open(inject)
        case .retime(let inject, let time):
            let waiting = due.first { if case .inject(let one) = $0.what { one.id == inject } else { false } }
            guard let waiting, case .inject(let found) = waiting.what else { return }
            due.removeAll { $0.order == waiting.order }
            schedule(.inject(found), at: max(time, self.time))
        case .pressure(let level): pressure = min(1, max(-1, level))
        case .decide(let text):
            add(DrillMoment(at: time, kind: .decision, inject: "", channel: .feed, player: action.player, text: text))
        case .end: end(at: time)
        }
        if case .skip(let inject) = action.deed {
            due.removeAll { if case .inject(let one) = $0.what { one.id == inject } else { false } }
        }
    }

    private mutating func answer(
        _ inject: String, _ text: String, _ reading: DrillReading, _ confidence: DrillConfidence, _ action: DrillAction
    ) {
        guard let index = threads.firstIndex(where: { $0.inject.id == inject }) else { return }
        threads[index].isAnswered = true
        let number = add(
            DrillMoment(
                at: time, kind: .answer, inject: inject, channel: threads[index].inject.channel,
                to: threads[index].inject.to, player: action.player, text: text, reading: reading,
                confidence: confidence))
        guard let reaction = threads[index].inject.reactions.firstIndex(where: { reading.fits($0.when) }) else {
            return
        }
        // Nobody answers at once: between 8 and 20 seconds.
        let wait = 8000 + Int64(draw("\(inject):wait:\(number)") % 12_000)
        schedule(.reaction(inject, reaction, to: number), at: time + wait)
    }

    private mutating func leave(_ inject: String, _ confidence: DrillConfidence, _ action: DrillAction) {
        guard let index = threads.firstIndex(where: { $0.inject.id == inject }), threads[index].isWaiting else {
            return
        }
        let number = add(
            DrillMoment(
                at: time, kind: .silence, inject: inject, channel: threads[index].inject.channel,
                to: threads[index].inject.to, player: action.player, text: "", confidence: confidence))
        threads[index].isLeft = true
        guard let reaction = threads[index].inject.reactions.firstIndex(where: { $0.when == .silence }) else { return }
        let wait = 8000 + Int64(draw("\(inject):wait:\(number)") % 12_000)
        schedule(.reaction(inject, reaction, to: number), at: time + wait)
    }
}
