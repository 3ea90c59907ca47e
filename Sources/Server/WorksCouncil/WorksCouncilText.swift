import Platform

extension WorksCouncilPack {
    /// The whole pack as Markdown, to be printed, sent and compared with last year's.
    package func text(_ days: Int, _ t: Words) -> String {
        let dated = t("Made by the program from its own schema, routes and settings on \(day: madeAt).")
        return
            ([
                "# \(t("What this system keeps of people, and what it cannot tell")): \(organisation)", dated,
                "## \(t("What nobody can find out"))",
                list(CannotBeEvaluated.all.map { "\(t($0.what)) (\(t("tested by")) `\($0.file)`: “\($0.test)”)" }),
                "## \(t("How it is set"))", list(settings.map { t($0) }),
                "## \(t("Who can open what"))",
            ]
            + doors.map { door in
                "**\(t(door.who))**, \(t(door.acts, "\(door.acts) act", "\(door.acts) acts")):\n\n"
                    + list(door.pages.map { "`\($0)`" })
            } + ["## \(t("What is kept"))"]
            + kept.map { part($0, days, t) } + [
                "## \(t("What the record says that somebody did"))", list(acts.map { t($0) }),
            ]).joined(separator: "\n\n") + "\n"
    }

    private func part(_ kept: Kept, _ days: Int, _ t: Words) -> String {
        let fields = kept.fields.map { "`\($0)`" }.joined(separator: ", ")
        return """
            ### `\(kept.table)`\(kept.isPersonal ? " · " + t("names people") : "")

            \(t(kept.purpose.why))

            - \(t("Who sees it")): \(t(kept.purpose.readers.words))
            - \(t("How long")): \(kept.time(days, t))
            - \(t("In an export")): \(kept.leaves ? t("yes") : t("no"))
            - \(t("Fields")): \(fields)
            """
    }

    private func list(_ lines: [String]) -> String { lines.map { "- " + $0 }.joined(separator: "\n") }
}
