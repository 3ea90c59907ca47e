import Platform

/// Promise 6: speech that the law protects is never blocked. What it protects is data, so that a lawyer can read it,
/// and a boundary that would touch any of it is refused with the ground and the law.
package struct ProtectedSpeech: Sendable {
    package let grounds: [Ground]

    package init(grounds: [Ground]) { self.grounds = grounds }

    package struct Ground: Sendable {
        package let key: String
        package let name: String
        package let law: String
        /// Words that a boundary's subject may not be made of.
        let words: Patterns
        /// What employees may always say.
        let sayings: [Saying]
        package var sentences: [String] { sayings.map(\.text) }
    }

    package struct Objection: Sendable, Equatable {
        package let ground: String
        package let name: String
        package let law: String
        /// The sentence it would point at; nil when its subject is the trouble.
        package let sentence: String?
    }

    /// One objection a ground is enough to see what is wrong.
    package func objections(to boundary: BoundaryDetails) -> [Objection] {
        objections(to: boundary, try? Patterns(boundary))
    }

    private func objections(to boundary: BoundaryDetails, _ patterns: Patterns?) -> [Objection] {
        let (subject, title) = (Saying(boundary.subject), Saying(boundary.title))
        return grounds.flatMap { ground -> [Objection] in
            var found: [Objection] = []
            if ground.words.touch(subject) || ground.words.touch(title) {
                found.append(Objection(ground: ground.key, name: ground.name, law: ground.law, sentence: nil))
            }
            if let saying = ground.sayings.first(where: { patterns?.touch($0) ?? false }) {
                found.append(Objection(ground: ground.key, name: ground.name, law: ground.law, sentence: saying.text))
            }
            return found
        }
    }

    package func problems(with boundary: BoundaryDetails) -> [Problem] {
        problems(with: boundary, try? Patterns(boundary))
    }

    /// - Parameter patterns: its lines, read; nil when they cannot be read.
    func problems(with boundary: BoundaryDetails, _ patterns: Patterns?) -> [Problem] {
        objections(to: boundary, patterns).map { objection in
            let ground: Sentence = "\(objection.name) (\(objection.law))"
            guard let sentence = objection.sentence else {
                return Problem(
                    "subject",
                    "The law protects speech about this: \(ground). Name the narrow thing that must not be said.")
            }
            return Problem(
                "match",
                "This would point at “\(sentence)”. The law protects it: \(ground). Make the patterns narrower.")
        }
    }
}
