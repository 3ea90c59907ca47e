import HTTPTypes
import Platform
import Situation

extension Visit {
    /// Where somebody takes out what they learned, and decides whether it goes anywhere by itself. Their own page.
    func recordSendingsPage(_ filled: Filled? = nil) async throws -> Answer {
        let viewer = viewer.id
        let own = try await read { try RecordSending.find(of: viewer, in: $0) }
        let store = services.settings.recordStore
        return page(
            t("Your learning records"), at: "/learning-records", place: .training,
            eyebrow: link("/courses", t("Courses")), status: filled?.status ?? .ok
        ) {
            """
            \(filled.map { Fields($0, t).summary })<div class="cols"><section class="c8 stack">\
            \(card(t("Courses")) {
                """
                <p>\(t("The file has every course that you began, when, and what came of it. Only you can take it out."))</p>\
                <p class="line">\(link("/courses/statements", t("Take the file"), class: "button small"))</p>
                """
            })\
            \(card(t("By itself")) { store.map { recordSwitch(own, $0) } ?? noStore })\
            </section><aside class="c4 stack">\(store.map { store in card(t("Where it goes")) { whereItGoes(store) } })\
            \(card(t("Drills")) {
                "<p>\(t("Drills are never sent. Their file is yours to take, and to bring where you want."))</p><p>\(link("/drills", t("Drills")))</p>"
            })\
            \(card(t("Who sees what")) {
                "<p>\(t("That you send, or do not, is on this page and nowhere else. Nobody is told, nobody can look, and no total counts it."))</p>"
            })</aside></div>
            """
        }
    }

    private var noStore: HTML {
        """
        <p>\(t("Nothing is sent: no learning record store is named here. Whoever runs Firsthand can name one."))</p>\
        <p>\(t("Until then you can bring the file to a store yourself."))</p>
        """
    }

    private func whereItGoes(_ store: RecordStore) -> HTML {
        """
        <p>\(t("To the learning record store that whoever runs Firsthand has named:"))</p>\
        <p class="hash"><strong translate="no">\(store.endpoint)</strong></p>\
        <p>\(t("It gets your name, your number here, the course, when you began and passed it, and your score. Whoever looks after that store can read it."))</p>\
        <p>\(t("When you stop, nothing more leaves. What it has already, it keeps until they delete it: ask them."))</p>
        """
    }

    private func recordSwitch(_ own: RecordSending?, _ store: RecordStore) -> HTML {
        let promise = t(
            "Courses that you have passed, and those that you pass from now on. One that you did not pass, or have not ended, is never sent."
        )
        guard let sending = own, sending.store == store.endpoint else {
            return """
                <p>\(own == nil ? t("Nothing of it is sent.") : t("The store is another one since you agreed. Nothing is sent to it."))</p>\
                <p>\(promise)</p>\
                \(form("/learning-records", token: token) { button(t("Send them to \(store.host)")) })
                """
        }
        return """
            \(recordState(sending))<p>\(promise)</p>\
            <p class="small soft">\(t("You switched it on \(moment: sending.agreedAt)."))</p>\
            <div class="line">\(form("/learning-records/retry", token: token) { button(t("Try now"), class: "small") })\
            \(form("/learning-records/end", token: token) { button(t("Stop sending"), class: "small") })</div>
            """
    }

    private func recordState(_ sending: RecordSending) -> HTML {
        let last: HTML? = sending.sentAt.map { "<p>\(t("Last taken \(moment: $0)."))</p>" }
        return switch sending.lastAnswer {
        case nil where sending.dueAt == nil:
            notice(.ok, "<p>\(t("Switched on. There is nothing to send yet."))</p>")
        case nil: notice(.info, "<p>\(t("Switched on. What there is goes within a minute."))</p>")
        case .taken, .held: notice(.ok, last ?? .nothing)
        case .later:
            notice(
                .care,
                """
                <p>\(trouble(sending)) \(sending.dueAt.flatMap { $0 > now ? t("Next try: \(moment: $0).") : nil }
                    ?? t("It is not tried again until you ask, or pass something new."))</p>\(last)
                """)
        case .refused:
            notice(
                .care,
                """
                <p>\(t("The store refused what was sent (status \(sending.status ?? 0)). It is not tried again until you ask, or pass something new. Tell whoever runs Firsthand."))</p>\(last)
                """)
        }
    }

    private func trouble(_ sending: RecordSending) -> String {
        switch sending.status {
        case nil: t("The store did not answer.")
        case .some(let status) where status < 500 && status != 429:
            t("The store does not let Firsthand in (status \(status)). Whoever runs Firsthand can mend that.")
        case .some(let status): t("The store is not well (status \(status)).")
        }
    }
}
