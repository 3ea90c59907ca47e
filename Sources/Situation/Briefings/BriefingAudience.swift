import Foundation
import Platform

/// Whom an update is for. Nothing chosen is everyone; of what is chosen, a person has to fit each kind by one of its
/// values: in Production or Quality, and in DK.
package struct BriefingAudience: Sendable, Equatable, Codable {
    package var departments: [String] = []
    /// Two letters each, in capitals.
    package var countries: [String] = []
    /// Two or three letters each, small.
    package var languages: [String] = []

    package static let everyone = BriefingAudience()

    package init(departments: [String] = [], countries: [String] = [], languages: [String] = []) {
        self.departments = departments
        self.countries = countries.map { $0.uppercased() }
        self.languages = languages.map { $0.lowercased() }
    }

    package var isEveryone: Bool { departments.isEmpty && countries.isEmpty && languages.isEmpty }

    package func includes(_ person: Person) -> Bool {
        (departments.isEmpty || departments.contains(person.department))
            && (countries.isEmpty || countries.contains(person.country.uppercased()))
            && (languages.isEmpty || person.languages.contains { languages.contains($0.lowercased()) })
    }

    /// The same, of rows of `people`.
    var condition: SQL {
        var parts: [SQL] = []
        if !departments.isEmpty { parts.append("department IN \(list: departments)") }
        if !countries.isEmpty { parts.append("upper(country) IN \(list: countries)") }
        if !languages.isEmpty {
            let spoken = languages.map { "' ' || lower(languages) || ' ' LIKE \("% \($0) %")" as SQL }
            parts.append(spoken.dropFirst().reduce("(" + spoken[0]) { $0 + " OR " + $1 } + ")")
        }
        return parts.reduce("deactivated_at IS NULL" as SQL) { $0 + " AND " + $1 }
    }

    func validate() -> [Problem] {
        var problems: [Problem] = []
        if !countries.allSatisfy({ $0.utf8.count == 2 && $0.allSatisfy(\.isASCIILetter) }) {
            problems.append(Problem("countries", "Countries are two letters each, like: DK SE"))
        }
        if !languages.allSatisfy(\.isLanguageCode) {
            problems.append(Problem("languages", "Languages are two or three letters each, like: da en"))
        }
        if max(departments.count, countries.count, languages.count) > 50 {
            problems.append(Problem("departments", "Choose at most 50, or send it to everyone."))
        }
        return problems
    }

    /// How many people it is for.
    package func count(in tx: Transaction) throws -> Int {
        isEveryone
            ? try Person.countActive(in: tx)
            : try tx.count("SELECT count(*) FROM \(Person.hereNow(self)) AS meant")
    }

    /// Production, Quality · DK · da
    var words: String {
        [departments, countries, languages].filter { !$0.isEmpty }.map { $0.joined(separator: ", ") }
            .joined(separator: " · ")
    }

    /// As the table keeps it; nil for everyone.
    var kept: String? {
        guard !isEveryone else { return nil }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) }
    }

    init(kept: String?) throws {
        self = try kept.map { try JSONDecoder().decode(BriefingAudience.self, from: Data($0.utf8)) } ?? .everyone
    }

    init(_ form: Form) {
        func codes(_ name: String) -> [String] {
            form[name].split(whereSeparator: { " ,;".contains($0) }).map(String.init)
        }
        self.init(
            departments: form.all("departments").filter { !$0.isEmpty }, countries: codes("countries"),
            languages: codes("languages"))
    }
}

extension Viewer {
    /// Whoever may send updates has all of them in sight, also those that are for others.
    package func mayRead(_ briefing: Briefing) -> Bool {
        briefing.audience.includes(person) || mayBrief(briefing.crisis)
    }
}
