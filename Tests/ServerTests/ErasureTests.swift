import Care
import Foundation
import Learning
import Platform
import Server
import Situation
import TestSupport
import Testing
import TextEngine
import Voice

@Suite("Who asks to be forgotten is forgotten, and the record stays whole") struct ErasureTests {
    @Test("After Amara is erased, no table has her name, her address or her words", arguments: TestDatabase.available)
    func everything(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let crisis = try await app.openRecall()
            try await app.amaraSpeaks(in: crisis.id)
            let before = try await app.everyWord()
            for word in ["amara", "zimtstern"] { #expect(before.contains(word), "\(word)") }
            let frida = try await app.visitor(app.people.frida)
            let path = "/people/\(app.people.amara.id)"
            try await frida.open(path)
            #expect(try await frida.submit(path + "/erasure", [("confirm", "eve@halden.example")]).status == 422)
            #expect(try await app.everyWord().contains("amara"))
            let done = try await frida.submit(path + "/erasure", [("confirm", "Amara@halden.example")])
            #expect(done.path.hasPrefix("/people?did=erased"))
            let after = try await app.everyWord()
            for word in ["amara", "zimtstern"] { #expect(!after.contains(word), "\(word)") }
            try await app.sealed()
            guard case .whole = try await verifyLog(app.database) else {
                Issue.record("erasing broke the record")
                return
            }
            #expect(try await frida.open(path).status == 404)
            #expect(try await frida.open("/people").words.contains("Former colleague") == false)
            let acts = try await app.database.read { [amara = app.people.amara] tx in
                try tx.count("SELECT count(*) FROM events WHERE subject = \(amara.id) OR actor = \(amara.id)")
            }
            #expect(acts > 2)
            #expect(
                try await frida.open("/audit?kind=person.erased").words.contains("Erased what was known of a person"))
        }
    }

    @Test("Every table that points at a person has been thought about")
    func schema() async throws {
        try await TestDatabase.sqlite.open { database in
            let found = try await database.read { tx in
                try tx.all(
                    """
                    SELECT m.name || '.' || f."from" AS place FROM sqlite_master m, pragma_foreign_key_list(m.name) f
                    WHERE f."table" = 'people' ORDER BY 1
                    """
                ).map { try $0["place"] as String }
            }
            let thought = forgotten + staysAsNumber
            #expect(Set(found).subtracting(thought).sorted() == [], "say in PersonalData what becomes of it")
            #expect(Set(thought).subtracting(found).sorted() == [])
        }
    }

    /// Their rows are deleted or emptied when the person is erased.
    private let forgotten = [
        "account_requests.person", "accounts.person", "ambassadors.person",
        "api_tokens.person", "circle_invitations.person",
        "concern_receivers.person",
        "channel_choices.person", "devices.person",
        "erasure_requests.person", "mail_bounces.person", "full_mailbox_days.person", "mails.person",
        "circle_members.person", "circle_posts.author", "circle_reports.reporter", "circle_requests.person",
        "circles.facilitator", "course_assignments.person", "course_attempts.person", "course_certificates.person",
        "course_offers_put_away.person", "record_sendings.person", "sent_statements.person",
        "door_bookings.person", "door_feeds.person", "door_hours.leader", "door_questions.asked_by",
        "door_questions.leader", "deliveries.author", "drafts.author", "drill_players.person", "drill_tasks.owner",
        "drills.opened_by", "duty_people.person",
        "person_roles.person", "personal_notices.person", "questions.asked_by",
        "post_notices.person", "posts.author", "second_looks.author", "sessions.person", "sign_in_links.person",
        "support_follow_ups.person", "support_pauses.person", "tips.person", "thanks.giver", "thanks.receiver",
        "thanks_reports.reporter",
    ]

    /// The company's record: an id that leads to nobody.
    private let staysAsNumber = [
        "boundaries.retired_by", "boundaries.written_by", "brought_playbooks.brought_by",
        "brought_playbooks.taken_away_by", "briefing_corrections.corrected_by",
        "briefing_readings.person", "briefing_translations.translated_by", "briefings.sent_by", "checklist.ticked_by",
        "circle_posts.removed_by",
        "circle_reports.settled_by", "course_assignments.assigned_by", "course_assignments.withdrawn_by",
        "crises.opened_by", "crisis_courses.asked_by",
        "crisis_phases.began_by", "fact_approvals.person", "fact_versions.dropped_by", "fact_versions.written_by",
        "facts.established_by", "follow_ups.done_by", "follow_ups.owner", "guidelines.retired_by",
        "guidelines.written_by", "holds.lifted_by", "holds.placed_by", "messages.retired_by", "messages.written_by",
        "person_roles.given_by",
        "playbook_arrivals.brought_by", "playbook_lessons.done_by", "playbook_lessons.noted_by",
        "playbook_readings.read_by",
        "question_replies.said_by", "questions.removed_by", "questions.said_by",
        "readiness_settings.changed_by",
        "rounds.opened_by", "second_look_comments.written_by", "second_looks.replied_by",
        "second_looks.taken_by", "support_line_confirmations.confirmed_by", "support_resources.retired_by",
        "support_resources.written_by",
        "door_questions.answered_by", "door_questions.removed_by", "tips.decided_by",
        "team_terms.given_by", "team_terms.handed_over_by", "team_terms.person", "templates.retired_by",
        "templates.written_by", "course_pictures.added_by", "guidance_courses.made_by", "written_courses.saved_by",
        "written_versions.published_by", "thanks.removed_by", "thanks_reports.settled_by", "themes.answered_by",
        "themes.gathered_by", "update_alarms.person",
        "update_promises.responsible",
    ]

    @Test(
        "The last administrator and oneself are not erased; nobody is erased by others",
        arguments: TestDatabase.available)
    func refused(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let frida = try await app.visitor(app.people.frida)
            let own = "/people/\(app.people.frida.id)"
            try await frida.open(own)
            #expect(try await frida.submit(own + "/erasure", [("confirm", "frida@halden.example")]).status == 422)
            let problems = try await app.database.write { [frida = app.people.frida.id, house = app.house] in
                try erase(frida, house: house, by: nil, in: $0)
            }
            #expect(problems.count == 1)
            for person in [app.people.amara, app.people.dana] {
                let visitor = try await app.visitor(person)
                try await visitor.open("/profile")
                let path = "/people/\(app.people.eve.id)/erasure"
                #expect(try await visitor.submit(path, [("confirm", "eve@halden.example")]).status == 404)
            }
        }
    }

    @Test("Amara takes out what is kept of her, and nothing of anybody else", arguments: TestDatabase.available)
    func ownData(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let crisis = try await app.openRecall()
            try await app.amaraSpeaks(in: crisis.id)
            try await app.database.write { [eve = app.people.eve.id] tx in
                _ = try Draft.begin(text: "Eve's secret", crisis: nil, by: eve, in: tx)
            }
            let amara = try await app.visitor(app.people.amara)
            let file = try await amara.open("/profile/data/file")
            #expect(file.headers["content-type"] == "application/json")
            let data = try JSONSerialization.jsonObject(with: Data(file.body.utf8)) as? [String: [[String: Any]]]
            let all = try #require(data)
            #expect(all["person"]?.first?["email"] as? String == "amara@halden.example")
            #expect(all["drafts"]?.isEmpty == false && all["acts"]?.isEmpty == false)
            #expect((all["person"]?.first?["created_at"] as? String)?.hasSuffix("Z") == true)
            #expect(file.body.contains("Zimtstern") && !file.body.contains("secret"))
            for hidden in ["password", "digest", "token"] { #expect(!file.body.contains("\"\(hidden)\""), "\(hidden)") }
            #expect(try await amara.open("/profile/data").words.contains("365 days"))
        }
    }

    @Test(
        "Drafts that nobody touches, ended sessions and old links go by themselves", arguments: TestDatabase.available)
    func keptTime(engine: TestDatabase) async throws {
        let clock = TestClock()
        try await engine.open(clock: clock) { database in
            let house = try House.testing(database)
            let people = try await database.write { try NamedPeople(in: $0) }
            try await database.write { tx in
                _ = try Draft.begin(text: "old", crisis: nil, by: people.amara.id, in: tx)
                _ = try SignInLink.make(for: people.amara.id, .signIn, in: tx)
            }
            clock.advance(.days(300))
            try await database.write { _ = try Draft.begin(text: "new", crisis: nil, by: people.amara.id, in: $0) }
            try await database.write { try endKeptTime(house: house, in: $0) }
            #expect(try await texts(database) == ["old", "new"])
            clock.advance(.days(70))
            try await database.write { try endKeptTime(house: house, in: $0) }
            #expect(try await texts(database) == ["new"])
            let (links, told) = try await database.read { tx in
                (
                    try tx.count("SELECT count(*) FROM sign_in_links"),
                    try tx.all("SELECT data FROM events WHERE kind = 'people.kept-time-ended' ORDER BY seq")
                        .map { try $0["data"] as String }
                )
            }
            #expect(links == 0)
            #expect(told == [#"{"links":1}"#, #"{"drafts":1}"#])
        }
    }

    private func texts(_ database: Database) async throws -> [String] {
        try await database.read { tx in
            try tx.all("SELECT text FROM drafts ORDER BY created_at").map { try $0["text"] }
        }
    }
}

extension TestApplication {
    /// An account, a post with a correction, a draft with a second look that was answered, a notice: all of it Amara's.
    fileprivate func amaraSpeaks(in crisis: ID<Crisis>) async throws {
        let (people, vault, house) = (people, house.services.vault, house)
        try await database.write { tx in
            let account = try connectAccount(
                of: people.amara.id, network: .mastodon, server: "https://social.example.org", handle: "amara_h",
                token: "secret", vault: vault, in: tx)
            let draft = try Draft.begin(text: "Zimtstern one", crisis: crisis, by: people.amara.id, in: tx)
            let (post, look, now) = (ID<Post>.new(at: tx.now), ID<SecondLookRequest>.new(at: tx.now), tx.now)
            try tx.run(
                """
                INSERT INTO posts (id, draft, author, crisis, network, account, text, sheet_version, is_own_words,
                    created_at, published_at, permalink)
                VALUES (\(post), \(draft), \(people.amara.id), \(crisis), 'mastodon', \(account), 'Zimtstern two', 1, 1,
                    \(now), \(now), 'https://social.example.org/@amara_h/1')
                """)
            try tx.run(
                "INSERT INTO post_edits (post, text, sheet_version, replaced_at) VALUES (\(post), 'Zimtstern', 1, \(now))"
            )
            try tx.run(
                """
                INSERT INTO deliveries (id, post, author, department, crisis, account, action, text, due_at, state,
                    permalink, attempts, created_at)
                VALUES (\(ID<Delivery>.new(at: now)), \(post), \(people.amara.id), 'Production', \(crisis), \(account),
                    'publish', 'Zimtstern two', \(now), 'sent', 'https://social.example.org/@amara_h/1', 1, \(now))
                """)
            try tx.run(
                """
                INSERT INTO second_looks (id, draft, author, crisis, text, networks, note, asked_at, promised_by, verdict,
                    reply, replied_by, replied_at)
                VALUES (\(look), \(draft), \(people.amara.id), \(crisis), 'Zimtstern', '', 'Zimtstern?', \(now), \(now),
                    'fine', 'Dear Amara, Zimtstern is fine', \(people.chidi.id), \(now))
                """)
            try tx.run(
                """
                INSERT INTO second_look_comments (id, look, quote, comment, suggestion, written_by, written_at)
                VALUES (\(ID<Post>.new(at: now)), \(look), 'Zimtstern', 'nice, Amara', '', \(people.chidi.id), \(now))
                """)
            #expect(try takeCourseWell("before-your-first-post", by: people.amara.id, house: house, in: tx).isEmpty)
            let given = ThanksDetails(receiver: people.eve.id, reason: .help, words: "Zimtstern for you")
            _ = try giveThanks(given, by: people.amara.id, in: tx).get()
            let got = ThanksDetails(receiver: people.amara.id, reason: .help, words: "Dear Amara, Zimtstern")
            _ = try giveThanks(got, by: people.eve.id, in: tx).get()
            let asked = try askAtTheDoor(DoorQuestionDetails(text: "Zimtstern?"), by: people.amara.id, in: tx).get()
            _ = try answerDoorQuestion(asked.id, DoorAnswer(.answered, "Yes."), by: people.dana.id, in: tx)
            _ = try askAtTheDoor(DoorQuestionDetails(text: "Zimtstern again?"), by: people.amara.id, in: tx).get()
            let hour = DoorHourDetails(
                kind: .group, about: "Zimtstern", startsAt: now + .hours(3), minutes: 30, places: 3, place: "Kitchen")
            let offered = try offerDoorHour(hour, by: people.amara.id, in: tx).get()
            _ = try bookDoorHour(offered.id, by: people.eve.id, in: tx)
            let visited = try offerDoorHour(hour, by: people.dana.id, in: tx).get()
            _ = try bookDoorHour(visited.id, by: people.amara.id, in: tx)
            try tx.run("UPDATE door_hours SET about = '' WHERE id = \(visited.id)")
            _ = try DoorFeed.make(for: people.amara.id, in: tx)
            let update = BriefingDetails(text: "Nobody is ill.", nextAt: now + .hours(1))
            let sent = try sendBriefing(update, in: crisis, by: people.dana.id, in: tx).get().id
            let under = try askQuestion(
                QuestionDetails(text: "Zimtstern too?"), under: sent, of: crisis, by: people.amara, in: tx
            ).get()
            _ = try replyToQuestion(under, ReplyDetails(.answered, "No."), by: people.dana.id, in: tx)
            _ = try askQuestion(
                QuestionDetails(text: "Zimtstern?"), under: sent, of: crisis, by: people.amara, in: tx)
            let told = TipDetails(statement: "Zimtstern is sold out.", source: "I looked.", wantsName: true)
            _ = try giveTip(told, in: Crisis.get(crisis, in: tx), by: people.amara, tx).get()
            let details = CircleDetails(name: "Baking", about: "Baking", kind: .subject, isOpen: true, rules: "Share.")
            let circle = try startCircle(details, by: people.amara, in: tx).get().id
            _ = try joinCircle(circle, agreesToRules: true, by: people.eve, in: tx)
            let said = try writeInCircle("Zimtstern", .said, replyTo: nil, in: circle, by: people.amara.id, tx).get()
            _ = try writeInCircle("Yes", .said, replyTo: said.id, in: circle, by: people.eve.id, tx).get()
            try tx.run(
                """
                INSERT INTO mail_bounces (person, address, reply, noted_at)
                VALUES (\(people.amara.id), 'amara@halden.example', 550, \(now))
                """)
            // What was once written with her name in it, and is no longer so.
            try tx.record(
                GuidanceKind.boundary.written, actor: people.chidi.id.rawValue, scope: crisis.rawValue, subject: "x",
                data: [String: String](), apart: ["ask": "Amara"])
        }
        _ = try await visitor(people.amara)
    }

    /// Everything that people could have written into the database, in lower case. The id of a person is not her name.
    fileprivate func everyWord() async throws -> String {
        try await database.read { tx in
            if tx.engine == .postgres {
                let xml: String =
                    try tx.first("SELECT CAST(schema_to_xml('public', true, false, '') AS TEXT) AS x")?["x"] ?? ""
                return xml.lowercased()
            }
            return try [
                tx.all("SELECT * FROM people"), tx.all("SELECT * FROM accounts"), tx.all("SELECT * FROM drafts"),
                tx.all("SELECT * FROM posts"), tx.all("SELECT * FROM post_edits"), tx.all("SELECT * FROM deliveries"),
                tx.all("SELECT * FROM second_looks"), tx.all("SELECT * FROM second_look_comments"),
                tx.all("SELECT * FROM post_notices"), tx.all("SELECT * FROM events"),
                tx.all("SELECT * FROM event_texts"),
                tx.all("SELECT * FROM door_questions"), tx.all("SELECT * FROM door_hours"),
                tx.all("SELECT * FROM tips"), tx.all("SELECT * FROM questions"),
                tx.all("SELECT * FROM thanks"), tx.all("SELECT * FROM circles"), tx.all("SELECT * FROM circle_posts"),
                tx.all("SELECT * FROM course_certificates"), tx.all("SELECT * FROM course_answers"),
                tx.all("SELECT * FROM drill_actions"), tx.all("SELECT * FROM drill_notes"),
                tx.all("SELECT * FROM drill_tasks"), tx.all("SELECT * FROM mail_bounces"),
                tx.all("SELECT * FROM sessions"), tx.all("SELECT * FROM jobs"), tx.all("SELECT * FROM crises"),
            ].flatMap { rows in
                try rows.map { String(decoding: try JSONEncoder().encode(RowFields($0)), as: UTF8.self) }
            }
            .joined(separator: "\n").lowercased()
        }
    }
}
