import Foundation
import Platform
import Situation
import TestSupport
import Testing

@testable import Server

@Suite("E12: what a works council is given") struct WorksCouncilTests {
    @Test(
        "It has every table that there is, with a purpose, and none that there is not",
        arguments: TestDatabase.available)
    func tables(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let (pack, tables) = try await app.database.read { [house = app.house] tx in
                (try WorksCouncilPack.find(for: house, in: tx), try Table.all(in: tx).map(\.name))
            }
            let ours = Set(tables).subtracting(["schema_migrations"])
            #expect(Set(purposes.keys) == ours)
            #expect(Set(pack.kept.map(\.table)) == ours)
            #expect(pack.kept.first { $0.table == "drafts" }?.isPersonal == true)
            #expect(pack.kept.first { $0.table == "round_counts" }?.isPersonal == false)
            #expect(pack.kept.first { $0.table == "support_pauses" }?.leaves == false)
        }
    }

    @Test("Each test that it names is there, under that sentence", arguments: CannotBeEvaluated.all.map(\.file))
    func proof(file: String) throws {
        let text = try String(contentsOfFile: projectFolder + "/Tests/" + file, encoding: .utf8)
        for each in CannotBeEvaluated.all where each.file == file { #expect(text.contains(each.test)) }
    }

    @Test("Amara reads it, and takes it along", arguments: TestDatabase.available)
    func page(engine: TestDatabase) async throws {
        try await TestApplication.run(on: engine) { app in
            let amara = try await app.visitor(app.people.amara)
            let page = try await amara.open("/works-council").words
            #expect(page.contains("Who has spoken in a crisis, and who has not.") && page.contains("365 days"))
            let file = try await amara.open("/works-council/file").body
            #expect(file.contains("### `briefing_readings` · names people"))
            #expect(file.contains("No page, call or export says so."))
        }
    }
}
