import Learning
import Platform
import Situation

extension DemoStory {
    /// Who has said that they can be called, and whether they answered when they were asked.
    struct DutyStory: Decodable {
        struct OnDuty: Decodable {
            let by: String
            let functions: [String]
            let days: [Int]
            let from, until: String
            let phone: String?
            let answers: Bool
        }

        let asked: Offset
        let people: [OnDuty]
    }
}

extension DemoLoader {
    /// The playbooks have been here for longer than the story, and the trainer has read most of them through since.
    func getReady() async throws {
        let house = house
        // Read once for the story and for its pages: that takes a while.
        let playbooks = house.playbooks.all(
            in: house.services.settings.playbooks, protecting: house.protectedSpeech
        ).good
        try await at(.days(-400)) { try PlaybookReading.see(playbooks, in: $0) }
        let trainer = try person("grete@halden.example").id
        try await at(.days(-60)) { tx in
            for playbook in playbooks.dropFirst(2) {
                try readPlaybookThrough(playbook, by: trainer, in: tx)
            }
        }
        let functions = DutyFunction.all(in: playbooks)
        for duty in story.duty.people {
            var details = DutyDetails()
            (details.functions, details.phone) = (duty.functions, duty.phone ?? "")
            for day in duty.days { details.hours[day] = DutyHours.Stretch(from: duty.from, until: duty.until) }
            let (taken, taker) = (details, try person(duty.by).id)
            try await at(.days(-21)) { tx in
                if let problem = try takeDuty(taken, among: functions, by: taker, house: house, in: tx).first {
                    throw Problems([problem])
                }
            }
        }
        try await at(story.duty.asked.duration) { try askContacts(in: $0) }
        for duty in story.duty.people where duty.answers {
            let answerer = try person(duty.by).id
            try await at(story.duty.asked.duration + .days(2)) { try confirmContact(by: answerer, in: $0) }
        }
    }
}
