import Platform
import Testing

@Suite struct SQLTests {
    @Test("Every value is bound, none is part of the text")
    func bound() {
        let hostile = "'; DROP TABLE people; --"
        let sql: SQL = "SELECT * FROM people WHERE name = \(hostile) AND age > \(40) AND left_at = \(nil as Instant?)"
        let sqlite = sql.rendered(for: .sqlite)
        #expect(sqlite.text == "SELECT * FROM people WHERE name = ? AND age > ? AND left_at = ?")
        #expect(sqlite.values == [.text(hostile), .integer(40), .null])
        let postgres = sql.rendered(for: .postgres)
        #expect(postgres.text == "SELECT * FROM people WHERE name = $1 AND age > $2 AND left_at = $3")
        #expect(postgres.values == sqlite.values)
    }

    @Test("Statements put together keep their values in order")
    func nested() {
        let isYoung: SQL = "age < \(30)"
        let isHere: SQL = "office = \("Aarhus")"
        let sql: SQL = "SELECT 1 WHERE \(isYoung) AND \(isHere)"
        #expect(sql.rendered(for: .postgres).text == "SELECT 1 WHERE age < $1 AND office = $2")
        #expect((isHere + " AND " + isYoung).rendered(for: .sqlite).values == [.text("Aarhus"), .integer(30)])
    }

    @Test("A list is bound value by value, and an empty one matches nothing")
    func lists() {
        let some: SQL = "id IN \(list: [3, 4])"
        #expect(some.rendered(for: .postgres).text == "id IN ($1, $2)")
        #expect(some.rendered(for: .postgres).values == [.integer(3), .integer(4)])
        let none: SQL = "id IN \(list: [Int]())"
        #expect(none.rendered(for: .sqlite).text == "id IN (NULL)")
        #expect(none.rendered(for: .sqlite).values.isEmpty)
    }

    @Test("Where the engines differ, each gets its own words")
    func engines() {
        let sql: SQL = "SELECT 1 \(sqlite: "", postgres: "FOR UPDATE")"
        #expect(sql.rendered(for: .sqlite).text == "SELECT 1 ")
        #expect(sql.rendered(for: .postgres).text == "SELECT 1 FOR UPDATE")
    }

    @Test("Values come back as what they were, and as nothing else")
    func values() {
        #expect(Bool(sqlValue: true.sqlValue) == true)
        #expect(Instant(sqlValue: Instant(milliseconds: -5).sqlValue) == Instant(milliseconds: -5))
        #expect([UInt8](sqlValue: [UInt8]([0, 255]).sqlValue) == [0, 255])
        #expect(Double(sqlValue: .integer(3)) == 3)
        #expect(Int(sqlValue: .text("3")) == nil)
        #expect(String(sqlValue: .integer(3)) == nil)
        #expect(Int?(sqlValue: .null) == .some(nil))
        #expect(Int?(sqlValue: .text("3")) == nil)
    }
}
