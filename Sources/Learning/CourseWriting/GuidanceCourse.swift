import Platform
import Situation

/// A course made by code of what a company has written: a lesson for each guideline and boundary, and questions of the
/// boundaries’ own sentences. It is where somebody begins to write, and never published by itself.
struct GuidanceCourse {
    let slug: String
    let title: String
    let guidance: PlaybookGuidance
    /// What the playbook adds about its kind of crisis, as somebody wrote it.
    var additions: [Course] = []
    let t: Words
    /// Reads a text as the shelf does: what would not pass its own checks is left out.
    let reads: (String) -> Bool

    var text: String {
        let parts = parts
        return """
            course: \(slug)
            title: \(yamlText(title.clipped(80)))
            version: 1
            language: \(t.language.code)
            minutes: \(min(60, 2 + parts.count))
            summary: \(yamlText(t("What our guidelines and boundaries ask, why they are there, and what nobody can forbid you.")))
            lessons:
            \(parts.map(\.lesson).joined(separator: "\n"))
            questions:
            \(parts.flatMap(\.questions).joined(separator: "\n"))

            """
    }

    private struct Part {
        let lesson: String
        let questions: [String]
    }

    private var parts: [Part] {
        var names = Names()
        let guidelines = guidance.guidelines.map { guideline($0, names.take("g", $0.title)) }
        let boundaries = guidance.boundaries.map { boundary($0.details, names.take("b", $0.details.title)) }
        return [rights] + guidelines + boundaries + added + messages
    }

    /// Lessons of the additions with their questions, in their own words. One that would not read here is left out.
    private var added: [Part] {
        additions.compactMap { CourseBlocks($0.text)?.asAdded }.flatMap { blocks in
            blocks.lessons.map { lesson in
                Part(
                    lesson: lesson.text, questions: blocks.questions.filter { $0.lesson == lesson.id }.map(\.text))
            }
        }.filter { !$0.questions.isEmpty && reads(whole($0.lesson, $0.questions.joined(separator: "\n"))) }
    }

    /// The notice of rights (E3) comes first, as it stands beside every boundary.
    private var rights: Part {
        let lesson = lesson(
            "rights", t("What is yours to say"),
            [
                t(
                    "These lessons are made of what {company} has written down. Each says why it is there, what stays allowed, and whom to ask."
                ),
                "### " + t("You can always say"),
                t(
                    "What you did, saw and felt. Your pay, your hours, your safety and your working conditions are yours to talk about, with anyone, and so is organising, talking to a regulator or the press, and reporting wrongdoing."
                ),
                t("No rule here stops that. If one seems to, the rule is wrong: tell us, and say it anyway."),
            ])
        let question = choice(
            "rights-pay", "rights",
            t("A colleague wants to post about her pay and her night shifts. Which of our rules stops that?"),
            [
                (
                    t("None. It is hers to talk about."), true,
                    t("Pay, hours and conditions are protected, with any reader.")
                ),
                (t("It needs an approval first."), false, t("Nobody approves what the law protects.")),
                (t("Only about the hours, not about the pay."), false, t("Both are hers to talk about.")),
            ])
        return Part(lesson: lesson, questions: [question])
    }

    private func guideline(_ details: GuidelineDetails, _ id: String) -> Part {
        let others = guidance.guidelines.filter { $0.title != details.title }
        let question = choice(
            "\(id)-q", id, t("What does our guideline “\(details.title)” ask of you?"),
            [(details.text.firstSentence, true, t("That is what it says."))]
                + others.prefix(2).map { ($0.text.firstSentence, false, t("That is another one: “\($0.title)”.")) } + [
                    (
                        t("That I ask for permission before I say anything."), false,
                        t("No guideline asks that. You decide, and you may always ask.")
                    )
                ])
        return Part(lesson: lesson(id, details.title, [details.text]), questions: [question])
    }

    private func boundary(_ details: BoundaryDetails, _ id: String) -> Part {
        var paragraphs = [details.subject, t("Why: \(details.reason)")]
        if !details.protects.isEmpty { paragraphs.append(t("It protects: \(details.protects)")) }
        if !details.instead.isEmpty { paragraphs += [t("You could say instead:"), "> " + details.instead] }
        if !details.allows.isEmpty {
            paragraphs += [
                t("What stays allowed, for example:"),
                details.allows.prefix(5).map { "- “\($0)”" }.joined(separator: "\n"),
            ]
        }
        if !details.ask.isEmpty { paragraphs.append(t("Who answers when you are not sure: \(details.ask).")) }
        let examples = details.flags.prefix(1).map { ($0, t("This crosses it. \(details.reason)")) }
        let lesson = lesson(id, details.title, paragraphs, Array(examples))
        let rewriting = details.flags.lazy.map { rewrite(details, $0, id) }.first { reads(whole(lesson, $0)) }
        return Part(lesson: lesson, questions: [marks(details, id), rewriting].compactMap(\.self))
    }

    /// Its own sentences, those that cross it among those that do not.
    private func marks(_ details: BoundaryDetails, _ id: String) -> String? {
        let (flags, allows) = (details.flags.prefix(4), details.allows.prefix(4))
        guard !flags.isEmpty, !allows.isEmpty else { return nil }
        var pieces: [String] = []
        for index in 0..<max(flags.count, allows.count) {
            if index < allows.count { pieces.append("      - {text: \(yamlText(allows[index].clipped(300)))}") }
            if index < flags.count {
                pieces.append(
                    "      - {text: \(yamlText(flags[index].clipped(300))), right: yes, because: \(yamlText(t("It is about this: \(details.subject)").clipped(500)))}"
                )
            }
        }
        return """
              - id: \(id)-q
                lesson: \(id)
                kind: mark
                ask: \(yamlText(t("Which of these sentences cross “\(details.title)”?").clipped(400)))
                because: \(yamlText(details.reason.clipped(600)))
                pieces:
            \(pieces.joined(separator: "\n"))
            """
    }

    private func rewrite(_ details: BoundaryDetails, _ sentence: String, _ id: String) -> String {
        func list(_ lines: [String]) -> String { "[" + lines.map(yamlText).joined(separator: ", ") + "]" }
        return """
              - id: \(id)-r
                lesson: \(id)
                kind: rewrite
                ask: \(yamlText(t("Say it so that the checks have nothing to point at.")))
                text: \(yamlText(sentence.clipped(600)))
                boundaries:
                  - title: \(yamlText(details.title.clipped(80)))
                    match: \(list(details.match))
                    unless: \(list(details.unless))
                    reason: \(yamlText(details.reason.clipped(500)))
                    instead: \(yamlText(details.instead.clipped(240)))
                because: \(yamlText(details.reason.clipped(600)))
                example: \(yamlText(t("I work at {company}.") + " " + details.instead.clipped(500)))
            """
    }

    private var messages: [Part] {
        guard !guidance.messages.isEmpty || !guidance.templates.isEmpty else { return [] }
        var paragraphs: [String] = []
        if !guidance.messages.isEmpty {
            paragraphs.append(t("Our key messages. Nobody has to carry them; in your own words they are worth more."))
            paragraphs.append(guidance.messages.prefix(8).map { "- \($0.text)" }.joined(separator: "\n"))
        }
        if !guidance.templates.isEmpty {
            paragraphs.append(t("Ways to begin, if you want one:"))
            paragraphs += guidance.templates.prefix(3).map { "> " + $0.text.clipped(300).replacing("\n", with: " ") }
        }
        return [Part(lesson: lesson("messages", t("What we want understood"), paragraphs), questions: [])]
    }
}

// MARK: - As YAML

extension GuidanceCourse {
    private func lesson(
        _ id: String, _ title: String, _ paragraphs: [String], _ examples: [(text: String, because: String)] = []
    ) -> String {
        let text = paragraphs.joined(separator: "\n\n").replacing("\t", with: " ").clipped(2500)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
            $0.isEmpty ? "" : "      \($0)"
        }
        var lesson = """
              - id: \(id)
                title: \(yamlText(title.clipped(80)))
                text: |
            \(lines.joined(separator: "\n"))
            """
        if !examples.isEmpty {
            lesson += "\n    examples:\n"
            lesson += examples.map {
                "      - {text: \(yamlText($0.text.clipped(600))), because: \(yamlText($0.because.clipped(600)))}"
            }.joined(separator: "\n")
        }
        return lesson
    }

    private func choice(_ id: String, _ lesson: String, _ ask: String, _ options: [(String, Bool, String)]) -> String {
        let rows = options.map { text, isRight, because in
            "      - {text: \(yamlText(text.clipped(300)))\(isRight ? ", right: yes" : ""), because: \(yamlText(because.clipped(500)))}"
        }
        return """
              - id: \(id)
                lesson: \(lesson)
                kind: choice
                ask: \(yamlText(ask.clipped(400)))
                options:
            \(rows.joined(separator: "\n"))
            """
    }

    /// A course of one lesson and its questions, to try them.
    private func whole(_ lesson: String, _ question: String) -> String {
        "course: x\ntitle: x\nminutes: 1\nsummary: x\nlessons:\n\(lesson)\nquestions:\n\(question)\n"
    }
}

/// Ids that stay the same for the same titles, so that results keep their meaning.
private struct Names {
    private var taken: Set<String> = []

    mutating func take(_ kind: String, _ title: String) -> String {
        let base = "\(kind)-\(String(courseName(of: title).prefix(40)))"
        let name = taken.contains(base) ? (2...).lazy.map { "\(base)-\($0)" }.first { !taken.contains($0) } : base
        taken.insert(name ?? base)
        return name ?? base
    }
}

extension String {
    /// At most this long, with a sign that something is missing.
    fileprivate func clipped(_ most: Int) -> String { count <= most ? self : String(prefix(most - 1)) + "…" }

    fileprivate var firstSentence: String {
        let end = firstRange(of: ". ").map { index(after: $0.lowerBound) } ?? endIndex
        return String(self[..<end].prefix { !$0.isNewline }).clipped(300)
    }
}
