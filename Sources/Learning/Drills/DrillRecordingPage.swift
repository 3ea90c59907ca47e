import Care
import HTTPTypes
import Platform
import Situation

extension DrillSeat {
    func canSeeMoment(_ moment: DrillMoment, _ play: DrillPlay) -> Bool {
        moment.inject.isEmpty || play.thread(moment.inject).map { canSee($0.inject) } ?? false
    }
}

extension Visit {
    /// One moment after the other, as the drill looked then; by links, and with the arrow keys where there is a script.
    func drillRecordingPage() async throws -> Answer {
        let (id, viewer): (ID<Drill>, ID<Person>) = (try id("drill"), viewer.id)
        let seat = try await read { try DrillSeat.get(id, for: viewer, in: $0) }
        let play = seat.play
        guard play.isOver else { return .see(seat.drill.path) }
        let moments = play.moments.filter { seat.canSeeMoment($0, play) }
        let asked = Int(call.query["at"]) ?? 0
        let index = moments.firstIndex { $0.number >= asked } ?? max(0, moments.count - 1)
        guard moments.indices.contains(index) else { throw Refusal.notFound }
        let moment = moments[index]
        let then = seat.script.play(until: moment.at)
        return page(
            t("Drill: \(seat.scenario.title), step by step"), place: .drills,
            actions: link(seat.drill.path + "/debrief", t("Back to looking back"), class: "button")
        ) {
            """
            \(drillBand)\(steps(seat, moments, index))<div class="cols"><section class="c8 stack">\
            <section class="card"><header><h2 class="num">\(DrillOffset.written(moment.at))</h2></header>\
            <p>\(drillMomentLine(moment, seat))</p>\(if: !moment.text.isEmpty, voice(moment.text, class: "voice large"))\
            \(heard(moment))</section></section><aside class="c4 stack">\(drillFacts(then))</aside></div>
            """
        }
    }

    private func steps(_ seat: DrillSeat, _ moments: [DrillMoment], _ index: Int) -> HTML {
        func step(_ place: Int, _ words: String, _ key: String) -> HTML {
            guard moments.indices.contains(place) else {
                return "<span class=\"button\" aria-disabled=\"true\">\(words)</span>"
            }
            let path = "\(seat.drill.path)/recording?at=\(moments[place].number)"
            return "<a class=\"button\" href=\"\(path)\" data-step=\"\(key)\">\(words)</a>"
        }
        return """
            <nav class="line" aria-label="\(t("Steps"))" data-steps>\(step(index - 1, t("Earlier"), "ArrowLeft"))\
            <span class="num">\(t("Step \(index + 1) of \(moments.count)"))</span>\(step(index + 1, t("Later"), "ArrowRight"))\
            <span class="small soft" data-with-js hidden>\(t("The arrow keys do the same."))</span></nav>
            """
    }

    /// What the text engine read in an answer.
    private func heard(_ moment: DrillMoment) -> HTML {
        let signs = moment.reading.signs
        guard !signs.isEmpty else { return .nothing }
        return """
            <h3>\(t("What was heard in it"))</h3><ul class="rows">\(signs.map { sign -> HTML in
                """
                <li>\(tag(sign.kind.tone, t(sign.kind.words))) \(if: !sign.quote.isEmpty, "<q class=\"voice\" translate=\"no\">\(sign.quote)</q>")</li>
                """
            })</ul>
            """
    }

    func drillMomentLine(_ moment: DrillMoment, _ seat: DrillSeat) -> HTML {
        let name = moment.persona?.name ?? ""
        switch moment.kind {
        case .inject where moment.fact != nil: return "\(t("\(name): fact \(moment.fact?.number ?? 0) changes"))"
        case .inject: return "\(t("\(name) speaks"))"
        case .reaction: return "\(t("\(name) reacts"))"
        case .answer: return "\(t("\(drillSpeaker(moment, seat)): an answer"))"
        case .silence: return "\(t("\(drillSpeaker(moment, seat)): decided to say nothing"))"
        case .unanswered: return "\(t("Nobody had answered"))"
        case .decision: return "\(t("Decided:")) \(said(moment.text))"
        case .ended: return "\(t("The end"))"
        }
    }
}

extension DrillReading.Kind {
    var tone: Tone {
        switch self {
        case .care, .facts, .disclosed, .ownWords: .ok
        case .boundary, .personalData, .wrongFacts, .attack: .stop
        case .undisclosed, .borrowed, .promise: .care
        }
    }

    var words: Sentence {
        switch self {
        case .care: "A word for the person"
        case .facts: "Agrees with a fact"
        case .wrongFacts: "Differs from a fact"
        case .boundary: "Crosses a boundary"
        case .personalData: "Gives away personal data"
        case .disclosed: "Says who speaks"
        case .undisclosed: "Does not say who speaks"
        case .ownWords: "Sounds like somebody"
        case .borrowed: "Close to a colleague’s words"
        case .attack: "Attacks somebody"
        case .promise: "Promises something"
        }
    }
}
