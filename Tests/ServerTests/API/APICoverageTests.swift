import HTTPTypes
import Platform
import Server
import Situation
import TestSupport
import Testing

/// Pages and programs come through the same rules. What a person can do on a page, their program can do too, or here
/// stands why not.
@Suite struct APICoverageTests {
    @Test("Everything that can be done on a page can be done by a program, or it is said why not")
    func everything() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let calls = Set(allOperations.filter { $0.method != .get }.map(\.path))
            let named = Set(allOperations.map { "\($0.method.rawValue) \($0.path)" })
            let acts = Set(app.application.routes.filter { $0.method == .post && $0.access != .anyone }.map(\.path))
            let reasoned = Set(forPeopleAlone.values.joined())
            #expect(acts.subtracting(calls).subtracting(reasoned).subtracting(byAnotherName.keys).sorted() == [])
            // Nor does the list go on about what is gone, or has come.
            #expect(reasoned.union(byAnotherName.keys).subtracting(acts).sorted() == [])
            #expect(reasoned.intersection(calls).sorted() == [])
            #expect(Set(byAnotherName.values).subtracting(named).sorted() == [])
        }
    }
}

/// Where the page and the call have different paths: a form can only POST.
private let byAnotherName = [
    "/channels/chats/:chat/removal": "DELETE /channels/chats/:chat",
    "/circles/:circle/posts/:entry/deletion": "DELETE /circles/:circle/posts/:entry",
    "/circles/:circle/requests/withdrawal": "DELETE /circles/:circle/requests",
    "/circles/:circle/settings": "PUT /circles/:circle",
    "/crises/:crisis/checklist/:item/tick": "PUT /crises/:crisis/checklist/:item",
    "/crises/:crisis/course-offer/away": "DELETE /crises/:crisis/course-offer",
    "/crises/:crisis/course-offer/return": "PUT /crises/:crisis/course-offer",
    "/crises/:crisis/team/handover": "POST /crises/:crisis/team",
    "/drafts/:draft": "POST /drafts/:draft/publication",
    "/drills/:drill/notes/:note/deletion": "DELETE /drills/:drill/notes/:note",
    "/drills/teams": "POST /drills",
    "/people/import": "POST /people/imports",
    "/profile": "PUT /me/profile",
    "/profile/ambassador": "PUT /me/ambassador",
    "/profile/ambassador/end": "DELETE /me/ambassador",
    "/learning-records": "PUT /me/learning-records",
    "/learning-records/end": "DELETE /me/learning-records",
    "/learning-records/retry": "POST /me/learning-records/retry",
    "/profile/ambassador/prompt": "DELETE /me/ambassador/prompt",
    "/profile/data/erasure": "PUT /me/erasure-request",
    "/profile/data/erasure/withdrawal": "DELETE /me/erasure-request",
    "/profile/channels": "PUT /me/channels",
    "/profile/channels/retry": "POST /me/channels/retry",
    "/profile/reachable": "PUT /me/reachability",
    "/profile/reachable/answer": "POST /me/reachability/answer",
    "/profile/reachable/end": "DELETE /me/reachability",
    "/profile/sessions/:session/end": "DELETE /me/sessions/:session",
    "/profile/tokens/:token/revocation": "DELETE /me/tokens/:token",
    "/training/archives": "POST /courses",
    "/training/guidance-courses": "POST /guidance-courses",
    "/training/writing": "PUT /courses/:course/draft",
    "/training/writing/:course": "PUT /courses/:course/draft",
    "/training/writing/:course/draft": "PUT /courses/:course/draft",
    "/training/writing/:course/drop": "DELETE /courses/:course/draft",
    "/training/writing/:course/guidance": "POST /courses/:course/guidance",
    "/training/writing/:course/opening": "PUT /courses/:course/draft",
    "/training/writing/:course/pictures": "POST /courses/:course/pictures",
    "/training/writing/:course/pictures/removal": "DELETE /courses/:course/pictures/:picture",
    "/training/writing/:course/publication": "POST /courses/:course/versions",
    "/training/writing/:course/versions": "POST /courses/:course/draft",
    "/training/writing/:course/withdrawal": "POST /courses/:course/withdrawal",
    "/webhooks/:webhook/removal": "DELETE /webhooks/:webhook",
]

private let forPeopleAlone: [String: [String]] = [
    "A token must not make more of itself, nor outlive a sign-out or a password.": [
        "/sign-out", "/profile/password", "/profile/sessions/all/end", "/profile/tokens",
    ],
    "What a server says to a test is for whoever stands in front of it.": [
        "/channels/chats/:chat/tests", "/channels/mail-test", "/profile/channels/devices/:device/tests",
    ],
    "A device is a browser, and only that browser can say so.": [
        "/profile/channels/devices", "/profile/channels/devices/:device/removal",
    ],
    "The address of a calendar is a secret that is shown once.": ["/door/calendar", "/door/calendar/removal"],
    "Only the browser that asked knows it, by a mark of its own.": ["/door/questions/:question/withdrawal"],
    "An account is connected by a browser that goes to the network and comes back.": ["/accounts"],
    "A program would be a second place that knows how somebody is.": [
        "/support/check-ins", "/support/follow-ups", "/support/follow-ups/removal", "/support/follow-ups/settlement",
        "/support/pause", "/support/pause/end",
    ],
    "A round’s key and its tokens are made in browsers, so that nobody holds them for somebody else.": [
        "/feedback/rounds", "/feedback/rounds/:round/token", "/feedback/rounds/:round/letters/:letter",
    ],
    "Nothing about a concern leaves the pages of those who receive it.": [
        "/wrongdoing/inbox/:concern/acknowledgement", "/wrongdoing/inbox/:concern/replies", "/wrongdoing/receivers",
        "/wrongdoing/receivers/:person/release",
    ],
    "A form that is shown once more: the call itself answers the same.": [
        "/crises/:crisis/boundaries/preview", "/crises/:crisis/briefings/preview", "/drills/:drill/checks",
        "/training/writing/:course/check", "/training/writing/:course/preview/:step",
    ],
    "Leaving out is a deletion in the API.": ["/playbooks/arrivals/:arrival/drop"],
    "Only the page asks whether somebody wants to go on.": ["/duty/later"],
    "Taking over is a decision about words that one has read side by side.": [
        "/crises/:crisis/playbook/pieces", "/crises/:crisis/playbook/standing",
    ],
    "A course is taken by a person; its certificate says so.": [
        "/attempts/:attempt/:step", "/courses/:course/attempts",
    ],
    "A person is erased by one who has read what goes with them; on the command line too.": [
        "/people/:person/erasure"
    ],
]
