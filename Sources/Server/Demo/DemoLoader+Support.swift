import Care
import Platform
import Situation

extension DemoLoader {
    /// What the company offers, and how many wanted to be counted on the days before.
    func offerSupport() async throws {
        let (author, vault) = (try person("priya@halden.example"), house.services.vault)
        let offered = story.support.map(\.details)
        try await at(.days(-30)) { tx in
            for details in offered { _ = try addResource(details, by: author.id, in: tx).get() }
            _ = try appointReceiver("grete@halden.example", chosen: nil, by: author.id, in: tx)
        }
        let everybody = try await house.services.database.read { try Person.active(in: $0) }
        for day in story.check_ins {
            let answers = day.answers.sorted { $0.key < $1.key }
                .flatMap { Array(repeating: CheckIn(rawValue: $0.key), count: $0.value) }.compactMap(\.self)
            try await at(day.at.duration) { tx in
                // Scattered over the company, the same each time.
                for (index, person) in everybody.enumerated() where index * 37 % 100 < day.percent {
                    _ = try countCheckIn(answers[index * 53 % answers.count], of: person, vault: vault, in: tx)
                }
            }
        }
        try await at(.zero) { try CheckIn.close(in: $0) }
    }
}

extension DemoStory {
    struct SupportStory: Decodable {
        let kind, audience, name, country, phone, web, hours, expect: String
        let languages: [String]

        fileprivate var details: SupportResourceDetails {
            var details = SupportResourceDetails()
            details.kind = SupportKind(rawValue: kind)
            details.audience = SupportAudience(rawValue: audience) ?? .signedIn
            details.name = name
            details.country = country
            details.languages = languages
            details.phone = phone
            details.web = web
            details.hours = hours
            details.expect = expect
            return details
        }
    }

    struct CheckInStory: Decodable {
        let at: Offset
        let percent: Int
        let answers: [String: Int]
    }
}
