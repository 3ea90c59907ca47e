import Platform
import Testing

@Suite struct FormTests {
    @Test("A form is read as browsers send it")
    func encoded() {
        let form = Form(urlEncoded: "name=Amara+N&mail=a%40halden.example&roles=leader&roles=trainer&empty=&flag")
        #expect(form["name"] == "Amara N")
        #expect(form["mail"] == "a@halden.example")
        #expect(form.all("roles") == ["leader", "trainer"])
        #expect(form.has("empty") && !form.isOn("empty"))
        #expect(form.has("flag") && form["flag"] == "")
        #expect(!form.has("nothing") && form["nothing"] == "")
    }

    @Test(
        "What is badly encoded stays as it was sent, and a NUL goes",
        arguments: [("%", "%"), ("%zz", "%zz"), ("%ff", "%ff"), ("100%", "100%"), ("a%00b", "ab"), ("%C3%A9", "é")])
    func hostile(sent: String, read: String) {
        #expect(Form(urlEncoded: "x=\(sent)")["x"] == read)
    }

    @Test("Odd pairs do no harm")
    func odd() {
        #expect(Form(urlEncoded: "").fields.isEmpty)
        #expect(Form(urlEncoded: "&&&").fields.isEmpty)
        #expect(Form(urlEncoded: "=x").all("") == ["x"])
        #expect(Form(urlEncoded: "a=b=c")["a"] == "b=c")
        #expect(Form(urlEncoded: "a[b]=c")["a[b]"] == "c")
    }

    @Test("Spaces around are no part of a field, but of a password")
    func spaces() {
        let form = Form(urlEncoded: "name=+Amara+&password=+secret+")
        #expect(form["name"] == "Amara")
        #expect(form.all("password").last == " secret ")
    }

    @Test("Numbers, ids and lines are read strictly")
    func kinds() {
        let form = Form(["n": ["12"], "bad": ["12a"], "id": ["../x"], "lines": [" a \r\n\r\n b\n"]])
        #expect(form.number("n") == 12)
        #expect(form.number("bad") == nil)
        #expect(form.id("id", of: Form.self) == nil)
        #expect(form.lines("lines") == ["a", "b"])
    }
}

@Suite struct FieldsTests {
    private let t = Words(now: Instant(milliseconds: 0))

    @Test("What was typed comes back, escaped, with its problem tied to it")
    func filled() {
        let filled = Filled(Form(["name": ["<Amara>"]]), problems: [Problem("name", "A name is needed.")])
        let html = Fields(filled, t).text("name", "Name", hint: "As on the door", required: true).text
        #expect(html.contains("value=\"&lt;Amara&gt;\""))
        #expect(html.contains("aria-describedby=\"name-hint name-problem\" aria-invalid=\"true\""))
        #expect(html.contains("<p class=\"problem\" id=\"name-problem\">A name is needed.</p>"))
        #expect(html.contains(" required"))
    }

    @Test("A password never comes back")
    func password() {
        let fields = Fields(Filled(Form(["password": ["hunter22"]])), t)
        #expect(!fields.text("password", "Password", type: "password").text.contains("hunter22"))
    }

    @Test("A text area keeps its first line and cannot be closed from inside")
    func area() {
        let html = Fields(Filled(Form(["text": ["\n</textarea><script>"]])), t).area("text", "Text").text
        #expect(!html.contains("<script>"))
        #expect(html.contains("&lt;/textarea&gt;"))
    }

    @Test("What was chosen is chosen again, and nothing else")
    func choices() {
        let fields = Fields(Filled(Form(["role": ["leader"], "roles": ["a", "c"], "on": ["on"]])), t)
        let choice = fields.choice("role", "Role", [("employee", "Employee"), ("leader", "Leader")]).text
        #expect(choice.contains("<option value=\"leader\" selected>"))
        #expect(!choice.contains("<option value=\"employee\" selected>"))
        let checks = fields.checks("roles", "Roles", [("a", "A"), ("b", "B"), ("c", "C")]).text
        #expect(checks.ranges(of: " checked").count == 2)
        #expect(fields.check("on", "On").text.contains(" checked"))
        #expect(!fields.check("off", "Off").text.contains(" checked"))
    }

    @Test("The summary counts the problems and leads to their fields")
    func summary() {
        let problems = [Problem("name", "A name is needed."), Problem("", "Nobody leads.")]
        let html = Fields(Filled(Form(), problems: problems), t).summary.text
        #expect(html.contains("2 things need another look"))
        #expect(html.contains("<a href=\"#name\">A name is needed.</a>"))
        #expect(html.contains("<li>Nobody leads.</li>"))
        #expect(Fields(Filled(), t).summary.isEmpty)
    }
}
