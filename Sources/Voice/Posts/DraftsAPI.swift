import HTTPTypes
import Platform
import Situation
import TextEngine

/// An author's own words before they are out.
package struct DraftJSON: Codable, Sendable {
    let id: ID<Draft>
    let crisis: ID<Crisis>?
    let text: String
    let networks: [Network]
    /// Grows with every save. Send it back with the next one.
    let revision: Int
    let updatedAt: Timestamp
    let publishedAt: Timestamp?
    let withdrawnAt: Timestamp?
    let notices: [NoticeJSON]

    fileprivate init(_ draft: Draft, _ notices: [PostNotice]) {
        id = draft.id
        crisis = draft.crisis
        text = draft.text
        networks = draft.networks
        revision = draft.revision
        updatedAt = Timestamp(draft.updatedAt)
        publishedAt = Timestamp(draft.publishedAt)
        withdrawnAt = Timestamp(draft.withdrawnAt)
        self.notices = notices.filter { $0.draft == draft.id }.map(NoticeJSON.init)
    }
}

/// Words that stand on what a fact used to say. For their author alone.
package struct NoticeJSON: Codable, Sendable {
    let factNumber: Int
    let quote: String
    /// What the fact says now; empty when a whole sentence no longer agrees with it.
    let says: String
    let madeAt: Timestamp

    init(_ notice: PostNotice) {
        factNumber = notice.factNumber
        quote = notice.quote
        says = notice.says
        madeAt = Timestamp(notice.madeAt)
    }
}

package struct NewDraftJSON: Codable, Sendable {
    /// Without it, the one that the pages would show: the newest open crisis, one's own team's first.
    let crisis: ID<Crisis>?
    let text: String?
    let networks: [Network]?
}

package struct DraftTextJSON: Codable, Sendable {
    let text: String
    let networks: [Network]
    /// The one that the author was looking at.
    let revision: Int
}

package struct PublicationJSON: Codable, Sendable {
    let networks: [Network]
    /// When to send; without it, now.
    let at: Timestamp?
    /// The author has looked at what is marked, and it is their decision.
    let isConfirmed: Bool?
    /// The draft as the author saw it.
    let revision: Int
}

package struct PublishedJSON: Codable, Sendable {
    /// One for each network.
    let posts: [PostJSON]
}

let draftsOperations: [APIOperation] = [
    .list("/drafts", .employee, "listDrafts", "What one is writing, the newest begun first") { visit, page, tx in
        let notices = try PostNotice.open(for: visit.viewer.id, in: tx)
        let drafts = try Draft.page(of: visit.viewer.id, after: page.id(), limit: page.limit + 1, in: tx)
        return page.listing(drafts, place: { $0.id.rawValue }) { DraftJSON($0, notices) }
    },
    .act(.post, "/drafts", .employee, .speak, "beginDraft", "Begin to write", status: .created) {
        (visit, body: NewDraftJSON, tx) in
        let text = try draftText(body.text ?? "")
        let networks = try body.networks ?? Network.usual(for: visit.viewer.id, in: tx)
        let id = try Draft.begin(
            text: text, networks: networks, crisis: visit.crisisToSpeakIn(body.crisis, in: tx), by: visit.viewer.id,
            in: tx)
        return try visit.draft(id, in: tx)
    }.taking(atMost: draftBody),
    .read("/drafts/:draft", .employee, "getDraft", "One of one's own drafts") { try $0.draft($0.id("draft"), in: $1) },
    .act(
        .put, "/drafts/:draft/text", .employee, .speak, "saveDraft", "Save what was written, unless another was faster",
        state: { try $0.draft($0.id("draft"), in: $1) }
    ) { (visit, body: DraftTextJSON, tx) in
        let id: ID<Draft> = try visit.id("draft")
        let saving = try Draft.save(
            id, text: draftText(body.text), networks: body.networks, revision: body.revision, by: visit.viewer.id,
            in: tx)
        if case .conflict = saving { throw Refusal.conflict }
        return try visit.draft(id, in: tx)
    }.taking(atMost: draftBody),
    .ask(
        "/drafts/:draft/check", .employee, .speak, "checkDraft",
        "Hold words against everything that is known now; nothing is kept"
    ) { (visit, body: CheckJSON, tx) in
        let draft = try Draft.find(visit.id("draft"), of: visit.viewer.id, in: tx)
        return CheckedJSON(
            try DraftCheck.find(
                draftText(body.text), networks: body.networks ?? draft.networks, for: draft, house: visit.house, in: tx,
                visit.t))
    }.taking(atMost: draftBody),
    .act(
        .post, "/drafts/:draft/publication", .employee, .speak, "publishDraft",
        "Publish a draft, now or at a time: a post for each network", status: .created,
        state: { try $0.draft($0.id("draft"), in: $1) }
    ) { (visit, body: PublicationJSON, tx) in
        let publication = Publication(
            networks: body.networks, at: body.at?.instant, isConfirmed: body.isConfirmed == true,
            revision: body.revision)
        let posts = try publish(
            visit.id("draft"), publication, by: visit.viewer.person, house: visit.house, in: tx
        ).get()
        return PublishedJSON(posts: try posts.map { try visit.post($0, in: tx) })
    },
    .act(.post, "/drafts/:draft/withdrawal", .employee, .speak, "withdrawDraft", "Delete a draft; it can come back") {
        (visit, _: NoBodyJSON, tx) in
        let id: ID<Draft> = try visit.id("draft")
        try Draft.setWithdrawn(true, id, of: visit.viewer.id, in: tx)
        return try visit.draft(id, in: tx)
    },
    .act(.post, "/drafts/:draft/return", .employee, .speak, "returnDraft", "Bring a deleted draft back") {
        (visit, _: NoBodyJSON, tx) in
        let id: ID<Draft> = try visit.id("draft")
        try Draft.setWithdrawn(false, id, of: visit.viewer.id, in: tx)
        return try visit.draft(id, in: tx)
    },
    // No key is kept for it: it would say for a day who it was.
    .act(
        .post, "/crises/:crisis/declines", .employee, .speak, "decline",
        "“I cannot say this”: tells the team that it happened, without a name", isKept: false
    ) { (visit, _: NoBodyJSON, tx) in
        try decline(in: visit.existingCrisis(in: tx), in: tx)
        return NoReplyJSON()
    },
]

/// The longest text, were every letter of it escaped.
private let draftBody = 256 << 10

extension APIOperation {
    package func taking(atMost bytes: Int) -> APIOperation {
        var operation = self
        operation.bodyLimit = bytes
        return operation
    }
}

/// Refused rather than cut: nobody would see that the end is missing.
private func draftText(_ text: String) throws(Problems) -> String {
    guard text.count <= Draft.longest else {
        throw Problems([Problem("text", "A post has at most \(Draft.longest) characters here.")])
    }
    return text.replacing("\r\n", with: "\n")
}

extension Visit {
    func draft(_ id: ID<Draft>, in tx: Transaction) throws -> DraftJSON {
        let draft = try Draft.find(id, of: viewer.id, in: tx)
        return DraftJSON(draft, try PostNotice.open(for: viewer.id, in: tx))
    }

    fileprivate func crisisToSpeakIn(_ named: ID<Crisis>?, in tx: Transaction) throws -> ID<Crisis>? {
        guard let named else { return Crisis.usual(for: viewer, among: try Crisis.open(in: tx))?.id }
        guard let crisis = try Crisis.find(named, in: tx) else { throw Refusal.notFound }
        guard crisis.isOpen else { throw Problems([Problem("crisis", "This crisis is closed.")]) }
        return crisis.id
    }
}
