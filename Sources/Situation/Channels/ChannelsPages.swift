import HTTPTypes
import Platform

extension Visit {
    /// How updates reach the one who looks at it.
    func ownChannelsPage(_ filled: Filled? = nil, devices said: DevicesSaid = DevicesSaid()) async throws -> Answer {
        let person = viewer.person
        let (choice, address, devices, key) = try await read { tx in
            (
                try ChannelChoice.get(of: person.id, in: tx), try MailBounce.state(of: person, in: tx),
                try Device.all(of: person.id, in: tx), try HousePushKey.find(in: tx)
            )
        }
        let pushKey = if let key { key.publicKey } else { await newPushKey() }
        let shown = filled ?? Filled(choice.form)
        let fields = Fields(shown, t)
        let sends = services.settings.mailFrom != nil
        return page(
            t("How updates reach you"), at: "/profile/channels", place: .profile,
            eyebrow: link("/profile", t("You")),
            status: said.problems.isEmpty ? shown.status : .unprocessableContent
        ) {
            """
            \(if: !sends, notice(.info, "<p>\(t("This installation sends no mail: nobody has set up a mail server. What you choose here counts from when there is one."))</p>"))
            \(address.bounce.map { bounced($0) } ?? (address.fullDays == 0 ? .nothing : filledUp))
            <div class="cols"><section class="c8 stack">\(card(t("By mail")) {
                form("/profile/channels", token: token, class: "stack") {
                    """
                    \(fields.summary)
                    \(fields.radios("mail", t("When mails come, to \(person.email)"), ChannelChoice.MailTime.allCases.map { ($0.rawValue, t($0.words)) }))
                    \(fields.text("quiet_from", t("Quiet from"), type: "time", hint: t("In your time zone, \(person.zoneName). What comes at once waits until they end.")))
                    \(fields.text("quiet_until", t("Quiet until"), type: "time"))
                    \(button(t("Save"), class: "primary"))
                    """
                }
            })\(devicesCard(devices, pushKey, said))</section><aside class="c4 stack">\(card(t("What to know")) {
                """
                <p>\(t("An urgent update comes at once, whatever the hour, and its sender has to say why. If you want no mail, it does not come by mail either."))</p>
                <p>\(t("Your devices keep the same quiet hours."))</p>
                <p>\(t("Only you see what you choose here. Every update stands in Firsthand, mail or not."))</p>
                """
            })\(offlineCard)</aside></div>
            """
        }
    }

    private func bounced(_ bounce: MailBounce) -> HTML {
        notice(
            .care,
            """
            <p>\(t("Mail to \(bounce.address) did not arrive on \(day: bounce.notedAt).")) \(t(bounce.fault.words)) \(t("Nothing more is sent there."))</p>\
            <p>\(bounce.fault == .full
                ? t("Make room in it, then have the next one tried again.")
                : t("If it is wrong, ask an administrator to correct it. If it is right, have the next one tried again."))</p>\
            \(form("/profile/channels/retry", token: token) { button(t("Try it again")) })
            """)
    }

    /// Before it is given up.
    private var filledUp: HTML {
        notice(
            .care,
            """
            <p>\(t("Your mailbox was full lately, and mail from here came back. After the third day nothing more is sent there: make room in it."))</p>
            """)
    }

    /// What administrators see of the ways out of the house.
    func channelsPage(
        tried: Result<Void, MailFault>? = nil, triedChat: (ID<Chat>, Int?)? = nil
    ) async throws -> Answer {
        let settings = services.settings
        let (queue, bounces, names, chats) = try await read { tx in
            let bounces = try MailBounce.newest(50, in: tx)
            return (
                try Mail.queue(in: tx), bounces, try Person.all(bounces.map(\.person), in: tx),
                try Chat.all(in: tx).map { ($0, try ChatMessage.latest(to: $0.id, in: tx)) }
            )
        }
        return page(t("Channels"), at: "/channels", place: .channels) {
            """
            <div class="cols"><section class="c6 stack">\(card(t("Mail")) {
                settings.mailFrom.map { mailState($0.text, queue, tried) }
                    ?? empty(t("No mail is sent"), t("Name a mail server in FIRSTHAND_SMTP_HOST and the address that mails come from in FIRSTHAND_SMTP_FROM, and restart. Until then mail goes nowhere, and nothing waits."))
            })\(chatsCard(chats, tried: triedChat))</section><section class="c6 stack">\(card(t("Addresses that mail did not reach")) {
                bounces.isEmpty
                    ? "<p>\(t("None. When a mail server does not know an address, or its mailbox is closed or stays full, it stands here, and its person is told too."))</p>"
                    : "<ul class=\"rows\">\(bounces.compactMap { bounce in names[bounce.person].map { bounceRow(bounce, $0) } })</ul>"
            })</section></div>
            """
        }
    }

    private func mailState(_ from: String, _ queue: Mail.Queue, _ tried: Result<Void, MailFault>?) -> HTML {
        let isLate = queue.oldestDue.map { $0 < now - .minutes(10) } ?? false
        return """
            <dl class="facts-of"><div><dt>\(t("From"))</dt><dd translate="no">\(from)</dd></div>\
            <div><dt>\(t("State"))</dt><dd>\(isLate ? tag(.stop, t("Late")) : tag(.ok, t("Running")))</dd></div>\
            <div><dt>\(t("Waiting for their time"))</dt><dd>\(t.number(queue.waiting - queue.due))</dd></div>\
            <div><dt>\(t("On their way"))</dt><dd>\(t.number(queue.due))</dd></div>\
            <div><dt>\(t("Sent last"))</dt><dd>\(queue.lastSent.map { time($0, t) } ?? "\(t("None in the last day"))")</dd></div>\
            <div><dt>\(t("Not taken in the last day"))</dt><dd>\(t.number(queue.failed))</dd></div></dl>
            <p class="small soft">\(services.settings.mailBounces.map { t("What servers cannot deliver later is reported to \($0.text), and marks the address here once the mail server hands it on.") } ?? t("What servers cannot deliver later is not seen here: FIRSTHAND_SMTP_BOUNCES names no address for it."))</p>
            \(if: services.settings.channelsLinkOnly, "<p>\(t("Mails carry a link only, and none of the words."))</p>")
            \(tried.map(triedWords))
            \(form("/channels/mail-test", token: token) { button(t("Send a test to yourself")) })
            """
    }

    private func triedWords(_ tried: Result<Void, MailFault>) -> HTML {
        switch tried {
        case .success:
            notice(
                .ok,
                "<p>\(t("The mail server has taken it, for \(viewer.person.email). Look whether it is there."))</p>")
        case .failure(let fault): notice(.stop, "<p>\(t(fault.words))</p>")
        }
    }

    private func bounceRow(_ bounce: MailBounce, _ person: Person) -> HTML {
        """
        <li><p>\(link("/people/\(person.id)", person.name))</p>\
        <p class="small soft hash" translate="no">\(bounce.address)</p>\
        <p class="small soft">\(t("Refused \(moment: bounce.notedAt), with \(bounce.reply).")) \(t(bounce.fault.words)) \
        \(if: bounce.address != person.email, tag(.ok, t("They have another address now")))</p>\
        \(form("/channels/addresses/\(person.id)/retry", token: token) { button(t("Try it again"), class: "quiet") })</li>
        """
    }
}

extension MailFault {
    var words: Sentence {
        switch self {
        case .unreachable: "The mail server does not answer, or hung up."
        case .untrusted: "The connection cannot be trusted: no TLS, or a certificate that we do not know."
        case .notAdmitted(let code):
            "The mail server does not let us in, or does not take this mail. It answered \(code)."
        case .unset: "No mail server is set up."
        }
    }
}
