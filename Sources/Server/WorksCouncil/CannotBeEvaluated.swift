import Platform

/// What nobody can find out with this program, and the test that fails when somebody can. A test holds that each of
/// those tests is there, under that very sentence.
struct CannotBeEvaluated: Sendable {
    let what: Sentence
    /// From the folder `Tests`.
    let file: String
    let test: String

    static let all = [
        CannotBeEvaluated(
            what: "Who has spoken in a crisis, and who has not.", file: "ServerTests/AuditTests.swift",
            test: "Nobody learns from the record who spoke and who did not (promise 1)"),
        CannotBeEvaluated(
            what: "Who answered what in a round, by asking the database, with every log and the key at hand.",
            file: "CareTests/Feedback/LinkageTests.swift",
            test: "With everything that we keep, it does no better than chance"),
        CannotBeEvaluated(
            what: "How a single person is, or any group of fewer than five, by subtracting totals either.",
            file: "CareTests/Totals/TotalsTests.swift",
            test: "Over 5,000 random hierarchies every difference of what is shown is empty or at least five"),
        CannotBeEvaluated(
            what: "That somebody takes a pause.", file: "CareTests/Support/PauseTests.swift",
            test: "Nobody else can see it: not Ben, Chidi, Dana or Frida, not the audit, the API or an export"),
        CannotBeEvaluated(
            what: "That somebody has looked for help.", file: "CareTests/Support/SupportPageTests.swift",
            test: "That Amara looked for help stands nowhere: no event, no span, no other row"),
        CannotBeEvaluated(
            what: "What somebody writes before they show it.", file: "ServerTests/AccessToThingsTests.swift",
            test: "On no route does anybody reach Amara’s words, accounts and sessions, whatever their role"),
        CannotBeEvaluated(
            what: "Who has not passed a course, but for the person and trainers.",
            file: "LearningTests/Training/TakeCourseTests.swift",
            test: "Nobody else finds Amara’s attempt, and no event says that she took a course"),
        CannotBeEvaluated(
            what: "What somebody did in a drill that they played alone, and that they left one.",
            file: "LearningTests/Drills/DrillsTests.swift",
            test: "Nobody else finds Amara’s drill: not her lead, not a leader, not the administrator"),
    ]
}
