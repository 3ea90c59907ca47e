/// Forms, cookies, files of people, pictures and archives, addresses and numbers, as strangers can send them. What is checked besides “does not
/// fall over” is what the rest of the program relies on.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzForms(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: data, count: size)
    guard let kind = bytes.first else { return 0 }
    let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
    switch kind % 8 {
    case 0: fuzzURLEncoded(text)
    case 1: fuzzMultipart(text)
    case 2:
        _ = firstCookie("firsthand", in: text)
        fuzzDocuments(Array(bytes.dropFirst()))
    case 3: fuzzCSV(text)
    case 4: fuzzHTML(text)
    case 5: fuzzTime(text)
    case 7: fuzzTrace(text)
    default: fuzzSmall(text)
    }
    return 0
}

/// A picture, once clean, stays as it is; an archive holds what its limits allow, and comes out as it went in.
private func fuzzDocuments(_ bytes: [UInt8]) {
    if let picture = try? PictureFile(bytes) {
        precondition(picture.bytes.count <= bytes.count + 64, "it grew")
        precondition((try? PictureFile(picture.bytes)) == picture, "not clean at once")
    }
    let limits = ZipFile.Limits(entries: 20, entry: 1 << 16, whole: 1 << 17)
    guard let archive = try? ZipFile(bytes, limits) else { return }
    precondition(archive.entries.count <= 20 && archive.entries.allSatisfy { $0.bytes.count <= 1 << 16 }, "too much")
    precondition(archive.entries.allSatisfy { !$0.name.hasPrefix("/") && !$0.name.contains("..\\") }, "a way out")
    precondition((try? ZipFile(archive.bytes, limits))?.entries == archive.entries, "not the same")
}

private func fuzzURLEncoded(_ text: String) {
    let form = Form(urlEncoded: text)
    for (name, values) in form.fields {
        precondition(!name.utf8.contains(0) && values.allSatisfy { !$0.utf8.contains(0) }, "a NUL reaches the database")
    }
}

private func fuzzMultipart(_ text: String) {
    let form = try? Form(multipart: text, boundary: "b")
    if let form { precondition(form.fields.count + form.files.count <= text.utf8.count, "more than was sent") }
}

/// What is written is read again as it was, but for what was disarmed; no cell begins as a formula does.
private func fuzzCSV(_ text: String) {
    guard let csv = try? CSV(text) else { return }
    for row in csv.rows where row.fields != [""] {
        let line = CSV.line(row.fields)
        guard let again = try? CSV("x\r\n" + line), let back = again.rows.last else {
            preconditionFailure("unreadable")
        }
        precondition(back.fields.count == row.fields.count, "cells were lost")
        for (cell, original) in zip(back.fields, row.fields) {
            precondition(
                Array(cell.utf8) == Array(original.utf8) || Array(cell.utf8) == Array(("'" + original).utf8), "changed")
            let first = cell.unicodeScalars.first
            precondition(first.map { !"=+-@\t\r\n".unicodeScalars.contains($0) } ?? true, "a formula")
        }
    }
}

/// Neither in text nor in an attribute can a value end what it stands in, and no address runs a script.
private func fuzzHTML(_ text: String) {
    let inText: HTML = "<p>\(text)</p>"
    let plain = inText.text.utf8.dropFirst(3).dropLast(4)
    precondition(!plain.contains(UInt8(ascii: "<")) && !plain.contains(UInt8(ascii: ">")), "markup")
    let inAttribute: HTML = "<a title=\"\(text)\">"
    let value = inAttribute.text.utf8.dropFirst(10).dropLast(2)
    precondition(!value.contains(UInt8(ascii: "\"")) && !value.contains(UInt8(ascii: "'")), "out of the attribute")
    let address: HTML = "<a href=\"\(text)\">"
    let link = String(decoding: address.text.utf8.dropFirst(9).dropLast(2), as: UTF8.self)
    // As browsers read it: without tabs and line ends, and without what stands before the first letter.
    let read = link.unicodeScalars.filter { $0.value > 0x20 }.map { String($0).lowercased() }.joined()
    precondition(!read.hasPrefix("javascript:") && !read.hasPrefix("data:") && !read.hasPrefix("vbscript:"), "a script")
}

private func fuzzTime(_ text: String) {
    let t = Words(now: Instant(milliseconds: 1_795_356_000_000))
    guard let time = t.instant(input: text) else { return }
    precondition(t.instant(input: t.input(time)) == time || text.contains(":"), "not the same time")
    _ = (t.moment(time), time.iso, t.day(time))
}

/// What is handed on is what was understood, and never anything else that somebody sent.
private func fuzzTrace(_ text: String) {
    guard let place = TracePlace(traceparent: text) else { return }
    precondition(place.traceparent.utf8.allSatisfy { "0123456789abcdef-".utf8.contains($0) }, "not only digits")
    precondition(TracePlace(traceparent: place.traceparent) == place, "handed on as another")
}

private func fuzzSmall(_ text: String) {
    if let id = ID<Form>(rawValue: text) { precondition(id.rawValue.utf8.count <= 64) }
    if let address = IPAddress(text) { precondition([4, 16].contains(address.bytes.count)) }
    fuzzMail(text)
    let form = Form(["n": [text]])
    _ = (form.number("n"), form.lines("n"), form.id("n", of: Form.self))
    let t = Words(language: .pseudo, now: Instant(milliseconds: 0))
    _ = t(.verbatim(text))
    if let number = Double(text) { _ = t.decimal(number) }
}

/// Whatever is put into a mail, no line of it begins what nobody meant; whatever a mail server says, it is read or refused.
private func fuzzMail(_ text: String) {
    let line = MailHeader.text(text).line("Subject")
    precondition(line.utf8.allSatisfy { (0x20...0x7E).contains($0) || $0 == 13 || $0 == 10 }, "not plain")
    for part in line.dropLast().split(separator: "\r\n").dropFirst() { precondition(part.hasPrefix(" "), "a header") }
    for part in quotedPrintable(text).split(separator: "\r\n") {
        precondition(part.utf8.count <= 76 && !part.hasPrefix("--=_"), "a line that is too long, or a boundary")
    }
    if let address = MailAddress(text) {
        precondition(!address.text.utf8.contains { $0 <= 0x20 || $0 == UInt8(ascii: ">") }, "out of the brackets")
    }
    if let report = DeliveryReport(text.utf8) {
        precondition((1...50).contains(report.recipients.count) && report.cameTo.count <= 20, "more than one mail has")
        precondition(report.recipients.allSatisfy { (200..<600).contains($0.code) }, "no reply")
    }
    var reader = SMTPReplyReader()
    for reply in (try? reader.read(text.utf8)) ?? [] { precondition((200..<600).contains(reply.code), "no reply") }
}
