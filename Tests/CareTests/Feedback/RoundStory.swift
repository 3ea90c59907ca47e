import Care
import Crypto
import Foundation
import Platform
import Situation
import TestSupport

/// A round that Dana has opened, and a way for everyone to answer as their browsers do.
struct RoundStory: Sendable {
    let people: NamedPeople
    let round: Round
    let vault: Vault

    /// One for all tests: what is tested is not how keys are made.
    static let key = Task { try await BlindKey.make() }

    static func begin(
        in database: Database, asksDepartment: Bool = false, questions: [RoundDetails.Question] = standard
    ) async throws -> RoundStory {
        let vault = Vault(key: SymmetricKey(size: .bits256))
        let key = try await key.value
        return try await database.write { tx in
            let people = try NamedPeople(in: tx)
            var details = RoundDetails(
                title: "How are we doing?", why: "To do better.", closesAt: tx.now + .days(2), questions: questions)
            details.asksDepartment = asksDepartment
            let round = try openRound(details, key: key, vault: vault, by: people.dana.id, in: tx).get()
            return RoundStory(people: people, round: try Round.get(round.id, in: tx), vault: vault)
        }
    }

    static let standard = [
        RoundDetails.Question(.scale, "I know what is going on."),
        RoundDetails.Question(.words, "What should we stop doing?"),
    ]

    /// Nil when this person's token has been signed for another browser.
    func token(for person: ID<Person>, in database: Database) async throws -> RoundAnswer.Token? {
        let token = try BlindedToken(for: round.publicKey)
        let (blinded, message) = (token.blinded.base64URL, token.message.base64URL)
        let signed = try await round.sign(blinded, vault: vault, at: round.openedAt)
        let signature = try token.finalize(Data(base64URL: signed) ?? Data()).base64URL
        let isTheirs = try await database.write {
            try markToken(blinded, of: round.id, for: person, vault: vault, in: $0)
        }
        return isTheirs ? RoundAnswer.Token(message: message, signature: signature) : nil
    }

    /// So many people whose browsers have a token.
    func tokens(_ count: Int, in department: String, _ database: Database) async throws -> [RoundAnswer.Token] {
        var tokens: [RoundAnswer.Token] = []
        for person in try await database.write({ try colleagues(count, in: department, $0) }) {
            guard let token = try await token(for: person, in: database) else { continue }
            tokens.append(token)
        }
        return tokens
    }

    /// So many colleagues, new to the house.
    func colleagues(_ count: Int, in department: String, _ tx: Transaction) throws -> [ID<Person>] {
        try (0..<count).map { index in
            var details = PersonDetails()
            details.name = "Colleague \(index)"
            details.email = "\(department.lowercased())-\(index)@halden.example"
            details.department = department
            details.country = "DK"
            details.zoneName = "Europe/Copenhagen"
            return try addPerson(details, by: nil, in: tx).get().id
        }
    }
}
