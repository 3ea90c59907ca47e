import Care
import HTTPTypes
import Platform
import Situation

/// Everything that a debrief shows, read in one go.
private struct DebriefShown: Sendable {
    let seat: DrillSeat
    let notes: [DrillNote]
    let tasks: [DrillTask]
    let playbooks: [(slug: String, title: String)]
}

extension Visit {
    /// Opens by itself at the end. It is about what was done; how somebody is has its place in Support (C6).
    func debriefPage(_ filled: Filled = Filled()) async throws -> Answer {
        let (id, viewer, house): (ID<Drill>, ID<Person>, House) = (try id("drill"), viewer.id, house)
        let shown = try await read { tx in
            let seat = try DrillSeat.get(id, for: viewer, in: tx)
            return DebriefShown(
                seat: seat, notes: try DrillNote.all(of: id, in: tx), tasks: try DrillTask.all(of: id, in: tx),
                playbooks: try house.playbookTitles(in: tx))
        }
        let play = shown.seat.play
        guard play.isOver else { return .see(shown.seat.drill.path) }
        return page(
            t("Drill: looking back at \(shown.seat.scenario.title)"), at: shown.seat.drill.path + "/debrief",
            place: .drills, actions: link(shown.seat.drill.path + "/recording", t("Step through it"), class: "button"),
            status: filled.status, following: shown.seat.stream
        ) {
            """
            \(drillBand)<div class="cols"><section class="c7 stack">\
            \(if: shown.seat.me.part == .player, scoresCard(DrillScores(play, of: shown.seat.me.number), play))\
            \(if: shown.seat.drill.form == .team, live("debrief", on: "drill", class: "stack") { notesRead(shown) })\(promptsCard(filled, shown))\
            \(tasksCard(filled, shown))</section><aside class="c5 stack">\(timelineCard(shown.seat, play))\
            \(card(t("And now")) { afterwards(shown.seat) })</aside></div>
            """
        }
    }

    private func afterwards(_ seat: DrillSeat) -> HTML {
        """
        <p>\(t("Some of it may stay with you, although it was not real.")) \(link("/support", t("Support is here")))</p>\
        <p>\(link("/drills", t("All drills")))</p>\
        \(form(seat.drill.path + "/departure", token: token, confirm: t("Delete this drill and everything in it?")) {
            button(seat.drill.form == .alone ? t("Delete it") : t("Take me out of it"), class: "link")
        })
        """
    }

    private func notesRead(_ shown: DebriefShown) -> HTML {
        return card(t("What was said about it")) {
            shown.notes.isEmpty
                ? "<p class=\"soft\">\(t("Nothing yet. Whatever somebody keeps below stands here for all of you."))</p>"
                : "\(shown.seat.scenario.prompts.enumerated().map { index, prompt in lines(shown, prompt: index + 1, prompt) })"
        }
    }

    private func lines(_ shown: DebriefShown, prompt: Int, _ words: String) -> HTML {
        let notes = shown.notes.filter { $0.prompt == prompt }
        guard !notes.isEmpty else { return .nothing }
        return """
            <h3 translate="no">\(words)</h3><ul class="rows">\(notes.map { line($0, shown) })</ul>
            """
    }

    private func line(_ note: DrillNote, _ shown: DebriefShown) -> HTML {
        """
        <li class="line">\(voice(note.words, class: "voice"))\
        \(if: note.player == shown.seat.me.number, form(
            "\(shown.seat.drill.path)/notes/\(note.id)/deletion", token: token, class: "push",
            confirm: t("Delete this line?")
        ) { button(t("Delete"), class: "link small") })</li>
        """
    }

    /// Three questions, each with its own small form, so that one answers what one has something to say about.
    private func promptsCard(_ filled: Filled, _ shown: DebriefShown) -> HTML {
        card(t("Three questions")) {
            "\(shown.seat.scenario.prompts.enumerated().map { index, prompt in question(index + 1, prompt, filled, shown) })"
        }
    }

    private func question(_ number: Int, _ words: String, _ filled: Filled, _ shown: DebriefShown) -> HTML {
        let fields = Fields(filled.form.number("prompt") == number ? filled : Filled(), t)
        let own = shown.seat.drill.form == .alone ? shown.notes.filter { $0.prompt == number } : []
        return """
            <div class="stack"><form method="post" action="\(shown.seat.drill.path)/notes" class="stack">\
            <input type="hidden" name="csrf" value="\(token)"><input type="hidden" name="prompt" value="\(String(number))">\
            \(fields.summary)\(fields.area("words-\(number)", t(.verbatim(words)), rows: 2))\
            <p class="line">\(button(t("Keep it"), class: "small"))</p></form>\
            \(if: !own.isEmpty, "<ul class=\"rows\">\(own.map { line($0, shown) })</ul>")</div>
            """
    }

    private func tasksCard(_ filled: Filled, _ shown: DebriefShown) -> HTML {
        let fields = Fields(filled.form.has("what") ? filled : Filled(), t)
        let people = shown.seat.players.map { player in
            (String(player.number), t(.verbatim(player.name)))
        }
        return card(t("What will be different")) {
            """
            \(if: !shown.tasks.isEmpty, "<ul class=\"rows\">\(shown.tasks.map { row($0, shown) })</ul>")\
            <form method="post" action="\(shown.seat.drill.path)/tasks" class="stack"><input type="hidden" name="csrf" value="\(token)">\
            \(fields.summary)\(fields.text("what", t("One thing that you will do"), hint: t("Small enough to be done in a week.")))\
            <div class="pair">\(if: people.count > 1, fields.choice("player", t("Who"), people))\
            \(fields.text("due", t("Remind on"), type: "date"))</div>\
            \(fields.choice("playbook", t("Should a playbook say it next time?"), [("", t("No"))] + shown.playbooks.map { ($0.slug, t(.verbatim($0.title))) }, hint: t("Then it stands on the playbook’s page too, without your name and without this drill.")))\
            <p class="line">\(button(t("Remind me of it")))</p></form>
            """
        }
    }

    private func row(_ task: DrillTask, _ shown: DebriefShown) -> HTML {
        let isMine = task.owner == viewer.id
        return """
            <li class="line"><span><span translate="no">\(task.what)</span> <span class="small soft">\
            \(if: shown.seat.players.count > 1, said(shown.seat.players.first { $0.person == task.owner }?.name ?? "")) \(t("by \(day: task.dueAt)"))</span></span>\
            <span class="push">\(task.doneAt != nil ? tag(.ok, t("Done")) : isMine
            ? form("/drills/tasks/\(task.id)/completion", token: token) { button(t("Done"), class: "small") } : tag(.plain, t("Open")))</span></li>
            """
    }

    private func timelineCard(_ seat: DrillSeat, _ play: DrillPlay) -> HTML {
        card(t("What happened when")) {
            """
            <ol class="rows drill-timeline">\(play.moments.filter { seat.canSeeMoment($0, play) }.map { moment -> HTML in
                """
                <li><a class="num" href="\(seat.drill.path)/recording?at=\(String(moment.number))" aria-label="\(t("Show what happened at \(DrillOffset.written(moment.at))"))">\(DrillOffset.written(moment.at))</a> \
                <span>\(drillMomentLine(moment, seat))</span></li>
                """
            })</ol>
            """
        }
    }
}
