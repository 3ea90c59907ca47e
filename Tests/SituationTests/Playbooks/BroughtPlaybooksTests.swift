import Foundation
import Platform
import Situation
import TestSupport
import Testing

@Suite("A playbook in the company’s own keeping") struct BroughtPlaybooksTests {
    private let speech = ProtectedSpeech(grounds: [])

    /// A folder with one file, and a house that reads it.
    private func house(on database: Database) throws -> (House, folder: String) {
        let folder = NSTemporaryDirectory() + "brought-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try fireYAML.write(toFile: folder + "/fire.yaml", atomically: true, encoding: .utf8)
        return (try House.testing(database) { $0.playbooks = folder }, folder)
    }

    private func read(_ name: String, _ title: String) throws -> Playbook {
        let text = fireYAML.replacing("playbook: fire", with: "playbook: \(name)")
            .replacing("title: Fire\n", with: "title: \(title)\n")
        return try Playbook.read(text, file: name, protecting: speech)
    }

    @Test(
        "It stands in the place of a file or beside them, goes, and comes back with what came along",
        arguments: TestDatabase.available)
    func stands(engine: TestDatabase) async throws {
        try await engine.open { database in
            let (house, folder) = try house(on: database)
            defer { try? FileManager.default.removeItem(atPath: folder) }
            try await database.write { tx in
                let dana = try NamedPeople(in: tx).dana.id
                func titles() throws -> [String] { try house.goodPlaybooks(in: tx).map(\.title) }
                #expect(try titles() == ["Fire"])
                let (storm, fire) = (try read("storm", "Storm"), try read("fire", "Our fire"))
                let drill = BroughtPlaybook.Part(.drill, "storm-alone", "drill: storm-alone", of: "storm")
                try installPlaybook(storm, base: storm, parts: [drill], by: dana, in: tx)
                try installPlaybook(fire, base: fire, parts: [], by: dana, in: tx)
                #expect(try titles() == ["Our fire", "Storm"])
                #expect(try house.playbookTitles(in: tx).map(\.title) == ["Our fire", "Storm"])
                #expect(try BroughtPlaybook.parts(in: tx) == [drill])

                try takePlaybookAway("fire", by: dana, in: tx)
                #expect(try titles() == ["Fire", "Storm"], "the file stands again")
                try takePlaybookAway("storm", by: dana, in: tx)
                #expect(try titles() == ["Fire"])
                #expect(try BroughtPlaybook.parts(in: tx).isEmpty)
                #expect(throws: Refusal.notFound) { try takePlaybookAway("storm", by: dana, in: tx) }
                try returnPlaybook("storm", by: dana, in: tx)
                #expect(try titles() == ["Fire", "Storm"])
                #expect(try BroughtPlaybook.parts(in: tx) == [drill])
                #expect(throws: Refusal.notFound) { try returnPlaybook("storm", by: dana, in: tx) }
            }
        }
    }

    @Test("A version that stood here before is taken up again", arguments: TestDatabase.available)
    func former(engine: TestDatabase) async throws {
        try await engine.open { database in
            let (house, folder) = try house(on: database)
            defer { try? FileManager.default.removeItem(atPath: folder) }
            try await database.write { tx in
                let dana = try NamedPeople(in: tx).dana.id
                let (first, second) = (try read("storm", "Storm"), try read("storm", "Gale"))
                for version in [first, second] {
                    try installPlaybook(version, base: version, parts: [], by: dana, in: tx)
                }
                #expect(try house.currentPlaybook("storm", in: tx)?.title == "Gale")
                let problems = try takeUpPlaybook("storm", content: first.content, by: dana, house: house, in: tx)
                #expect(problems.isEmpty)
                #expect(try house.currentPlaybook("storm", in: tx)?.title == "Storm")
                #expect(try BroughtPlaybook.inForce(in: tx).map(\.base) == [second.content])
                #expect(throws: Refusal.notFound) {
                    try takeUpPlaybook("storm", content: "none", by: dana, house: house, in: tx)
                }
            }
        }
    }
}
