extension Form {
    /// `multipart/form-data` with text fields and text files, as browsers send it (RFC 7578). Nothing is guessed: a part
    /// without a name, or a body that does not end as it should, is refused. Linear in the body.
    package init(multipart body: String, boundary: String) throws(Refusal) {
        try self.init(multipart: Array(body.utf8), boundary: boundary)
    }

    /// The same with files of any kind: they come as bytes too, in `uploads`.
    package init(multipart body: [UInt8], boundary: String) throws(Refusal) {
        self.init()
        guard (1...70).contains(boundary.utf8.count) else { throw .unreadable }
        // The first delimiter may stand at the very beginning.
        let bytes = Array("\r\n".utf8) + body
        let parts = bytes.parted(by: Array("\r\n--\(boundary)".utf8)).dropFirst()
        guard let end = parts.last, end.starts(with: "--".utf8) else { throw .unreadable }
        for part in parts.dropLast() { try read(part) }
    }

    private mutating func read(_ part: ArraySlice<UInt8>) throws(Refusal) {
        let lineEnd = Array("\r\n".utf8)
        guard part.starts(with: lineEnd), let gap = part.firstRange(of: lineEnd + lineEnd) else { throw .unreadable }
        let bytes = part[gap.upperBound...]
        let head = String(decoding: part[..<gap.lowerBound], as: UTF8.self).split(separator: "\r\n")
        guard let line = head.first(where: { $0.lowercased().hasPrefix("content-disposition: form-data;") }),
            let name = parameter("name", in: line)
        else { throw .unreadable }
        if let file = parameter("filename", in: line) {
            // A picture is no text.
            files[name] = String(validating: bytes, as: UTF8.self)?.replacing("\0", with: "") ?? ""
            uploads[name] = Upload(name: file, bytes: Array(bytes))
        } else {
            replace(name, with: all(name) + [String(decoding: bytes, as: UTF8.self).replacing("\0", with: "")])
        }
    }
}

private func parameter(_ name: String, in line: Substring) -> String? {
    guard let start = line.firstRange(of: "; \(name)=\"") else { return nil }
    let rest = line[start.upperBound...]
    return rest.firstIndex(of: "\"").map { String(rest[..<$0]) }
}
