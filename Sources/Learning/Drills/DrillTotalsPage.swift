import Care
import HTTPTypes
import Platform
import Situation

let drillTotalsRoutes: [Route] = [
    Route(.get, "/training/drills/:scenario", .trainer) { try await $0.drillTotalsPage() },
    Route(.get, "/training/drills/:scenario/course", .trainer) { try await $0.drillCoursePage() },
]

extension Visit {
    /// On the trainer's page: each drill, and what most people found hard in it.
    func drillsToLearnFrom(_ scenarios: [DrillScenario]) -> HTML {
        guard !scenarios.isEmpty else { return .nothing }
        return card(t("Drills")) {
            """
            <ul class="rows">\(scenarios.map { scenario -> HTML in
                """
                <li>\(link("/training/drills/\(scenario.slug)", t(.verbatim(scenario.title)))) <span class="small soft">\
                \(scenario.form == .alone ? t("alone") : t("as a team")), \(t("version \(scenario.version)"))</span></li>
                """
            })</ul><p class="small soft">\(t("What most people found hard in each, and what to make of it. No names."))</p>
            """
        }
    }

    fileprivate func drillTotalsPage() async throws -> Answer {
        let scenario = try await trainedScenario()
        let totals = try await read { try DrillTotals.find(scenario, in: $0) }
        return page(
            t(.verbatim(scenario.title)), place: .training, eyebrow: link("/training", t("For trainers"))
        ) {
            """
            <div class="cols"><section class="c7 stack">\(card(t("What most people found hard")) {
                totals.dimensions.isEmpty ? nothingHard(totals) : hardDimensions(totals, scenario)
            })</section><aside class="c5 stack">\(nextCourseCard(scenario))\(changeScenarioCard(totals, scenario))\
            \(card(t("How this is counted")) { counting(totals, scenario) })</aside></div>
            """
        }
    }

    private func trainedScenario() async throws -> DrillScenario {
        let slug = try slug("scenario")
        let scenarios = try await drillLibrary().scenarios
        guard let scenario = scenarios.first(where: { $0.slug == slug }) else { throw Refusal.notFound }
        return scenario
    }

    private func nothingHard(_ totals: DrillTotals) -> HTML {
        guard totals.people > 0 else {
            return empty(
                t("Too few to say"),
                t("Once five people have finished it, what at least five of them found hard stands here."))
        }
        return empty(
            t("Nothing stands out"),
            t(
                "What at least five people found hard, and at least five did not, stands here. Everything else would say too much about somebody."
            ))
    }

    private func hardDimensions(_ totals: DrillTotals, _ scenario: DrillScenario) -> HTML {
        let parts = totals.dimensions.map { dimension -> HTML in
            """
            <section class="stack"><h3>\(t(dimension.dimension.words))</h3>\
            \(whole(dimension).map { "<p>\(t(dimension.dimension.hardWords(missed: $0, of: totals.people)))</p>" as HTML } ?? .nothing)\
            <ul class="rows">\(dimension.hard.map { hardRow($0, dimension.dimension, totals, scenario) })</ul></section>
            """
        }
        return "<div class=\"stack\">\(parts)</div>"
    }

    /// Where one moment is all of it, it is said there.
    private func whole(_ dimension: DrillTotals.Dimension) -> Int? {
        dimension.hard.map(\.people) == [dimension.people ?? 0] ? nil : dimension.people
    }

    private func hardRow(
        _ hard: DrillTotals.Hard, _ dimension: DrillDimension, _ totals: DrillTotals, _ scenario: DrillScenario
    ) -> HTML {
        guard let inject = scenario.inject(hard.inject) else { return .nothing }
        return """
            <li><p class="small soft">\(said(scenario.persona(inject.from)?.name ?? inject.from))</p>\
            \(voice(inject.text.first ?? "", class: "voice small"))\
            <p>\(t(dimension.hardWords(missed: hard.people, of: totals.people)))\
            \(hard.sure.map { " \(t("\($0) of them had been sure, so this is worth the most."))" as HTML } ?? .nothing)</p>\
            \(if: !inject.better.isEmpty, "<p class=\"small soft\">\(t("A better one might:")) <span translate=\"no\">\(inject.better)</span></p>")</li>
            """
    }

    private func nextCourseCard(_ scenario: DrillScenario) -> HTML {
        card(t("Make the next course of it")) {
            """
            <p>\(t("A beginning is written for you: a lesson and a question for each of these moments. You change it into your words."))</p>\
            <p>\(link("/training/drills/\(scenario.slug)/course", t("Make the next course"), class: "button primary"))</p>
            """
        }
    }

    private func changeScenarioCard(_ totals: DrillTotals, _ scenario: DrillScenario) -> HTML {
        let hard = scenario.injects.map(\.id).filter(totals.hard)
        return card(t("Change the scenario")) {
            """
            <p>\(t("If a moment was hard because it was unclear, it is the drill that should change, not the people."))</p>\
            <dl class="facts-of"><div><dt>\(t("File"))</dt><dd><code class="long" translate="no">drills/\(scenario.slug).yaml</code></dd></div>\
            \(if: !hard.isEmpty, "<div><dt>\(t("Where"))</dt><dd><span translate=\"no\">\(hard.joined(separator: ", "))</span></dd></div>")</dl>\
            <p class="small soft">\(t("It lies in the folder of the playbooks and is read anew each time. Count its version up: what is told here then begins again."))</p>
            """
        }
    }

    private func counting(_ totals: DrillTotals, _ scenario: DrillScenario) -> HTML {
        """
        <p>\(totals.people > 0
            ? t("\(totals.people) people count here: each with the first time that they finished version \(scenario.version), alone or in a team.")
            : t("Each person counts with the first time that they finish version \(scenario.version), alone or in a team."))</p>\
        <p class="small soft">\(t("They come by fives, so that nobody can be told by the day on which the numbers changed. Whoever deletes a drill is no longer counted. Nobody can read what somebody said, you neither."))</p>
        """
    }

    fileprivate func drillCoursePage() async throws -> Answer {
        let scenario = try await trainedScenario()
        let totals = try await read { try DrillTotals.find(scenario, in: $0) }
        let course = DrillCourse(scenario, totals)
        return page(
            t("The next course"), place: .training,
            eyebrow: link("/training/drills/\(scenario.slug)", t(.verbatim(scenario.title)))
        ) {
            card(t("A course to begin with")) {
                """
                <p>\(course.isOfHardOnes
                    ? t("One question for each moment that many found hard. Each reason is a first try: say it as you would to a colleague.")
                    : t("Nothing stands out yet, so there is one question for each moment of the drill. Leave out what people know."))</p>\
                <p>\(t("Save it as \(course.slug).yaml in the folder “courses” beside the playbooks, and start the server again."))</p>\
                <div class="field"><label for="course">\(t("The text of the course"))</label>\
                <textarea id="course" rows="28" readonly spellcheck="false" translate="no" class="code">\(course.text)</textarea></div>\
                <p><button type="button" data-copy="#course" data-copied="\(t("Copied"))">\(t("Copy the text"))</button></p>
                """
            }
        }
    }
}

extension DrillDimension {
    /// What at least five missed, as a sentence.
    fileprivate func hardWords(missed: Int, of people: Int) -> Sentence {
        switch self {
        case .facts: "\(missed) of \(people) said something that the fact sheet did not, or nothing of it."
        case .boundary: "\(missed) of \(people) crossed a boundary."
        case .disclosure: "\(missed) of \(people) did not say near the top that they work there."
        case .care: "\(missed) of \(people) had no word for the person."
        case .ownWords: "\(missed) of \(people) did not sound like themselves."
        case .silence: "\(missed) of \(people) answered where saying nothing was the stronger one."
        }
    }
}
