import Learning
import Platform
import Situation

extension DemoStory {
    /// What people were asked to learn before the crisis, and what they did of it.
    struct CoursesStory: Decodable {
        struct Asked: Decodable {
            let course, by, why: String
            let at, due: Offset
        }

        struct Taken: Decodable {
            let course: String
            let by: [String]
            let at: Offset
            /// After how many steps they stopped; without it they finished.
            let steps: Int?
        }

        struct Drafted: Decodable {
            let title, by: String
            let at: Offset
        }

        let asked: [Asked]
        /// What a trainer has begun to write.
        let drafted: [Drafted]
        let taken: [Taken]
    }
}

extension DemoLoader {
    func learn() async throws {
        let house = house
        for asked in story.courses.asked {
            let trainer = try person(asked.by).id
            var details = AssignmentDetails()
            (details.course, details.why) = (asked.course, asked.why)
            details.dueAt = start + asked.due.duration
            let wanted = details
            _ = try await at(asked.at.duration) { try assignCourse(wanted, by: trainer, house: house, in: $0).get() }
        }
        for drafted in story.courses.drafted {
            let writer = try person(drafted.by).id
            _ = try await at(drafted.at.duration) {
                try beginWriting(drafted.title, by: writer, house: house, in: $0).get()
            }
        }
        for taken in story.courses.taken {
            for (number, name) in taken.by.enumerated() {
                let taker = try person(name).id
                try await at(taken.at.duration + .minutes(17 * number)) { tx in
                    let problems = try takeCourseWell(
                        taken.course, atMost: taken.steps ?? .max, by: taker, house: house, in: tx)
                    if let problem = problems.first { throw Problems([problem]) }
                }
            }
        }
    }
}
