import Testing

@testable import TextEngine

@Suite("Web addresses") struct AddressesTests {
    @Test(
        "An address ends before the punctuation of its sentence",
        arguments: [
            ("See https://halden.example/recall.", ["https://halden.example/recall"]),
            ("(https://halden.example)", ["https://halden.example"]),
            ("https://en.example/wiki/Milk_(drink) and", ["https://en.example/wiki/Milk_(drink)"]),
            ("“https://halden.example/å?q=1&b=(2)”", ["https://halden.example/å?q=1&b=(2)"]),
            ("HTTP://A.example, Https://b.example!", ["HTTP://A.example", "Https://b.example"]),
            ("<https://a.example>https://b.example", ["https://a.example", "https://b.example"]),
            ("https://a.example…", ["https://a.example"]), ("🥛https://a.example", ["https://a.example"]),
            ("xhttps://a.example", []),
            ("https:// and http:/", []), ("halden.example", []), ("https://", []), ("", []),
        ])
    func finds(text: String, addresses: [String]) {
        #expect(Addresses.find(in: text).map { text.words(utf8: $0) } == addresses)
    }
}
