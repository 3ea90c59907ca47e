import Logging
import Platform
import PracticeNetwork
import ServiceLifecycle
import Situation
import TextEngine
import Voice

/// What happens while one watches: the same use cases, at the real time.
struct DemoScript: Service {
    let loader: DemoLoader

    func run() async throws {
        await cancelWhenGracefulShutdown {
            for step in loader.story.script {
                let due = loader.start + step.after.duration
                let wait = due - loader.house.services.clock()
                do {
                    if wait > .zero { try await Task.sleep(for: wait) }
                    try await perform(step)
                } catch is CancellationError {
                    return
                } catch {
                    loader.house.services.logger.warning(
                        "a step of the demo was left out", metadata: ["error": "\(String(reflecting: type(of: error)))"]
                    )
                }
            }
            try? await gracefulShutdown()
        }
    }

    private func perform(_ step: DemoStory.Step) async throws {
        let (crisis, house) = (try loader.opened(), loader.house)
        let database = house.services.database
        switch step.do {
        case .post:
            let author = try loader.person(step.author ?? "")
            var connecting = loader
            try await connecting.connect(author)
            let text = step.text ?? ""
            try await database.write { tx in
                let draft = try Draft.begin(text: text, networks: [.practice], crisis: crisis, by: author.id, in: tx)
                let publication = Publication(networks: [.practice], isConfirmed: true)
                _ = try Voice.publish(draft, publication, by: author, house: house, in: tx).get()
            }
        case .second_look:
            let author = try loader.person(step.author ?? "")
            let (text, note) = (step.text ?? "", step.note ?? "")
            try await database.write { tx in
                let draft = try Draft.begin(text: text, networks: [.practice], crisis: crisis, by: author.id, in: tx)
                _ = try askForSecondLook(draft, note: note, by: author.id, in: tx).get()
            }
        case .reply:
            guard let parent = loader.status(step.post ?? "") else { return }
            let (handle, text) = (step.by ?? "", step.text ?? "")
            try await database.write { tx in
                guard let account = try PracticeAccount.find(handle: handle, in: tx) else { return }
                _ = try Status.post(NewStatus(text: text, replyTo: parent), by: account.id, in: tx)
            }
        case .fact: try await change(step, crisis)
        }
    }

    private func change(_ step: DemoStory.Step, _ crisis: ID<Crisis>) async throws {
        guard let story = loader.story.facts.first(where: { $0.key == step.fact }), let first = story.versions.first,
            let last = story.versions.last
        else { return }
        let author = try loader.person(step.by ?? "")
        let details = FactDetails(
            statement: step.statement ?? "", status: FactStatus(rawValue: step.status ?? "") ?? .developing,
            owner: story.owner, source: last.source, reviewBy: loader.start + story.review_in.duration,
            why: step.why ?? "")
        try await loader.house.services.database.write { tx in
            try DemoLoader.change(factThatBegan: first.statement, to: details, in: crisis, by: author.id, tx)
        }
    }
}
