/// One page of a list. `next` asks for the page after it, and is missing on the last one.
package struct Listing<Item: Codable & Sendable>: Codable, Sendable {
    package let items: [Item]
    package let next: String?

    package init(items: [Item], next: String?) {
        self.items = items
        self.next = next
    }
}

extension Listing: ShapeNamed {
    package static var shapeName: String { Shape.name(of: Item.self) + "List" }
}

/// Which page of a list is wanted: so many after a place that an earlier page named.
package struct Paging: Sendable {
    package static let most = 200

    package let limit: Int
    package let after: String?

    /// - Throws: `Refusal.unreadable` for a limit that is none, or a place that we never named.
    package init(_ query: Form) throws(Refusal) {
        if query.has("limit") {
            guard let limit = query.number("limit"), (1...Paging.most).contains(limit) else { throw .unreadable }
            self.limit = limit
        } else {
            limit = 50
        }
        guard query.has("after") else {
            after = nil
            return
        }
        guard ID<Paging>(rawValue: query["after"]) != nil else { throw .unreadable }
        after = query["after"]
    }

    package func number() throws(Refusal) -> Int64? {
        guard let after else { return nil }
        guard let number = Int64(after), number >= 0 else { throw .unreadable }
        return number
    }

    package func id<Of>(of: Of.Type = Of.self) -> ID<Of>? { after.flatMap { ID(rawValue: $0) } }

    /// For what was read in order, one more than wanted: the rest is on the next page.
    package func listing<Row, Item>(
        _ rows: [Row], place: (Row) -> String, _ item: (Row) throws -> Item
    ) rethrows -> Listing<Item> {
        let shown = rows.prefix(limit)
        return Listing(
            items: try shown.map(item), next: rows.count > limit ? shown.last.map(place) : nil)
    }

    /// For a list that is bounded by what it belongs to, and was read whole.
    package func listing<Row, Item>(
        whole rows: [Row], place: (Row) -> String, _ item: (Row) throws -> Item
    ) rethrows -> Listing<Item> {
        guard let after, let index = rows.firstIndex(where: { place($0) == after }) else {
            return try listing(after == nil ? rows : [], place: place, item)
        }
        return try listing(Array(rows[(index + 1)...]), place: place, item)
    }
}
