import Learning
import Platform
import Situation

extension DemoStory {
    /// A newer version of a playbook that came from elsewhere, told by what is different in it.
    struct ArrivalStory: Decodable {
        struct Change: Decodable {
            let was, now: String
        }

        let playbook, by, about: String
        let at: Offset
        let changes: [Change]
    }
}

extension DemoLoader {
    /// Somebody has brought it, and nobody has decided about it.
    func receive() async throws {
        let (story, house) = (story.arrival, house)
        let playbook = try await house.services.database.read { try house.currentPlaybook(story.playbook, in: $0) }
        guard let playbook else { throw Broken(description: "there is no playbook \(story.playbook)") }
        guard story.changes.allSatisfy({ playbook.text.contains($0.was) }) else {
            throw Broken(description: "the arrival changes what \(story.playbook) does not say")
        }
        var archive = PlaybookArchive(story.changes.reduce(playbook.text) { $0.replacing($1.was, with: $1.now) })
        (archive.about, archive.versions) = (story.about, [playbook.content])
        let bytes = archive.bytes(named: story.playbook)
        let (arrived, bringer) = (try PlaybookArrived(archive, house: house), try person(story.by).id)
        try await at(story.at.duration) { _ = try bringPlaybook(arrived, bytes, by: bringer, in: $0).get() }
    }
}
