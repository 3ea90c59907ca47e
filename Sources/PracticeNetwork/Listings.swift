import HTTPTypes
import Platform

extension API {
    /// A page of statuses with the way to those before and after.
    func page(_ statuses: [Status], _ call: Call, by reader: Int64?, in tx: Transaction) throws -> Answer {
        var answer = try Answer.json(views(of: statuses, by: reader, in: tx))
        if let first = statuses.first, let last = statuses.last {
            let limit = call.query.number("limit").map { "&limit=\($0)" } ?? ""
            answer.headers[.link] =
                "<\(address)\(call.path)?max_id=\(last.id)\(limit)>; rel=\"next\", "
                + "<\(address)\(call.path)?min_id=\(first.id)\(limit)>; rel=\"prev\""
        }
        return answer
    }

    func views(of statuses: [Status], by reader: Int64?, in tx: Transaction) throws -> [StatusView] {
        let accounts = try views(of: statuses.map(\.account), in: tx)
        let replies = try Status.countReplies(to: statuses.map(\.id), by: reader, in: tx)
        let parents = try Status.authors(of: statuses.compactMap(\.replyTo), in: tx)
        return statuses.compactMap { status in
            accounts[status.account].map { account in
                StatusView(
                    status, by: account, replies: replies[status.id] ?? 0,
                    parentAuthor: status.replyTo.flatMap { parents[$0] }, address: address)
            }
        }
    }

    func view(of account: PracticeAccount, in tx: Transaction) throws -> AccountView {
        let statuses = try Status.count(of: [account.id], in: tx)
        return AccountView(account, statuses: statuses[account.id] ?? 0, address: address)
    }

    private func views(of accounts: [Int64], in tx: Transaction) throws -> [Int64: AccountView] {
        let ids = Array(Set(accounts))
        let statuses = try Status.count(of: ids, in: tx)
        return try PracticeAccount.all(ids, in: tx).mapValues { account in
            AccountView(account, statuses: statuses[account.id] ?? 0, address: address)
        }
    }
}

extension HTTPField.Name {
    static let link = HTTPField.Name("Link") ?? .location
}
