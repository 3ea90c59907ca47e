import Platform
import Testing

@Suite struct HTMLTests {
    private let hostile = "</p><script>alert('x')</script>\" onload=\"x & y"
    private let tamed =
        "&lt;/p&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot; onload=&quot;x &amp; y"

    @Test("What people typed is text, whatever it contains")
    func text() {
        let html: HTML = "<p>\(hostile)</p>"
        #expect(html.text == "<p>\(tamed)</p>")
    }

    @Test("In an attribute it stays inside the quotes, also after other text")
    func attributes() {
        let html: HTML = "<a title=\"\(hostile)\" class=\"card \(hostile)\">"
        #expect(html.text == "<a title=\"\(tamed)\" class=\"card \(tamed)\">")
    }

    @Test(
        "An address that would run as a script leads nowhere",
        arguments: [
            "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)", "data:text/html,<script>", "vbscript:x", "blob:x", "file:///etc/passwd",
        ])
    func scripts(address: String) {
        for html: HTML in [
            "<a href=\"\(address)\">", "<img src=\"\(address)\">", "<form action=\"\(address)\">",
            "<button formaction=\"\(address)\">",
        ] {
            #expect(html.text.hasSuffix("=\"#\">"))
        }
        let wrapped: HTML = "\(address)"
        let html: HTML = "<a href=\"\(wrapped)\">"
        #expect(html.text == "<a href=\"#\">")
        #expect(("<a\(attribute: "href", address)>" as HTML).text == "<a href=\"#\">")
    }

    @Test(
        "Addresses that may be followed stay as they are",
        arguments: [
            "/crises/1", "crises", "", "#main", "?q=a:b", "/path:with:colons", "https://halden.example", "HTTP://x",
            "mailto:amara@halden.example", "tel:112",
        ])
    func addresses(address: String) {
        #expect(("<a href=\"\(address)\">" as HTML).text == "<a href=\"\(address)\">")
    }

    @Test("Only addresses are read as addresses")
    func otherAttributes() {
        let html: HTML = "<a data-href=\"\("javascript:x")\" title=\"\("note: x")\">\("note: x")</a>"
        #expect(html.text == "<a data-href=\"javascript:x\" title=\"note: x\">note: x</a>")
    }

    @Test("Markup in markup is not escaped twice, and in an attribute it is text")
    func nested() {
        let words = "A & B"
        let strong: HTML = "<strong>\(words)</strong>"
        #expect(("<p>\(strong)</p>" as HTML).text == "<p><strong>A &amp; B</strong></p>")
        #expect(("<p title=\"\(strong)\">" as HTML).text == "<p title=\"&lt;strong&gt;A &amp;amp; B&lt;/strong&gt;\">")
        let both: HTML = "<p title=\"\([strong])\">"
        #expect(!both.text.contains("<strong>"))
    }

    @Test("A choice between two literals is markup, and what stands in it is escaped")
    func choices() {
        for isNew in [true, false] {
            let html: HTML = "<p>\(isNew ? "<b>\(hostile)</b>" : "<i>\(hostile)</i>")</p>"
            #expect(html.text == (isNew ? "<p><b>\(tamed)</b></p>" : "<p><i>\(tamed)</i></p>"))
            let words: HTML = "<p>\(isNew ? hostile : "<i>")</p>"
            #expect(words.text == (isNew ? "<p>\(tamed)</p>" : "<p>&lt;i&gt;</p>"))
        }
    }

    @Test("Lists, numbers and parts that are not there")
    func parts() {
        let items = ["a", "<b>"].map { "<li>\($0)</li>" as HTML }
        #expect(("<ul>\(items)</ul>" as HTML).text == "<ul><li>a</li><li>&lt;b&gt;</li></ul>")
        #expect(("\(3)\(-4 as Int64)" as HTML).text == "3-4")
        #expect(("\(nil as HTML?)\(if: false, "x")\(if: true, "y")" as HTML).text == "y")
        #expect(HTML.nothing.isEmpty)
    }

    @Test("A part that is not wanted is not even made")
    func lazy() {
        var wasMade = false
        func make() -> HTML {
            wasMade = true
            return "x"
        }
        _ = "\(if: false, make())" as HTML
        #expect(!wasMade)
    }

    @Test("Flags and attributes stand or are left out")
    func flags() {
        let html: HTML =
            "<input\(flag: "checked", true)\(flag: "required", false)\(attribute: "name", hostile)\(attribute: "id", nil)>"
        #expect(html.text == "<input checked name=\"\(tamed)\">")
    }

    @Test("Components escape what they are given")
    func components() {
        let pieces: [HTML] = [
            tag(.stop, hostile), notice(.care, "\(hostile)"), card(hostile) { "" }, link("/x", hostile),
            empty(hostile, hostile), avatar(hostile), said(hostile), button(hostile, name: hostile, value: hostile),
            form("/x", token: hostile, confirm: hostile) { "" }, live(hostile, on: hostile) { "" },
        ]
        for piece in pieces {
            #expect(!piece.text.contains("<script"))
            #expect(!piece.text.contains("\" onload"))
        }
        #expect(link("javascript:x", "here").text.contains("href=\"#\""))
    }
}
