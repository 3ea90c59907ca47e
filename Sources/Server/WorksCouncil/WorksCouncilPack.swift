import HTTPTypes
import Platform
import Situation

/// What a works council is given (E12), made from the running schema, routes and settings, so that it says what is so.
package struct WorksCouncilPack: Sendable {
    struct Kept: Sendable {
        let table: String
        let fields: [String]
        /// It points at a person, or is one.
        let isPersonal: Bool
        let leaves: Bool
        let purpose: Purpose
    }

    struct Door: Sendable {
        let who: Sentence
        let pages: [String]
        let acts: Int
    }

    let organisation: String
    let madeAt: Instant
    let settings: [Sentence]
    let doors: [Door]
    let kept: [Kept]
    /// What the record says of people, each kind of act once.
    let acts: [Sentence]

    package static func find(for house: House, in tx: Transaction) throws -> WorksCouncilPack {
        let belongings = try Belongings.find(in: tx)
        let leaving = Set(belongings.tables.map(\.name))
        let kept = try Table.all(in: tx).compactMap { table -> Kept? in
            guard let purpose = purposes[table.name] else { return nil }
            return Kept(
                table: table.name, fields: table.columns.map(\.name),
                isPersonal: table.name == "people" || table.pointsTo.contains("people"),
                leaves: leaving.contains(table.name), purpose: purpose)
        }
        return WorksCouncilPack(
            organisation: house.services.settings.organisation, madeAt: tx.now,
            settings: settings(house.services.settings), doors: doors(allRoutes(house)),
            kept: kept.sorted { $0.table < $1.table },
            acts: house.auditWords.sorted { $0.key.rawValue < $1.key.rawValue }.map(\.value.sentence))
    }

    private static func settings(_ settings: Settings) -> [Sentence] {
        [
            "Drafts that nobody touches are kept for this number of days, and so are settled notices: \(settings.keptDays).",
            settings.mailFrom == nil
                ? "No mail is sent."
                : "Updates are sent by mail to those who want them; nothing tells whether they are read.",
            settings.channelsLinkOnly
                ? "Mails and chat rooms get a link and none of the words."
                : "Mails and chat rooms get the words of an update.",
            settings.recordStore.map {
                "Courses that somebody passed go to the learning record store at \($0.host) when they switch that on themselves."
            } ?? "Nothing of what people learned is sent anywhere.",
            settings.practice == nil
                ? "There is no practice network."
                : "The practice network is running; it is a public place in this house.",
            settings.isSecure
                ? "It is reached over an encrypted connection."
                : "It is reached without encryption. That should be changed.",
        ]
    }

    private static func doors(_ routes: [Route]) -> [Door] {
        Access.allCases.compactMap { access in
            let own = routes.filter { $0.access == access }
            guard !own.isEmpty else { return nil }
            let pages = own.filter { $0.method == .get }.map(\.path).sorted()
            return Door(who: access.words, pages: pages, acts: own.count - pages.count)
        }
    }
}

extension Access {
    fileprivate var words: Sentence {
        switch self {
        case .anyone: "Everyone, signed out too"
        case .employee: "Everyone who is signed in"
        case .team: "The team of that crisis"
        case .briefer: "The team of that crisis, and leaders"
        case .opener: "Leaders and administrators"
        case .preparer: "Leaders, trainers, administrators, and who leads a crisis"
        case .trainer: "Trainers and administrators"
        case .administrator: "Administrators"
        }
    }
}

extension WorksCouncilPack.Kept {
    func time(_ days: Int, _ t: Words) -> String {
        switch purpose.kept {
        case .person: t("Until the person is erased, or takes it away")
        case .crisis: t("With the crisis; erased, a name leads to nobody")
        case .untouched: t(days, "\(days) day after the last touch", "\(days) days after the last touch")
        case .brief(let time): t(time)
        case .good: t("For good")
        }
    }
}
