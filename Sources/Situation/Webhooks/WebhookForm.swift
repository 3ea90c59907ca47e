import Platform

extension WebhookDetails {
    init(_ form: Form) {
        self.init(
            name: form["name"], address: form["address"],
            topics: Set(form.all("topics").compactMap(WebhookTopic.init(rawValue:))))
    }

    static let blank = Form(["topics": [WebhookTopic.crises, .briefings, .holds].map(\.rawValue)])
}

extension Webhook {
    var form: Form {
        Form(["name": [name], "address": [address], "topics": topics.map(\.rawValue)])
    }
}

extension Visit {
    func webhookForm(_ path: String, _ filled: Filled, words: String) -> HTML {
        let fields = Fields(filled, t)
        return form(path, token: token, class: "stack") {
            """
            \(fields.summary)
            \(fields.text("name", t("What it is for"), required: true))
            \(fields.text("address", t("Address"), type: "url", hint: t("Where a program of yours takes messages, with https."), required: true))
            \(fields.checks("topics", t("What it is told of"), WebhookTopic.allCases.map { ($0.rawValue, t($0.words)) }))
            \(button(words, class: "primary"))
            """
        }
    }
}
