import Testing

@testable import TextEngine

@Suite("Who said it and when, at the end of a quoted post") struct PostSignatureTests {
    private func read(_ post: String) -> (body: String, author: String, day: Int?) {
        var post = post
        return post.withUTF8 { bytes in
            let signature = PostSignature(bytes.span)
            func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
            return (text(signature.body), text(signature.author), signature.day)
        }
    }

    @Test(
        "Name, handle and day are taken off",
        arguments: [
            "Milk — Ida (@ida_1) May 3, 2021", "Milk - Ida (@ida_1)\u{A0}May 03, 21 ",
            "Milk – Ida (@ida_1) May 3, 2021",
        ])
    func whole(post: String) {
        let (body, author, day) = read(post)
        #expect(body.hasPrefix("Milk") && body.utf8.count <= 5)
        #expect(author.contains("Ida (@ida_1)"))
        #expect(day == CalendarDay.number(year: 2021, month: 5, day: 3))
    }

    @Test("Without a day it is still a name")
    func nameOnly() {
        #expect(read("Milk — Ida (@ida)").author == " Ida (@ida)")
        #expect(read("Milk — Ida (@ida)").day == nil)
    }

    @Test(
        "What only looks like one is the post's own",
        arguments: [
            "Milk (@ida)", "Milk — Ida (ida) May 3, 2021", "Milk — Ida (@ida) and so on", "— (", ")", "(@", "@)", "",
            "(@a)",
            "Milk — Ida (@ida) May 3", "Milk — Ida (@ida) 5 3 2021",
        ])
    func none(post: String) {
        #expect(read(post).body == post)
        #expect(read(post).author.isEmpty)
    }

    @Test(
        "A day that no month has is no day",
        arguments: ["February 30, 2021", "May 0, 2021", "May 32, 2021", "May 3, 0"])
    func impossible(day: String) {
        #expect(read("Milk — Ida (@ida) " + day).day == nil || day == "May 3, 0")
    }

    @Test("Days are counted from 1970, leap years and all")
    func days() {
        #expect(CalendarDay.number(year: 1970, month: 1, day: 1) == 0)
        #expect(CalendarDay.number(year: 2000, month: 3, day: 1) == 11_017)
        #expect(CalendarDay.number(year: 1969, month: 12, day: 31) == -1)
        #expect(CalendarDay.number(year: 1900, month: 2, day: 29) == nil)
    }
}
