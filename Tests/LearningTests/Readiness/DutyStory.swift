import Platform
import Situation
import TestSupport

@testable import Learning

extension House {
    /// A house that has playbooks, so that there is something to be called for.
    static func withPlaybooks(
        on database: Database, mail: MailClient? = nil, folder: String = fewPlaybooks
    ) throws -> House {
        try House.testing(database, mail: mail) { $0.playbooks = folder }
    }

    /// What its playbooks name.
    var duties: [DutyFunction] { DutyFunction.all(in: playbooks([]).good) }
}

extension DutyDetails {
    /// Every day from one time to another.
    static func daily(_ functions: String..., from: String, until: String, phone: String = "") -> DutyDetails {
        var details = DutyDetails()
        details.functions = functions
        details.phone = phone
        for day in 1...7 { details.hours[day] = DutyHours.Stretch(from: from, until: until) }
        return details
    }
}
