import HTTPTypes
import Platform
import Situation

extension Visit {
    func concernsPage() async throws -> Answer {
        let reader = viewer.id
        let (waiting, answered) = try await read { tx in
            (try Concern.waiting(for: reader, in: tx), try Concern.answered(for: reader, in: tx))
        }
        return page(
            t("Reports of wrongdoing"), place: .support,
            eyebrow: "\(t("Only the people chosen for it see this"))"
        ) {
            """
            <div class="stack">\(waiting.isEmpty
                ? empty(t("Nothing waits"), t("What comes in stands here, the oldest first, with the day by which a word is due."))
                : card(t("Waiting")) { list(waiting) })\
            \(if: !answered.isEmpty, card(t("Answered")) { list(answered) })</div>
            """
        }
    }

    private func list(_ concerns: [Concern]) -> HTML {
        """
        <ul class="rows">\(concerns.map { concern -> HTML in
            """
            <li class="line"><span>\(link("/wrongdoing/inbox/\(concern.id)", t("Came in on \(day: Instant(day: concern.receivedDay))")))\
            \(if: concern.isLate(on: now.day), " <strong class=\"problem\">\(t("Late"))</strong>")</span>\
            <span class="push small soft">\(concern.state(t))</span></li>
            """
        })</ul>
        """
    }

    func concernPage(_ filled: Filled = Filled()) async throws -> Answer {
        let (id, reader) = (call.parameters["concern"] ?? "", viewer.id)
        let (concern, messages) = try await read { tx in
            let concern = try Concern.get(id, for: reader, in: tx)
            return (concern, try concern.messages(in: tx))
        }
        return page(
            t("A report of \(day: Instant(day: concern.receivedDay))"), at: "/wrongdoing/inbox/\(concern.id)",
            place: .support, eyebrow: link("/wrongdoing/inbox", t("All reports")), status: filled.status
        ) {
            """
            \(watching("\(t("Ask an administrator for one more who reads what comes in."))"))
            <p class="soft">\(concern.state(t)) \(t("You do not know who wrote it unless they say so. Do not try to find out."))</p>
            <section class="card">\(messages.map { message -> HTML in
                """
                <p class="small soft">\(message.isReply ? t("We replied") : t("Somebody wrote"))</p>\
                \(voice(message.words, class: message.isReply ? "" : "voice"))
                """
            })</section>
            \(if: concern.acknowledgedDay == nil, form("/wrongdoing/inbox/\(concern.id)/acknowledgement", token: token) {
                button(t("Tell them that it was read"))
            })
            \(card(t("Reply")) { reply(concern, Fields(filled, t)) })
            """
        }
    }

    private func reply(_ concern: Concern, _ fields: Fields) -> HTML {
        let outcomes = [("", t("Not yet"))] + ConcernOutcome.allCases.map { ($0.rawValue, t($0.words)) }
        return form("/wrongdoing/inbox/\(concern.id)/replies", token: token, class: "stack") {
            """
            \(fields.summary)\(fields.area("words", t("What you write"), rows: 6))\
            \(if: concern.answeredDay == nil, fields.choice("outcome", t("Is this the answer?"), outcomes))\
            \(button(t("Send"), class: "primary"))
            """
        }
    }

    func receiversPage(_ filled: Filled = Filled(), _ sought: Sought? = nil) async throws -> Answer {
        let receivers = try await read { try ConcernReceiver.all(in: $0) }
        return page(
            t("Who reads reports of wrongdoing"), at: "/wrongdoing/receivers", place: .people,
            eyebrow: link("/wrongdoing", t("The door")), status: filled.status
        ) {
            """
            <div class="cols"><section class="c7 stack">\(receivers.isEmpty
                ? empty(t("Nobody yet"), t("Until somebody is chosen, nothing can be sent."))
                : card(t("They read it")) {
                    "<ul class=\"rows\">\(receivers.map { receiver($0) })</ul>"
                })</section>
            <section class="c5">\(card(t("Choose somebody")) {
                form("/wrongdoing/receivers", token: token, class: "stack") {
                    let fields = Fields(filled, t)
                    return """
                        \(fields.summary)\(fields.colleague("who", t("Colleague"), hint: t("Name or e-mail address. Somebody whom people trust, and who is on no crisis team."), sought))\
                        \(button(t("Choose"), class: "primary"))
                        """
                }
            })</section></div>
            """
        }
    }

    private func receiver(_ person: Person) -> HTML {
        """
        <li class="line"><span translate="no">\(person.name)</span> <span class="small soft" translate="no">\(person.department)</span>\
        \(form("/wrongdoing/receivers/\(person.id)/release", token: token, class: "push", confirm: t("They see nothing of it any more. What waits is read by the others.")) {
            button(t("Release"), class: "small quiet")
        })</li>
        """
    }
}
