import Care
import Platform
import Situation

extension Visit {
    /// The made-up public, the mails and the messages; what came last stands first.
    func drillFeed(_ seat: DrillSeat, _ play: DrillPlay) -> HTML {
        let threads = play.threads.filter { seat.canSee($0.inject) }.reversed()
        guard !threads.isEmpty else {
            return empty(
                t("Nothing yet"), t("Read where you are and what is known. The first of them will speak in a moment."))
        }
        return "<ol class=\"drill-feed stack\">\(threads.map { thread($0, seat, play) })</ol>"
    }

    private func thread(_ thread: DrillThread, _ seat: DrillSeat, _ play: DrillPlay) -> HTML {
        let moments = play.moments.filter { $0.inject == thread.inject.id }
        guard let first = moments.first else { return .nothing }
        let replies = moments.dropFirst()
        return """
            <li class="card"\(attribute: "data-waiting", thread.isWaiting ? "" : nil)>\(drillByline(first))\
            \(voice(first.text, class: "voice"))\
            \(first.fact.map { notice(.info, "<p>\(t("Fact \($0.number) has changed. It now says: “\($0.statement)”"))</p>") })\
            <p class="line small soft">\(tag(.plain, t(first.channel.words)))\
            \(if: thread.seen > 0, "<span>\(t(thread.seen, "seen by 1 person", "seen by \(thread.seen) people"))</span>")</p>\
            \(if: !replies.isEmpty, "<ul class=\"replies\">\(replies.map { drillReply($0, seat) })</ul>")\
            \(if: seat.mayAnswer && thread.inject.asks && !play.isOver, answerLink(thread, seat))</li>
            """
    }

    private func answerLink(_ thread: DrillThread, _ seat: DrillSeat) -> HTML {
        let words = thread.isWaiting ? t("Decide") : t("Say more")
        let name = seat.scenario.persona(thread.inject.from)?.name ?? ""
        return """
            <p class="line"><a class="button\(if: thread.isWaiting, " primary") small" href="\(seat.drill.path)?answer=\(thread.inject.id)#answer" \
            aria-label="\(thread.isWaiting ? t("Decide about \(name)") : t("Say more to \(name)"))">\(words)</a></p>
            """
    }

    func drillByline(_ moment: DrillMoment) -> HTML {
        let persona = moment.persona
        return """
            <p class="byline">\(avatar(persona?.name ?? ""))<span><strong translate="no">\(persona?.name ?? "")</strong> \
            \(if: !(persona?.handle ?? "").isEmpty, "<span class=\"soft\" translate=\"no\">@\(persona?.handle ?? "")</span> ")· \
            <span class="num">\(DrillOffset.written(moment.at))</span></span></p>
            """
    }

    func drillReply(_ moment: DrillMoment, _ seat: DrillSeat) -> HTML {
        switch moment.kind {
        case .answer:
            """
            <li class="mine">\(spoken(moment, seat))\(voice(moment.text, class: "voice"))\
            \(if: !moment.outdated.isEmpty, notice(.care, "<p>\(t("This stood on a fact that has changed since. Say so, if it matters."))</p>"))</li>
            """
        case .silence:
            "<li class=\"mine\">\(spoken(moment, seat))<p class=\"soft\">\(t("Decided to say nothing here."))</p></li>"
        case .unanswered:
            "<li><p class=\"soft small\">\(t("\(DrillOffset.written(moment.at)): nobody answered."))</p></li>"
        case .reaction, .inject: "<li>\(drillByline(moment))\(voice(moment.text, class: "voice"))</li>"
        case .decision, .ended: .nothing
        }
    }

    private func spoken(_ moment: DrillMoment, _ seat: DrillSeat) -> HTML {
        """
        <p class="byline"><strong>\(drillSpeaker(moment, seat))</strong> · <span class="num">\(DrillOffset.written(moment.at))</span></p>
        """
    }

    /// By role, not by name: what is looked at is what was said.
    func drillSpeaker(_ moment: DrillMoment, _ seat: DrillSeat) -> String {
        guard let number = moment.player else { return t("Somebody who has left") }
        guard number != seat.me.number else { return t("You") }
        let role = seat.players.first { $0.number == number }?.role ?? ""
        return seat.scenario.roles.first { $0.id == role }.map { t(.verbatim($0.name)) } ?? t("A colleague")
    }
}

extension DrillChannel {
    var words: Sentence {
        switch self {
        case .feed: "In public"
        case .mail: "Mail"
        case .message: "Message"
        }
    }
}
