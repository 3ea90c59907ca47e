import Platform
import Situation

/// What an arrival would change here: the playbook piece by piece, and what comes with it.
package struct ArrivalOffer: Sendable {
    package struct Part: Sendable {
        package enum State: Sendable, Equatable {
            case new
            /// It is here, and says the same.
            case same
            /// It is here, and says something else.
            case different
            /// A trainer has published words of their own: theirs opens as a draft beside it.
            case written
        }

        package let kind: BroughtPlaybook.Part.Kind
        package let name: String
        package let title: String
        package let state: State

        package var key: String { "\(kind.rawValue):\(name)" }
        package var isTakenByItself: Bool { state == .new }
    }

    package let arrived: PlaybookArrived
    /// Nil when no playbook of this name is here.
    package let own: Playbook?
    package let merge: PlaybookMerge?
    package let parts: [Part]
    /// A drill or a course of this name belongs to something else here.
    package let problems: [Problem]

    package static func find(_ arrived: PlaybookArrived, house: House, in tx: Transaction) throws -> ArrivalOffer {
        let slug = arrived.playbook.slug
        let own = try house.currentPlaybook(slug, in: tx)
        let merge = try own.map { own in
            PlaybookMerge(base: try base(arrived, own, house: house, in: tx), own: own, theirs: arrived.playbook)
        }
        var (parts, problems): ([Part], [Problem]) = ([], [])
        let library = try house.drills(in: tx)
        for drill in arrived.drills {
            let (name, here) = (drill.scenario.slug, library.sources[drill.scenario.slug])
            if let here, here.playbook != slug {
                problems.append(Problem("parts", "There is another drill “\(name)” here. Give this one another name."))
            }
            let state: Part.State = here.map { $0.text == drill.text ? .same : .different } ?? .new
            parts.append(Part(kind: .drill, name: name, title: drill.scenario.title, state: state))
        }
        for course in arrived.courses {
            let here = try house.courses.find(course.slug, in: tx)
            if let here, here.playbook != slug {
                problems.append(
                    Problem("parts", "There is another course “\(course.slug)” here. Give this one another name."))
            }
            let isWritten = try WrittenCourse.inForce(in: tx).contains { $0.course == course.slug }
            let state: Part.State =
                here.map { $0.text == course.text ? .same : isWritten ? .written : .different } ?? .new
            parts.append(Part(kind: .course, name: course.slug, title: course.title, state: state))
        }
        return ArrivalOffer(arrived: arrived, own: own, merge: merge, parts: parts, problems: problems)
    }

    /// The version from which both come: the newest that both houses have had, or what came here from outside last.
    private static func base(
        _ arrived: PlaybookArrived, _ own: Playbook, house: House, in tx: Transaction
    ) throws -> Playbook? {
        let slug = own.slug
        let had = Set(try PlaybookVersion.all(of: slug, in: tx).map(\.content)).union([own.content])
        let brought = try BroughtPlaybook.inForce(in: tx).first { $0.playbook == slug }
        let content =
            arrived.playbook.content == own.content
            ? own.content
            : ([arrived.playbook.content] + arrived.archive.versions).first { had.contains($0) } ?? brought?.base
        guard let content else { return nil }
        if content == own.content { return own }
        if content == arrived.playbook.content { return arrived.playbook }
        return try house.keptPlaybook(slug, content: content, in: tx)
    }

    /// What is taken when nobody chooses.
    package var usual: ArrivalChoice {
        ArrivalChoice(
            own: own?.content ?? "", pieces: Set(merge?.offers.filter(\.isTakenByItself).map(\.number) ?? []),
            parts: Set(parts.filter(\.isTakenByItself).map(\.key)))
    }
}

package struct ArrivalChoice: Sendable {
    /// What stood here when it was chosen.
    package var own: String
    package var pieces: Set<Int>
    package var parts: Set<String>

    package init(own: String, pieces: Set<Int>, parts: Set<String>) {
        (self.own, self.pieces, self.parts) = (own, pieces, parts)
    }
}

/// Puts what was chosen of an arrival into the company’s keeping. Words of one’s own go only where somebody chose theirs.
///
/// - Returns: the name of the playbook.
package func installArrival(
    _ id: ID<PlaybookArrival>, _ arrived: PlaybookArrived, _ choice: ArrivalChoice, by person: ID<Person>,
    house: House, in tx: Transaction
) throws -> Result<String, Problems> {
    _ = try PlaybookArrival.get(id, in: tx)
    let offer = try ArrivalOffer.find(arrived, house: house, in: tx)
    guard offer.problems.isEmpty else { return .failure(Problems(offer.problems)) }
    guard choice.own == offer.own?.content ?? "" else {
        return .failure(
            Problems([Problem("", "The playbook here has changed meanwhile. Look at what is different now.")]))
    }
    let playbook: Playbook
    do throws(Playbook.Faults) { playbook = try offer.chosen(choice, house: house) } catch {
        return .failure(
            Problems(
                error.all.prefix(10).map {
                    Problem("", "With these choices it does not fit together: \($0.sentence).")
                }))
    }
    let (slug, chosen) = (playbook.slug, offer.parts.filter { choice.parts.contains($0.key) && $0.state != .same })
    let problems = try chosen.flatMap { try $0.problems(in: arrived, house: house, tx) }
    guard problems.isEmpty else { return .failure(Problems(problems)) }
    guard offer.own?.content != playbook.content || !chosen.isEmpty else {
        return .failure(
            Problems([Problem("", "Nothing of it is chosen. Choose something, or leave the whole out.")]))
    }
    var parts = Dictionary(
        try BroughtPlaybook.parts(in: tx).filter { $0.playbook == slug }.map { ("\($0.kind):\($0.name)", $0) }
    ) { first, _ in first }
    for part in chosen {
        let text = arrived.text(of: part)
        if part.state == .written {
            _ = try WrittenCourse.open(part.name, text, by: person, in: tx)
        } else {
            parts[part.key] = BroughtPlaybook.Part(part.kind, part.name, text, of: slug)
        }
        for (name, file) in arrived.pictures(of: part) {
            _ = try CoursePicture.insert(name, file, into: part.name, by: person, in: tx)
        }
    }
    if !arrived.archive.about.isEmpty {
        parts["about:about"] = BroughtPlaybook.Part(.about, "about", arrived.archive.about, of: slug)
    }
    try installPlaybook(playbook, base: arrived.playbook, parts: Array(parts.values), by: person, in: tx)
    try PlaybookArrival.delete(id, in: tx)
    return .success(slug)
}

extension ArrivalOffer {
    /// Written anew where pieces of both came together, and read by the rules of today.
    fileprivate func chosen(_ choice: ArrivalChoice, house: House) throws(Playbook.Faults) -> Playbook {
        guard let merge else { return arrived.playbook }
        let merged = merge.taking(choice.pieces)
        if merged.content == merge.own.content || merged.content == merge.theirs.content { return merged }
        return try house.playbooks.read(merged.text, named: merged.slug, protecting: house.protectedSpeech)
    }
}

extension PlaybookArrived {
    fileprivate func text(of part: ArrivalOffer.Part) -> String {
        part.kind == .drill
            ? drills.first { $0.scenario.slug == part.name }?.text ?? ""
            : courses.first { $0.slug == part.name }?.text ?? ""
    }

    fileprivate func pictures(of part: ArrivalOffer.Part) -> [String: PictureFile] {
        guard part.kind == .course, let course = courses.first(where: { $0.slug == part.name }) else { return [:] }
        return pictures(of: course)
    }
}

extension ArrivalOffer.Part {
    /// What stands in the way of taking it.
    fileprivate func problems(in arrived: PlaybookArrived, house: House, _ tx: Transaction) throws -> [Problem] {
        guard kind == .course else { return [] }
        if state == .written, try WrittenCourse.find(name, in: tx)?.draft != nil {
            return [Problem("parts", "A draft of “\(title)” is open here. Publish it or drop it first.")]
        }
        let there = try house.courses.pictures(of: name, in: tx)
        let others = arrived.pictures(of: self).filter { name, file in
            there[name].map { $0.digest != file.digest } ?? false
        }
        return others.keys.sorted().map {
            Problem("parts", "This course has another picture “\($0)”. Give the one that you bring another name.")
        }
    }
}
