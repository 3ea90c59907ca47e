import Care
import Platform
import Situation

extension Visit {
    /// Before a team drill begins: who is there, who is asked, and the button that begins it.
    func drillLobby(_ filled: Filled, _ seat: DrillSeat, _ sought: Sought?) -> HTML {
        """
        <div class="cols drill" data-drill-lobby><section class="c8 stack">\(live("people", on: "drill", class: "stack") {
            card(t("Who is in it")) { "\(roster(seat))\(waiting(seat))" }
        })\(if: seat.isLeading, inviting(filled, seat, sought))</section>\
        <aside class="c4 stack">\(card(t("Where you are")) {
            """
            <p translate="no">\(seat.scenario.brief)</p>\
            <p class="small soft">\(t(seat.scenario.minutes, "1 minute", "\(seat.scenario.minutes) minutes"))</p>
            """
        })\(plannedCard(filled, seat))\(drillFacts(seat.play))</aside></div>
        """
    }

    private func waiting(_ seat: DrillSeat) -> HTML {
        guard seat.isLeading else {
            return """
                <p class="soft">\(t("It begins when the one who leads it says so. This page will show it by itself."))</p>\
                \(if: seat.isWithoutLead, takeLead(seat))
                """
        }
        return form(seat.drill.path + "/beginning", token: token) { button(t("Begin now"), class: "primary") }
    }

    func takeLead(_ seat: DrillSeat) -> HTML {
        form(seat.drill.path + "/lead", token: token) {
            """
            <p>\(t("Whoever led it has left."))</p>\(button(t("Lead it from here"), class: "small"))
            """
        }
    }

    func roster(_ seat: DrillSeat) -> HTML {
        """
        <ul class="rows">\(seat.players.map { player -> HTML in
            let role = seat.scenario.roles.first { $0.id == player.role }
            return """
                <li class="line"><strong translate="no">\(player.name)</strong> \
                <span class="push">\(player.part == .player ? said(role?.name ?? "") : "\(t(player.part.words))")</span></li>
                """
        })</ul>
        """
    }

    private func inviting(_ filled: Filled, _ seat: DrillSeat, _ sought: Sought?) -> HTML {
        let fields = Fields(filled.form.has("who") ? filled : Filled(), t)
        let roles = seat.scenario.roles.map { ($0.id, t(.verbatim("\($0.name): \($0.duties)"))) }
        return card(t("Ask somebody in")) {
            """
            <form method="post" action="\(seat.drill.path)/invitations" class="stack">\
            <input type="hidden" name="csrf" value="\(token)">\(fields.summary)\
            \(fields.colleague("who", t("Who"), hint: t("Name or e-mail address of a colleague. They find it under Drills and can leave without a word."), sought))\
            \(fields.radios("role", t("As"), roles + [("", t("Somebody who watches"))]))\
            <p class="line">\(button(t("Ask them")))</p></form>
            """
        }
    }

    /// What the one who leads it can do while it runs (C2).
    func leadingCards(_ filled: Filled, _ seat: DrillSeat, _ play: DrillPlay) -> HTML {
        guard seat.drill.form == .team, seat.isLeading, !play.isOver else { return .nothing }
        return "\(live("ahead", on: "drill", class: "stack") { ahead(seat, play) })\(inserting(filled, seat))"
    }

    private func ahead(_ seat: DrillSeat, _ play: DrillPlay) -> HTML {
        card(t("What comes next")) {
            """
            \(if: play.ahead.isEmpty, "<p class=\"soft\">\(t("Nothing more by itself. You can insert something."))</p>")\
            <ul class="rows">\(play.ahead.prefix(8).map { next -> HTML in
                """
                <li><p><span class="num">\(DrillOffset.written(next.at))</span> \
                <strong translate="no">\(seat.scenario.persona(next.inject.from)?.name ?? "")</strong> \
                <span class="soft" translate="no">\(String((next.inject.text.first ?? "").prefix(90)))</span></p>\
                <div class="line">\(direct(seat, next.inject, "now", t("Now")))\(direct(seat, next.inject, "later", t("2 minutes later")))\
                \(direct(seat, next.inject, "skip", t("Skip")))</div></li>
                """
            })</ul>\
            <h3>\(t("Pressure"))</h3><div class="line">\(pressure(seat, -1, t("Lower"), play))\(pressure(seat, 0, t("As written"), play))\(pressure(seat, 1, t("Higher"), play))</div>
            """
        }
    }

    private func direct(_ seat: DrillSeat, _ inject: DrillInject, _ deed: String, _ words: String) -> HTML {
        form(seat.drill.path + "/direction", token: token) {
            """
            <input type="hidden" name="inject" value="\(inject.id)">\(button(words, class: "small", name: "deed", value: deed))
            """
        }
    }

    private func pressure(_ seat: DrillSeat, _ level: Int, _ words: String, _ play: DrillPlay) -> HTML {
        form(seat.drill.path + "/direction", token: token) {
            """
            <input type="hidden" name="level" value="\(String(level))"><button class="small" name="deed" value="pressure" \
            aria-pressed="\(play.pressure == level ? "true" : "false")">\(words)</button>
            """
        }
    }

    private func inserting(_ filled: Filled, _ seat: DrillSeat) -> HTML {
        let fields = Fields(filled.form["deed"] == "insert" ? filled : Filled(), t)
        let personas = seat.scenario.personas.map { ($0.id, t(.verbatim($0.name))) }
        return card(t("Insert something")) {
            """
            <form method="post" action="\(seat.drill.path)/direction" class="stack"><input type="hidden" name="csrf" value="\(token)">\
            \(fields.summary)\(fields.choice("from", t("Who says it"), personas))\
            \(fields.choice("channel", t("How"), DrillChannel.allCases.map { ($0.rawValue, t($0.words)) }))\
            \(fields.area("text", t("What they say"), rows: 2, class: "voice"))\
            <p class="line">\(button(t("Let them say it"), name: "deed", value: "insert"))</p></form>
            """
        }
    }

    /// What was decided, for everyone to see.
    func decisions(_ filled: Filled, _ seat: DrillSeat, _ play: DrillPlay) -> HTML {
        guard seat.drill.form == .team else { return .nothing }
        let fields = Fields(filled.form.has("decision") ? filled : Filled(), t)
        let made = play.moments.filter { $0.kind == .decision }
        return """
            \(live("decisions", on: "drill", class: "stack") {
                card(t("Decided so far")) {
                    made.isEmpty
                        ? "<p class=\"soft\">\(t("Nothing yet. What the team decides stands here with its time."))</p>"
                        : "<ul class=\"rows\">\(made.map { "<li><span class=\"num\">\(DrillOffset.written($0.at))</span> <strong>\(drillSpeaker($0, seat))</strong> \(said($0.text))</li>" as HTML })</ul>"
                }
            })\(if: seat.mayAnswer && !play.isOver, """
                <form method="post" action="\(seat.drill.path)/decisions" class="card stack"><input type="hidden" name="csrf" value="\(token)">\
                \(fields.summary)\(fields.text("decision", t("We have decided")))<p class="line">\(button(t("Note it"), class: "small"))</p></form>
                """)
            """
    }
}

extension DrillPlayer.Part {
    var words: Sentence {
        switch self {
        case .player: "Takes part"
        case .observer: "Watches"
        case .facilitator: "Leads it"
        }
    }
}
