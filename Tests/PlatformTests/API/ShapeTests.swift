import Foundation
import Platform
import Testing

private struct CarJSON: Codable, Sendable {
    struct WheelJSON: Codable, Sendable {
        let size: Double
    }

    enum Colour: String, ShapedWord { case red, blue }

    let id: ID<CarJSON>
    let seatCount: Int
    let isNew: Bool
    let colour: Colour?
    let wheels: [WheelJSON]
    let soldAt: Timestamp?
    let tags: [String]
}

@Suite struct ShapeTests {
    @Test("A type's shape has what it decodes: names, kinds, and what may be missing")
    func object() throws {
        let wheel = Shape.object(name: "Wheel", [.init("size", .number)])
        #expect(
            try Shape(of: CarJSON.self)
                == .object(
                    name: "Car",
                    [
                        .init("id", .string(pattern: "^[0-9a-z-]{1,64}$")), .init("seat_count", .integer),
                        .init("is_new", .boolean), .init("colour", .word(["red", "blue"]), isRequired: false),
                        .init("wheels", .list(wheel)),
                        .init("sold_at", .string(format: "date-time"), isRequired: false),
                        .init("tags", .list(.string())),
                    ]))
        #expect(try Shape(of: Listing<CarJSON>.self).objects.keys.sorted() == ["Car", "CarList", "Wheel"])
    }

    @Test("Times are read with any offset and written in UTC, to the millisecond")
    func times() throws {
        func read(_ text: String) throws -> String {
            let data = Data("\"\(text)\"".utf8)
            let time = try JSONDecoder().decode(Timestamp.self, from: data)
            return String(decoding: try JSONEncoder().encode(time), as: UTF8.self)
        }
        #expect(try read("2026-11-24T10:30:00Z") == "\"2026-11-24T10:30:00.000Z\"")
        #expect(try read("2026-11-24T11:30:00+01:00") == "\"2026-11-24T10:30:00.000Z\"")
        #expect(try read("2026-11-24T10:30:00.250Z") == "\"2026-11-24T10:30:00.250Z\"")
        for text in ["", "yesterday", "2026-11-24", "2026-13-24T10:30:00Z", "10:30", "1013-11-24T14:05:00Z"] {
            #expect(throws: DecodingError.self, "\(text)") { try read(text) }
        }
    }

    @Test("A list in pages: the place of the last one asks for the rest")
    func paging() throws {
        let rows = (1...5).map(String.init)
        func page(_ query: String) throws -> Listing<String> {
            try Paging(Form(urlEncoded: query)).listing(whole: rows, place: { $0 }, { $0 })
        }
        #expect(try page("limit=2").items == ["1", "2"])
        #expect(try page("limit=2").next == "2")
        #expect(try page("limit=2&after=4").items == ["5"])
        #expect(try page("limit=2&after=4").next == nil)
        #expect(try page("after=gone").items.isEmpty)
        for query in ["limit=0", "limit=201", "limit=x", "after=", "after=A%20B"] {
            #expect(throws: Refusal.unreadable, "\(query)") { try page(query) }
        }
    }
}
