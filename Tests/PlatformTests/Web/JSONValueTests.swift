import Foundation
import Platform
import Testing

@Suite struct JSONValueTests {
    @Test(
        "Whatever Amara types comes back as she typed it",
        arguments: [
            "", "plain", "“quoted”, and \"so\"", "back\\slash/", "two\nlines\r\tand a tab", "\u{0}\u{1}\u{1f}\u{7f}",
            "h\u{e9}\u{2028}🥛",
        ])
    func texts(text: String) throws {
        let written: JSONValue = ["text": .text(text), "html": .markup("<p>\(text)</p>")]
        let read = try JSONDecoder().decode([String: String].self, from: Data(written.bytes))
        #expect(read["text"] == text)
        let html: HTML = "<p>\(text)</p>"
        #expect(read["html"] == html.text)
    }

    @Test("Lists, numbers and truths stand as they are, in order")
    func shapes() {
        let written: JSONValue = ["b": .list([.number(-1), .bool(true), .list([]), .object([])]), "a": .bool(false)]
        #expect(String(decoding: written.bytes, as: UTF8.self) == #"{"b":[-1,true,[],{}],"a":false}"#)
    }
}
