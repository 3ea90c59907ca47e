import Foundation
import Platform
import Situation
import TestSupport
import Testing

@testable import Care

@Suite struct PublicLinesTests {
    private func shipped() throws -> PublicLines {
        try PublicLines.read(String(contentsOfFile: projectFolder + "/Playbooks/support.yaml", encoding: .utf8))
    }

    @Test("The file that ships has an emergency number and a line for each country, and none that cannot be dialled")
    func sound() throws {
        let lines = try shipped()
        #expect(lines.countries.count >= 20)
        #expect(Set(lines.countries.map(\.country)).count == lines.countries.count)
        #expect(Set(lines.all.map(\.id)).count == lines.all.count, "each is confirmed by itself")
        for country in lines.countries {
            #expect(country.country.isCountryCode, "\(country.country)")
            #expect(!country.emergency.isEmpty && !country.lines.isEmpty, "\(country.country)")
            for emergency in country.emergency { #expect(emergency.call.wholeMatch(of: /\d{2,5}/) != nil) }
            for line in country.lines { #expect(problems(line) == [], "\(line.name)") }
        }
        for line in lines.elsewhere.lines { #expect(problems(line) == [], "\(line.name)") }
    }

    @Test("The rule for a line finds one that cannot be reached")
    func broken() throws {
        let yaml = """
            elsewhere: {emergency: [], lines: [{name: X, phone: "call us", web: "nowhere", languages: [english], hours: "", expect: "x"}]}
            countries: []
            """
        let line = try #require(try PublicLines.read(yaml).elsewhere.lines.first)
        #expect(problems(line) == ["languages", "phone", "web", "hours"])
    }

    @Test(
        "A browser’s languages say where somebody is, or nothing",
        arguments: [
            ("da", "DK"), ("de-AT", "AT"), ("en-gb", "GB"), ("zh-Hans-SG", "SG"), ("en", nil), ("", nil), ("*", nil),
        ])
    func languages(tag: String, country: String?) { #expect(SupportPlace.country(of: tag) == country) }

    @Test("A file that cannot be read leaves the page standing", arguments: ["/nowhere", projectFolder + "/Web"])
    func unreadable(folder: String) async throws {
        try await TestApplication.run(on: .sqlite) { app in
            #expect(PublicLinesFile(folder: folder, logger: app.house.services.logger).lines == nil)
        }
    }

    /// By the rule for what the company writes.
    private func problems(_ line: PublicLines.Line) -> [String] {
        var details = SupportResourceDetails()
        details.kind = .crisisLine
        details.name = line.name
        details.phone = line.phone ?? ""
        details.web = line.web
        details.languages = line.languages
        details.hours = line.hours
        details.expect = line.expect
        return details.validate().map(\.field)
    }
}
