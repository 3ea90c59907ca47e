import HTTPTypes
import Platform
import Situation

/// One's own drills, as the list shows them: newest first, from one question.
private struct OwnDrill: Sendable, RowDecodable {
    let drill: Drill
    let title: String
    let endedAt: Instant?
    let minutes: Int

    init(row: Row) throws {
        drill = try Drill(row: row)
        title = try row["title"]
        endedAt = try row["ended_at"]
        minutes = try row["minutes"]
    }

    func isOver(at now: Instant) -> Bool { endedAt != nil || drill.clock(at: now) >= Int64(minutes) * 60_000 }

    static func all(of person: ID<Person>, in tx: Transaction) throws -> [OwnDrill] {
        try tx.all(
            OwnDrill.self,
            """
            SELECT drills.*, drill_scripts.title, drill_scripts.minutes
            FROM drill_players JOIN drills ON drills.id = drill_players.drill
                JOIN drill_scripts ON drill_scripts.id = drills.script
            WHERE drill_players.person = \(person) ORDER BY drill_players.drill DESC LIMIT 30
            """)
    }
}

extension Visit {
    func drillsPage() async throws -> Answer {
        let viewer = viewer.id
        let (own, tasks) = try await read { tx in
            (try OwnDrill.all(of: viewer, in: tx), try DrillTask.due(for: viewer, in: tx))
        }
        let library = try await drillLibrary()
        let (open, over) = (own.filter { !$0.isOver(at: now) }, own.filter { $0.isOver(at: now) })
        return page(t("Drills"), place: .drills) {
            """
            \(drillBand)\(drillReminders(tasks))<div class="cols"><section class="c8 stack">\
            \(if: !open.isEmpty, card(t("Under way")) { "<ul class=\"rows\">\(open.map(row))</ul>" })\
            <h2>\(t("Alone, whenever you like"))</h2>\(alone(library))\(teams(library))</section><aside class="c4 stack">\
            \(card(t("What this is")) { about })\
            \(if: !over.isEmpty, card(t("What you have done")) { "<ul class=\"rows\">\(over.map(row))</ul>" })\
            \(if: !own.isEmpty, card(t("Take it with you")) { takingAlong })\
            \(if: mayMendDrills && !library.faults.isEmpty, faults(library))</aside></div>
            """
        }
    }

    private var mayMendDrills: Bool { viewer.roles.contains(.trainer) || viewer.roles.contains(.administrator) }

    private var about: HTML {
        """
        <p>\(t("A made-up public says things, and you answer, or do not. Everything is played by this program: nothing leaves it, whatever accounts you have connected."))</p>\
        <p>\(t("What you do is yours. Nobody else can read it, and nobody is told that you were here."))</p>\
        <p>\(t("You can leave at any moment. Then nothing of it is kept."))</p>
        """
    }

    private var takingAlong: HTML {
        """
        <p>\(t("A file of the drills that you were in, for a learning record store (xAPI): when, and where you answered or said nothing on purpose. Not what you said, nor how it went. A drill that you leave is not in it."))</p>\
        <p>\(link("/drills/statements", t("As xAPI"), class: "button small"))</p>
        """
    }

    private func alone(_ library: DrillLibrary) -> HTML {
        let scenarios = library.scenarios.filter { $0.form == .alone }
        guard !scenarios.isEmpty else {
            return empty(
                t("No drill is ready"), t("They are files that anybody can write, in the folder of the playbooks."))
        }
        return
            "<ul class=\"wall\">\(scenarios.map { offer($0, at: "/drills", t("Begin"), t("Begin: \($0.title)")) })</ul>"
    }

    private func teams(_ library: DrillLibrary) -> HTML {
        let scenarios = library.scenarios.filter { $0.form == .team }
        guard !scenarios.isEmpty else { return .nothing }
        return """
            <h2>\(t("As a team, with somebody who leads it"))</h2>\
            <ul class="wall">\(scenarios.map { offer($0, at: "/drills/teams", t("Prepare it"), t("Prepare: \($0.title)")) })</ul>
            """
    }

    private func offer(_ scenario: DrillScenario, at path: String, _ words: String, _ label: String) -> HTML {
        """
        <li class="card"><h3 translate="no">\(scenario.title)</h3><p translate="no">\(scenario.brief)</p>\
        <p class="small soft">\(t(scenario.minutes, "1 minute", "\(scenario.minutes) minutes")) · \
        \(t("you work at \(scenario.company)"))</p>\
        \(form(path, token: token) {
            """
            <input type="hidden" name="scenario" value="\(scenario.slug)">\
            <button class="primary" aria-label="\(label)">\(words)</button>
            """
        })</li>
        """
    }

    private func row(_ own: OwnDrill) -> HTML {
        """
        <li class="line"><span><strong translate="no">\(own.title)</strong><br><span class="small soft">\(when(own.drill))</span></span>\
        <span class="push">\(link(own.isOver(at: now) ? own.drill.path + "/debrief" : own.drill.path, own.isOver(at: now) ? t("Look back") : t("Go on"), class: "button small"))</span></li>
        """
    }

    private func when(_ drill: Drill) -> HTML {
        guard drill.startedAt == nil else { return time(drill.startedAt ?? drill.openedAt, t) }
        guard let at = drill.plannedAt else { return "\(t("Has not begun"))" }
        return "\(t("Planned for \(moment: at)"))"
    }

    private func faults(_ library: DrillLibrary) -> HTML {
        notice(
            .care,
            """
            <p>\(t(library.faults.count, "1 thing in the files of drills needs mending.", "\(library.faults.count) things in the files of drills need mending."))</p>\
            <ul>\(library.faults.prefix(5).map { "<li class=\"small\" translate=\"no\">\($0.description)</li>" as HTML })</ul>
            """)
    }
}

extension Visit {
    /// On every page of a drill, so that nobody takes it for real: a word, a colour, a shape.
    package var drillBand: HTML {
        """
        <div class="drill-band"><strong>\(t("DRILL"))</strong> <span>\(t("Nothing here is real, and nothing leaves."))</span>\
        \(link("/support", t("Support"), class: "push"))</div>
        """
    }

    /// What somebody wanted to do after a drill, on the day that they chose.
    package func drillReminders(_ tasks: [DrillTask]) -> HTML {
        guard !tasks.isEmpty else { return .nothing }
        return card(t("You wanted to do this after a drill")) {
            """
            <ul class="rows">\(tasks.map { task -> HTML in
                """
                <li class="line"><span><span translate="no">\(task.what)</span> <span class="small soft">\(t("by \(moment: task.dueAt)"))</span></span>\
                <span class="push line">\(link("/drills/\(task.drill)/debrief", t("Look back"), class: "small"))\
                \(form("/drills/tasks/\(task.id)/completion", token: token) { button(t("Done"), class: "small") })</span></li>
                """
            })</ul>
            """
        }
    }
}
