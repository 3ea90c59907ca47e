import Foundation
import HTTPTypes
import Platform
import Situation

extension Visit {
    /// What somebody can be called for: their own page, which nobody else can open.
    func reachablePage(_ filled: Filled? = nil) async throws -> Answer {
        let viewer = viewer.id
        let duty = try await read { try Duty.find(viewer, in: $0) }
        let functions = DutyFunction.all(in: try await goodPlaybooks())
        let vault = services.vault
        let shown = filled ?? Filled(duty.map { DutyDetails($0, vault).form } ?? Form(["mail": ["on"]]))
        return page(
            t("When you can be called"), at: "/profile/reachable", place: .profile, eyebrow: link("/profile", t("You")),
            status: shown.status
        ) {
            """
            \(duty.map(state))<div class="cols"><section class="c8">\(card(t("In a crisis, you could be called")) {
                form("/profile/reachable", token: token, class: "stack") { dutyFields(Fields(shown, t), functions) }
            })</section><aside class="c4 stack">\(card(t("Who sees this")) {
                """
                <p>\(t("Leaders, trainers and administrators see your name, what you can be called for, and when. They also see whether somebody among you holds a certificate for it."))</p>
                <p>\(t("Your number is kept sealed. Only whoever leads sees it, and only while a crisis is open or you are asked whether we reach you. You see on your own page that they looked."))</p>
                <p>\(t("Now and then you are asked whether we reach you, at an hour that you gave. Whoever does not answer is not counted for a while. There is no list of it, and nothing of it is kept once you answer."))</p>
                """
            })\(if: duty != nil, card(t("No longer")) {
                """
                <p>\(t("You can stop at any time. Nobody asks why, and nothing stays."))</p>
                \(form("/profile/reachable/end", token: token) { button(t("Take me off the list"), class: "danger") })
                """
            })</aside></div>
            """
        }
    }

    private func state(_ duty: Duty) -> HTML {
        if duty.isMissed(at: now) {
            return notice(
                .care,
                "<p>\(t("We asked whether we reach you and have not heard from you. Until you answer, you are not counted."))</p>\(confirmation)"
            )
        }
        if duty.isAsked(at: now) { return notice(.info, "<p>\(t("Can we reach you?"))</p>\(confirmation)") }
        return notice(.ok, "<p>\(t("You are on the list. You last said so on \(day: duty.confirmedAt)."))</p>")
    }

    private var confirmation: HTML {
        form("/profile/reachable/answer", token: token) { button(t("Yes, this reaches me"), class: "primary") }
    }

    private func dutyFields(_ fields: Fields, _ functions: [DutyFunction]) -> HTML {
        """
        \(fields.summary)
        \(fields.checks("functions", t("For what"), functions.map { ($0.name, t(.verbatim($0.name))) }))
        <fieldset class="field hours"><legend>\(t("When, by your clock in \(viewer.person.zoneName)"))</legend>
        <p class="hint">\(t("One stretch a day, on the day on which it begins. It may go over midnight: from 22:00 until 06:00. The same time twice is a whole day. Leave a day empty when you cannot."))</p>
        \((1...7).map { day -> HTML in
            """
            <div class="stretch"><p class="day" aria-hidden="true">\(t(weekdayWords[day - 1]))</p>\
            \(fields.text("from_\(day)", t("\(weekdayWords[day - 1]) from"), type: "time"))\
            \(fields.text("until_\(day)", t("\(weekdayWords[day - 1]) until"), type: "time"))</div>
            """
        })</fieldset>
        \(fields.text("phone", t("Number"), type: "tel", hint: t("May stay empty when mail reaches you at these hours."), autocomplete: "tel"))
        \(fields.check("mail", t("Ask me by mail whether you reach me. It always stands on Now.")))
        \(button(t("You can call me"), class: "primary"))
        """
    }
}

let weekdayWords: [Sentence] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

extension DutyDetails {
    init(_ duty: Duty, _ vault: Vault) {
        functions = duty.functions
        hours = duty.hours
        phone = duty.phone(vault)
        isMailed = duty.isMailed
    }
}
