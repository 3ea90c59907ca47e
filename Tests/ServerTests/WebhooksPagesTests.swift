import HTTPTypes
import Platform
import Situation
import TestSupport
import Testing

@Suite struct WebhooksPagesTests {
    @Test(
        "Frida adds a webhook, tries it, sees what came of it and has it sent again", arguments: TestDatabase.available)
    func wholeWay(engine: TestDatabase) async throws {
        let receiver = Receiver()
        try await TestApplication.run(on: engine, web: receiver.web) { app in
            let frida = try await app.visitor(app.people.frida)
            #expect(try await frida.open("/webhooks").words.contains("No program is told what happens here"))
            try await frida.open("/webhooks/new")
            let refused = try await frida.submit("/webhooks", [("name", "Wall"), ("address", "wall")])
            #expect(refused.status == 422)
            #expect(
                refused.words.contains("Give the whole address") && refused.words.contains("Choose what it is told of"))
            #expect(refused.field("name") == "Wall")
            let made = try await frida.submit(
                "/webhooks", [("name", "Wall"), ("address", "https://wall.example.org/"), ("topics", "crises")])
            #expect(made.words.contains("whsec_"))
            let tests = try #require(made.paths(beginning: "/webhooks/").first { $0.hasSuffix("/tests") })
            let page = String(tests.dropLast("/tests".count))
            let tried = try await frida.submit(tests)
            #expect(tried.path.hasPrefix(page + "/deliveries/"))
            #expect(tried.words.contains("Taken, with status 200") && tried.words.contains("Thank you"))
            #expect(!(try await frida.open(page).words.contains("whsec_")))

            receiver.answers(500)
            _ = try await app.openRecall()
            let isTold = try await eventually {
                try await frida.open(page + "?state=waiting").words.contains("Opened a crisis")
            }
            #expect(isTold)
            let messages = try await frida.open(page + "?state=waiting")
            let message = try #require(messages.paths(beginning: page + "/deliveries/").first)
            let isTried = try await eventually {
                try await frida.open(message).words.contains("Not taken: status 500")
            }
            #expect(isTried)
            receiver.answers(200)
            let again = try await frida.submit(message + "/repetition")
            #expect(again.words.contains("Delivered") && again.words.contains("Attempt 2"))

            let paused = try await frida.submit(page + "/pause")
            #expect(paused.words.contains("Paused by hand."))
            #expect(try await !frida.submit(page + "/resumption").words.contains("Paused by hand."))
            #expect(try await frida.submit(page + "/replay", [("since", "yesterday")]).status == 422)
            let secret = try await frida.submit(page + "/secret")
            #expect(secret.words.contains("whsec_") && secret.words.contains("The former secret is good until"))
            #expect(try await frida.submit(page + "/removal").words.contains("No program is told"))
            #expect(try await frida.open(page).status == 404)
        }
    }

    @Test("A program does the same over the API, and the secret is told once")
    func api() async throws {
        let receiver = Receiver()
        try await TestApplication.run(on: .sqlite, web: receiver.web) { app in
            let frida = try await app.program(of: app.people.frida)
            let wrong = try await frida.send(.post, "/webhooks", #"{"name": "", "address": "http://x", "topics": []}"#)
            #expect(wrong.fields == ["name", "address", "topics"])
            let made = try await frida.send(
                .post, "/webhooks", #"{"name": "Wall", "address": "https://wall.example.org", "topics": ["crises"]}"#)
            #expect(made.status == 201)
            #expect(try #require(made.value("secret")).hasPrefix("whsec_"))
            let hook = "/webhooks/\(try #require(made.value("webhook.id")))"
            #expect(try await frida.send(.get, hook).value("secret") == nil)
            let test = try await frida.send(.post, hook + "/tests")
            let delivery = "\(hook)/deliveries/\(try #require(test.value("id")))"
            let isThere = try await eventually {
                try await frida.send(.get, delivery).value("state") == "delivered"
            }
            #expect(isThere)
            let arrived = try await frida.send(.get, delivery)
            #expect(arrived.value("attempts_made.0.status") == "200")
            #expect(receiver.got.first?.header("webhook-id") == arrived.value("message_id"))
            #expect(try await frida.send(.get, hook + "/deliveries?state=failed").value("items.0") == nil)
            #expect(try await frida.send(.get, hook + "/deliveries?state=odd").status == 400)
            let chidi = try await app.program(of: app.people.chidi)
            #expect(try await chidi.send(.get, hook).status == 404)
            #expect(try await frida.send(.delete, hook).status == 204)
            #expect(try await frida.send(.get, delivery).status == 404)
        }
    }
}
