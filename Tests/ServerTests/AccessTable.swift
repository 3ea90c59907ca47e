import Situation

/// Who may enter which route, as agreed. The server has its own table; the two have to say the same, so that nobody
/// opens a door by accident.
let accessTable: [Access: [String]] = [
    .anyone: [
        "GET /api", "GET /api/v1/openapi.json", "GET /sign-in", "POST /sign-in", "GET /sign-in/:link",
        "POST /sign-in/:link", "GET /support", "GET /support/attacked", "GET /support/attacked/record",
        "GET /feedback/letters", "POST /feedback/rounds/:round/answers",
        "POST /feedback/letters/reading", "POST /feedback/letters/messages",
    ],
    .employee: [
        "GET /", "GET /events", "POST /sign-out",
        "GET /feedback", "GET /feedback/rounds/:round", "POST /feedback/rounds/:round/token",
        "GET /profile/tokens", "POST /profile/tokens", "POST /profile/tokens/:token/revocation",
        "GET /profile", "POST /profile", "POST /profile/password", "POST /profile/sessions/all/end",
        "POST /profile/sessions/:session/end", "GET /profile/data", "GET /profile/data/file",
        "GET /crises", "GET /crises/:crisis/facts", "GET /crises/:crisis/facts/:fact", "GET /crises/:crisis/guidance",
        "GET /crises/:crisis/briefings", "GET /crises/:crisis/briefings/:briefing", "POST /crises/:crisis/declines",
        "GET /accounts", "POST /accounts", "GET /accounts/callback", "POST /accounts/:account/revocation",
        "GET /drafts", "POST /drafts", "GET /drafts/:draft", "POST /drafts/:draft", "POST /drafts/:draft/text",
        "POST /drafts/:draft/check", "POST /drafts/:draft/withdrawal", "POST /drafts/:draft/return",
        "GET /drafts/:draft/second-look", "POST /drafts/:draft/second-look", "POST /second-look-comments/:comment",
        "GET /thanks", "GET /thanks/received", "GET /thanks/given", "GET /thanks/new", "POST /thanks",
        "GET /thanks/:thanks", "POST /thanks/:thanks/withdrawal", "POST /thanks/:thanks/showing",
        "POST /thanks/:thanks/hiding", "POST /thanks/:thanks/deletion", "POST /thanks/:thanks/reports",
        "GET /circles", "GET /circles/new", "POST /circles", "GET /circles/:circle", "GET /circles/:circle/people",
        "POST /circles/:circle/membership", "POST /circles/:circle/requests",
        "POST /circles/:circle/requests/withdrawal", "POST /circles/:circle/requests/answer",
        "POST /circles/:circle/invitations", "POST /circles/:circle/invitations/decline",
        "POST /circles/:circle/departure", "POST /circles/:circle/facilitator", "GET /circles/:circle/settings",
        "POST /circles/:circle/settings", "POST /circles/:circle/reports/:report", "POST /circles/:circle/posts",
        "GET /circles/:circle/posts/:entry", "POST /circles/:circle/posts/:entry",
        "POST /circles/:circle/posts/:entry/deletion", "POST /circles/:circle/posts/:entry/removal",
        "POST /circles/:circle/posts/:entry/reports",
        "GET /posts/:post", "GET /posts/:post/correction", "POST /posts/:post/correction",
        "POST /posts/:post/withdrawal", "POST /posts/:post/release", "POST /posts/:post/permalink",
        "POST /posts/:post/repetition", "POST /posts/:post/arrival", "POST /posts/:post/notices/settlement",
        "POST /support/pause", "POST /support/pause/end", "POST /support/follow-ups",
        "POST /support/follow-ups/removal", "POST /support/follow-ups/settlement", "GET /support/check-in",
        "POST /support/check-ins", "GET /support/ready",
    ],
    .briefer: [
        "GET /crises/:crisis/briefings/new", "POST /crises/:crisis/briefings/preview",
        "POST /crises/:crisis/briefings", "POST /crises/:crisis/briefings/nothing-new",
        "POST /crises/:crisis/briefings/:briefing/corrections", "GET /crises/:crisis/wellbeing",
    ],
    .opener: [
        "GET /crises/new", "POST /crises", "GET /feedback/rounds/new", "POST /feedback/rounds",
        "POST /feedback/rounds/:round/closure", "POST /feedback/rounds/:round/themes",
        "POST /feedback/rounds/:round/themes/:theme", "GET /feedback/rounds/:round/letters",
        "POST /feedback/rounds/:round/letters/:letter",
    ],
    .team: [
        "GET /crises/:crisis", "GET /crises/:crisis/settings", "POST /crises/:crisis/settings",
        "POST /crises/:crisis/phases", "GET /crises/:crisis/timeline", "GET /crises/:crisis/state",
        "GET /crises/:crisis/team", "POST /crises/:crisis/team", "POST /crises/:crisis/team/departures",
        "GET /crises/:crisis/checklist", "POST /crises/:crisis/checklist/:item/tick",
        "GET /crises/:crisis/closure", "POST /crises/:crisis/closure",
        "POST /crises/:crisis/follow-ups/:item/completion",
        "GET /crises/:crisis/facts/new", "POST /crises/:crisis/facts", "GET /crises/:crisis/facts/:fact/versions/new",
        "POST /crises/:crisis/facts/:fact/versions",
        "POST /crises/:crisis/facts/:fact/versions/:version/approvals",
        "POST /crises/:crisis/facts/:fact/versions/:version/dismissal",
        "POST /crises/:crisis/facts/:fact/withdrawal", "POST /crises/:crisis/facts/:fact/reviews",
        "POST /crises/:crisis/boundaries/preview",
        "GET /crises/:crisis/holds", "POST /crises/:crisis/holds", "POST /crises/:crisis/holds/:hold/lift",
        "GET /crises/:crisis/second-looks", "GET /crises/:crisis/second-looks/:look",
        "POST /crises/:crisis/second-looks/:look/taking", "POST /crises/:crisis/second-looks/:look/comments",
        "POST /crises/:crisis/second-looks/:look/reply",
    ] + ["boundaries", "messages", "guidelines", "templates"].flatMap(guidance),
    .administrator: [
        "GET /people", "GET /people/new", "POST /people", "GET /people/import", "POST /people/import",
        "GET /people/:person", "POST /people/:person", "POST /people/:person/invitations",
        "POST /people/:person/deactivation", "POST /people/:person/return", "POST /people/:person/erasure",
        "GET /audit", "GET /audit/file", "GET /thanks/reports", "POST /thanks/reports/:report",
        "GET /support/resources", "GET /support/resources/new", "POST /support/resources",
        "GET /support/resources/:resource", "POST /support/resources/:resource",
        "POST /support/resources/:resource/retirement", "POST /support/resources/:resource/return",
        "GET /jobs", "POST /jobs/:job/retry", "POST /jobs/:job/discard",
        "GET /webhooks", "GET /webhooks/new", "POST /webhooks", "GET /webhooks/:webhook", "POST /webhooks/:webhook",
        "POST /webhooks/:webhook/tests", "POST /webhooks/:webhook/secret", "POST /webhooks/:webhook/replay",
        "POST /webhooks/:webhook/pause", "POST /webhooks/:webhook/resumption", "POST /webhooks/:webhook/removal",
        "GET /webhooks/:webhook/deliveries/:delivery", "POST /webhooks/:webhook/deliveries/:delivery/repetition",
    ],
]

private func guidance(_ noun: String) -> [String] {
    let path = "/crises/:crisis/\(noun)"
    return [
        "GET \(path)/new", "POST \(path)", "GET \(path)/:item", "POST \(path)/:item", "POST \(path)/:item/retirement",
        "POST \(path)/:item/return",
    ]
}
