import Foundation
import Situation

/// A course to begin with, made of a drill: a lesson that tells what happened there, and a question for each moment that
/// many found hard. It is read without a fault; making it good is the trainer's.
package struct DrillCourse: Sendable {
    package let slug: String
    package let text: String
    /// Whether it asks about what was found hard, or about everything that the drill asks.
    package let isOfHardOnes: Bool

    package init(_ scenario: DrillScenario, _ totals: DrillTotals) {
        let hard = scenario.injects.filter { totals.hard(at: $0.id) }
        isOfHardOnes = !hard.isEmpty
        slug = "after-\(scenario.slug)".cut(48)
        let asked = scenario.injects.filter(\.asks)
        let injects = !hard.isEmpty ? hard : asked.isEmpty ? scenario.injects : asked
        text = """
            course: \(slug)
            title: \("After the drill: \(scenario.title)".quoted(80))
            minutes: 5
            summary: What many of us found hard in the drill, and what helps there.
            lessons:
              - id: moments
                title: What happened there
                text: |
                  \(scenario.brief.indented.cut(900))

            \(injects.prefix(12).map { Self.told($0, in: scenario) }.joined(separator: "\n"))
            questions:
            \(injects.map { Self.question($0, in: scenario) }.joined(separator: "\n"))

            """
    }

    private static func told(_ inject: DrillInject, in scenario: DrillScenario) -> String {
        let name = scenario.persona(inject.from)?.name ?? inject.from
        let what = inject.better.isEmpty ? inject.text.first ?? "" : inject.better
        return "      - **\(name.indented.cut(40)):** \(what.indented.cut(70))"
    }

    private static func question(_ inject: DrillInject, in scenario: DrillScenario) -> String {
        let name = scenario.persona(inject.from)?.name ?? inject.from
        let better = inject.better.isEmpty ? "Write here what a good answer does." : inject.better
        let isSilence = inject.expects == [.silence]
        let (right, wrong) =
            isSilence ? ("Say nothing here.", "Answer, so that it does not stand alone.") : (better, "Leave it.")
        return """
              - id: \(inject.id.courseID)
                lesson: moments
                kind: decide
                ask: \("\(name) writes: “\((inject.text.first ?? "").cut(280))” What do you do?".quoted(400))
                options:
                  - text: \(right.quoted(300))
                    right: yes
                    because: \((isSilence ? better : "It gives \(name) what they need from you.").quoted(500))
                  - text: \(wrong.quoted(300))
                    because: \((isSilence ? "An answer gives \(name) your readers." : "\(name) waits for a word, and so do all who read along.").quoted(500))
            """
    }
}

extension String {
    fileprivate func cut(_ most: Int) -> String { count <= most ? self : String(prefix(most - 1)).trimmed + "…" }

    /// One line, so that what stands below it in the file is not read as something else.
    fileprivate var indented: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    /// A JSON text is a YAML text too.
    fileprivate func quoted(_ most: Int) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return (try? encoder.encode(cut(most))).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
    }

    /// What a course may call a question.
    fileprivate var courseID: String {
        let plain = lowercased().map { ("a"..."z").contains($0) || ("0"..."9").contains($0) ? $0 : "-" }
        return String(String(plain).drop { $0 == "-" }.prefix(48))
    }
}
