import HTTPTypes
import Platform
import Server
import Situation
import TestSupport
import Testing

@Suite struct DevicesPagesTests {
    @Test("Amara has her phone told, tries it, and removes it; nobody else sees that it is")
    func adding() async throws {
        let receiver = Receiver()
        try await TestApplication.run(on: .sqlite, web: receiver.web) { app in
            let amara = try await app.visitor(app.people.amara)
            let page = try await amara.open("/profile/channels")
            #expect(page.body.contains("data-push=\"B") && page.words.contains("None. A phone or a computer"))
            let added = try await amara.submit("/profile/channels/devices", deviceFields.map { ($0.key, $0.value) })
            #expect(added.status == 200 && added.words.contains("This device is told from now on"))
            #expect(!added.body.contains("push.example.net"), "the address is shown to nobody again")
            let device = try await app.deviceOfAmara()
            let path = "/profile/channels/devices/\(device.id)"
            #expect(try await amara.submit(path + "/tests").words.contains("It was taken."))
            let sent = try #require(receiver.got.last)
            #expect(sent.address == "https://push.example.net/amara" && sent.body == nil)
            receiver.answers(500)
            #expect(try await amara.submit(path + "/tests").words.contains("the push service answered 500"))
            receiver.answers(nil)
            #expect(try await amara.submit(path + "/tests").words.contains("did not answer"))
            let frida = try await app.visitor(app.people.frida)
            #expect(!(try await frida.open("/people/\(app.people.amara.id)").words.contains("evice")))
            #expect(try await amara.submit(path + "/removal").words.contains("That device is told nothing more"))
            #expect(try await amara.submit(path + "/tests").status == 404)
            let events = try await app.database.read { [amara = app.people.amara.id] tx in
                try tx.count("SELECT count(*) FROM events WHERE actor = \(amara) AND kind <> 'person.signed-in'")
            }
            #expect(events == 0, "it is nobody's business")
        }
    }

    @Test("What no browser gives is refused, and the choice of mails stays as it stands")
    func refused() async throws {
        try await TestApplication.run(on: .sqlite) { app in
            let amara = try await app.visitor(app.people.amara)
            try await amara.open("/profile/channels")
            let refused = try await amara.submit(
                "/profile/channels/devices", [("endpoint", "http://10.0.0.1/"), ("key", "x"), ("auth", "x")])
            #expect(refused.status == 422 && refused.words.contains("no address that we may send to"))
            #expect(refused.body.contains("value=\"at-once\" checked"))
        }
    }

    @Test("A device whose browser has ended it goes when a test finds out")
    func gone() async throws {
        let receiver = Receiver()
        try await TestApplication.run(on: .sqlite, web: receiver.web) { app in
            let amara = try await app.visitor(app.people.amara)
            try await amara.open("/profile/channels")
            try await amara.submit("/profile/channels/devices", deviceFields.map { ($0.key, $0.value) })
            receiver.answers(410)
            let path = "/profile/channels/devices/\(try await app.deviceOfAmara().id)/tests"
            let page = try await amara.submit(path)
            #expect(page.words.contains("It was removed here") && page.words.contains("None. A phone"))
        }
    }
}

extension TestApplication {
    fileprivate func deviceOfAmara() async throws -> Device {
        let devices = try await database.read { [id = people.amara.id] in try Device.all(of: id, in: $0) }
        return try #require(devices.first)
    }
}
