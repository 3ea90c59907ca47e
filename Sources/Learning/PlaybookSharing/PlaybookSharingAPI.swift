import Foundation
import HTTPTypes
import Platform
import Situation
import Voice

package struct PlaybookArchiveJSON: Codable, Sendable {
    /// A zip archive, or the text of a playbook alone, in base 64.
    let archive: String
}

package struct PlaybookArrivalJSON: Codable, Sendable {
    let id: ID<PlaybookArrival>
    /// Its name.
    let playbook: String
    let title: String
    let arrivedAt: Timestamp

    fileprivate init(_ arrival: PlaybookArrival) {
        (id, playbook, title) = (arrival.id, arrival.playbook, arrival.title)
        arrivedAt = Timestamp(arrival.arrivedAt)
    }
}

package struct PlaybookArrivedJSON: Codable, Sendable {
    let id: ID<PlaybookArrival>
}

/// What an arrival would change, and what is taken when nobody chooses.
package struct PlaybookOfferJSON: Codable, Sendable {
    struct Piece: Codable, Sendable {
        let number: Int
        let part: String
        let title: String
        /// `untouched`, `both` (changed here too), `dropped` (not used here) or `settled`.
        let state: String
        let isTakenByItself: Bool
    }

    struct Part: Codable, Sendable {
        /// As `parts` of the acceptance names it.
        let key: String
        let title: String
        /// `new`, `same`, `different` or `written`.
        let state: String
        let isTakenByItself: Bool
    }

    /// The digest of what stands here; null when nothing of this name does.
    let own: String?
    /// Null when it is new here: then all of it comes.
    let pieces: [Piece]?
    let parts: [Part]
    let about: String

    fileprivate init(_ offer: ArrivalOffer) {
        own = offer.own?.content
        pieces = offer.merge?.offers.map { one in
            Piece(
                number: one.number, part: one.change.part.rawValue, title: one.change.title, state: "\(one.state)",
                isTakenByItself: one.isTakenByItself)
        }
        parts = offer.parts.map { part in
            Part(key: part.key, title: part.title, state: "\(part.state)", isTakenByItself: part.isTakenByItself)
        }
        about = offer.arrived.archive.about
    }
}

package struct PlaybookChoiceJSON: Codable, Sendable {
    /// The digest of what stood here when it was chosen; empty when nothing did.
    let own: String
    let pieces: [Int]
    let parts: [String]
}

package struct PlaybookInstalledJSON: Codable, Sendable {
    let playbook: String
}

let playbookSharingOperations: [APIOperation] = [
    .read(
        "/playbooks/:playbook/archive", .preparer, "getPlaybookArchive",
        "A playbook with its drills and the courses that belong to it, as one archive"
    ) { visit, tx in
        let slug = try visit.slug("playbook")
        let archive = try takePlaybookAlong(slug, licence: "", visit.t, house: visit.house, in: tx)
        return PlaybookArchiveJSON(archive: Data(archive.bytes(named: slug)).base64EncodedString())
    },
    .list("/playbooks/arrivals", .opener, "listPlaybookArrivals", "What was brought and waits for a decision") {
        _, page, tx in
        page.listing(whole: try PlaybookArrival.all(in: tx), place: \.id.rawValue, PlaybookArrivalJSON.init)
    },
    .act(
        .post, "/playbooks/arrivals", .opener, .run, "bringPlaybook",
        "Bring a playbook. Nothing is installed before it is accepted", status: .created
    ) { (visit, body: PlaybookArchiveJSON, tx) in
        guard let data = Data(base64Encoded: body.archive), data.count <= PlaybookArchive.heaviest else {
            throw Problems([Problem("archive", "This is neither an archive nor a text.")])
        }
        let bytes = Array(data)
        let arrived = try PlaybookArrived(PlaybookArchive(bytes), house: visit.house)
        return PlaybookArrivedJSON(id: try bringPlaybook(arrived, bytes, by: visit.viewer.id, in: tx).get())
    }.taking(atMost: PlaybookArchive.heaviest / 3 * 4 + 1 << 16),
    .read(
        "/playbooks/arrivals/:arrival", .opener, "getPlaybookArrival",
        "What an arrival would change here, piece by piece, beside what stands"
    ) { visit, tx in
        PlaybookOfferJSON(try ArrivalOffer.find(visit.arrived(in: tx), house: visit.house, in: tx))
    },
    .act(
        .post, "/playbooks/arrivals/:arrival/acceptance", .opener, .run, "acceptPlaybookArrival",
        "Install what is chosen of it; everything else stays as it is here"
    ) { (visit, body: PlaybookChoiceJSON, tx) in
        let choice = ArrivalChoice(own: body.own, pieces: Set(body.pieces), parts: Set(body.parts))
        let result = try installArrival(
            visit.id("arrival"), visit.arrived(in: tx), choice, by: visit.viewer.id, house: visit.house, in: tx)
        return PlaybookInstalledJSON(playbook: try result.get())
    },
    .act(.delete, "/playbooks/arrivals/:arrival", .opener, .run, "dropPlaybookArrival", "Leave it out") {
        (visit, _: NoBodyJSON, tx) in
        try PlaybookArrival.delete(visit.id("arrival"), in: tx)
        return NoReplyJSON()
    },
]

extension Visit {
    fileprivate func arrived(in tx: Transaction) throws -> PlaybookArrived {
        try PlaybookArrived(PlaybookArchive(PlaybookArrival.bytes(of: id("arrival"), in: tx)), house: house)
    }
}
